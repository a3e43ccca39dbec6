"""What someone agreed to, and the terms as the administrator reads them."""

from dataclasses import dataclass
from datetime import timedelta

from certificates.models import Certificate
from intake.models import Application
from people import expiring
from people.models import Person
from privacy.running import expiries

IN_WORDS = {
    timedelta(0): "meteen",
    timedelta(days=1): "een dag",
    timedelta(weeks=1): "een week",
    timedelta(weeks=4): "vier weken",
    expiring.MONTH: "een maand",
    expiring.THREE_MONTHS: "drie maanden",
    expiring.SIX_MONTHS: "zes maanden",
    expiring.ONE_YEAR: "een jaar",
    expiring.TWO_YEARS: "twee jaar",
    expiring.SEVEN_YEARS: "zeven jaar",
}


@dataclass(frozen=True)
class Consents:
    applications: list[Application]
    certificates: list[Certificate]


def consents_of(person: Person) -> Consents:
    agreed = Application.objects.filter(person=person).exclude(terms_agreed_at=None)
    shown = Certificate.objects.filter(holder=person, shows_name=True, revoked_at=None)
    return Consents(list(agreed.select_related("cohort").order_by("-pk")), list(shown.order_by("-pk")))


@dataclass(frozen=True)
class Term:
    what: str
    after: str


def terms() -> list[Term]:
    return [Term(one.what, IN_WORDS[one.after]) for one in expiries()]
