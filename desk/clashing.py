"""Why two accounts cannot become one: what one person may not be twice, or not beside each other (PPL-1).

Each says what to do about it. Of Big Five nothing is asked: it hangs on a deelname, of which there is one.
"""

from collections.abc import Callable, Iterable

from allauth.mfa.models import Authenticator
from django.db.models import Q

from assignments.models import Support
from buddies.models import Buddy
from checkins.models import Reply
from cohorts.models import Admission, Cohort, Enrolment, Trainership
from intake.models import Application, Record
from intervisie.models import Member
from people.models import Person
from people.refusals import Refusal
from proeve.models import Assessor, Feedback

ASK = "Vraag het programmabureau"


class HasSecondStep(Refusal):
    message = (
        "Het andere account heeft een passkey of een app met codes. Een code per mail is dan niet genoeg. "
        "Log met dat account in en voeg van daaruit samen. Hebben beide accounts er een? "
        "Haal die van het andere account dan eerst weg."
    )


class Administers(Refusal):
    message = "Het andere account beheert deze site. Log met dat account in en voeg van daaruit samen."


class OfTheDemo(Refusal):
    message = "Accounts van de demo kun je niet samenvoegen."


class InOneCohort(Refusal):
    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            f"Beide accounts doen mee aan {_listed(names)}, of staan daar op de wachtlijst. "
            f"{ASK} om een van de twee te laten stoppen."
        )


class LeadsAndTakesPart(Refusal):
    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            f"Het ene account is trainer van {_listed(names)} en het andere doet daaraan mee. "
            f"{ASK} om een van de twee te laten stoppen."
        )


class AppliedTwice(Refusal):
    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(f"Beide accounts hebben een aanmelding voor {_listed(names)}. Trek er een in.")


class InOnePair(Refusal):
    message = f"Beide accounts zijn elkaars buddy. {ASK} om een van de twee te laten stoppen."


class AtOneTable(Refusal):
    message = f"Beide accounts zaten bij dezelfde intervisie. {ASK} om hulp: dat kan niet één persoon zijn."


class SupportsThemselves(Refusal):
    message = (
        "Het ene account begeleidt de praktijkopdracht van het andere, of is daar opdrachtgever. "
        "Noem daar eerst iemand anders voor."
    )


class Assesses(Refusal):
    message = (
        "Het ene account beoordeelt een Proeve waar het andere bij hoort. "
        "Vraag de trainer om een andere beoordelaar."
    )


class Judges(Refusal):
    message = (
        "Bij een aanmelding hoort een verslag van het ene account, en het andere meldde zich daar aan "
        f"of schreef er ook een verslag. {ASK} om hulp: twee oordelen kunnen niet van één persoon zijn."
    )


class AnsweredTwice(Refusal):
    message = (
        "Beide accounts gaven antwoord of feedback over dezelfde deelnemer. "
        f"Daar kan er maar één van blijven. {ASK} om hulp."
    )


def clashes(old: Person, to: Person) -> list[Refusal]:
    """All of them, so that nobody mends one to meet the next."""
    return [found for check in CHECKS if (found := check(old, to))]


def _listed(names: Iterable[str]) -> str:
    return " en ".join(sorted(names))


def _account(old: Person, to: Person) -> Refusal | None:
    if old.is_demo or to.is_demo:
        return OfTheDemo()
    if old.is_staff or old.is_superuser:
        return Administers()
    steps = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return HasSecondStep() if Authenticator.objects.filter(user=old, type__in=steps).exists() else None


def _one_cohort(old: Person, to: Person) -> Refusal | None:
    names = _named(_takes_part(old) & _takes_part(to))
    return InOneCohort(names) if names else None


def _leads_and_takes_part(old: Person, to: Person) -> Refusal | None:
    names = _named((_leads(old) & _takes_part(to)) | (_leads(to) & _takes_part(old)))
    return LeadsAndTakesPart(names) if names else None


def _named(cohorts: set[int]) -> list[str]:
    return list(Cohort.objects.filter(pk__in=cohorts).values_list("name", flat=True)) if cohorts else []


def _takes_part(person: Person) -> set[int]:
    active = Enrolment.objects.active().filter(person=person).values_list("cohort", flat=True)
    waiting = Admission.objects.waiting().filter(person=person).values_list("cohort", flat=True)
    return {*active, *waiting}


def _leads(person: Person) -> set[int]:
    return set(Trainership.objects.filter(person=person, until=None).values_list("cohort", flat=True))


def _applied(old: Person, to: Person) -> Refusal | None:
    mine = Application.objects.filter(person=to, withdrawn_at=None).values("cohort")
    both = Application.objects.filter(person=old, withdrawn_at=None, cohort__in=mine)
    names = list(both.values_list("cohort__name", flat=True))
    return AppliedTwice(names) if names else None


def _pair(old: Person, to: Person) -> Refusal | None:
    mine = Buddy.objects.filter(enrolment__person=to, ended_at=None).values("pair")
    both = Buddy.objects.filter(enrolment__person=old, ended_at=None, pair__in=mine)
    return InOnePair() if both.exists() else None


def _table(old: Person, to: Person) -> Refusal | None:
    mine = Member.objects.filter(person=to).values("intervisie")
    return AtOneTable() if Member.objects.filter(person=old, intervisie__in=mine).exists() else None


def _support(old: Person, to: Person) -> Refusal | None:
    own = "assignment__enrolment__person"
    crossing = Q(person=old, **{own: to}) | Q(person=to, **{own: old})
    return SupportsThemselves() if Support.objects.filter(crossing, ended_at=None).exists() else None


def _assessor(old: Person, to: Person) -> Refusal | None:
    """As in `proeve.assessing`: not who is assessed, nor who takes part in that cohort or stands beside."""
    rows = Assessor.objects.filter(withdrawn_at=None)
    for one, other in ((old, to), (to, old)):
        concerned = (
            Q(attempt__proeve__enrolment__person=other)
            | Q(attempt__proeve__enrolment__cohort__in=_takes_part(other))
            | Q(attempt__in=rows.filter(person=other).values("attempt"))
            | Q(
                attempt__proeve__enrolment__in=Support.objects.filter(person=other, ended_at=None).values(
                    "assignment__enrolment"
                )
            )
        )
        if rows.filter(concerned, person=one).exists():
            return Assesses()
    return None


def _record(old: Person, to: Person) -> Refusal | None:
    crossing = Q(trainer=old, application__person=to) | Q(trainer=to, application__person=old)
    mine = Record.objects.filter(trainer=to).values("application")
    twice = Q(trainer=old, application__in=mine)
    return Judges() if Record.objects.filter(crossing | twice).exists() else None


def _answer(old: Person, to: Person) -> Refusal | None:
    given = Reply.objects.filter(answered_at__isnull=False)
    replied = given.filter(person=to).values("checkin")
    said = Feedback.objects.filter(by=to).values("attempt")
    twice = (
        given.filter(person=old, checkin__in=replied).exists()
        or Feedback.objects.filter(by=old, attempt__in=said).exists()
    )
    return AnsweredTwice() if twice else None


CHECKS: tuple[Callable[[Person, Person], Refusal | None], ...] = (
    _account,
    _one_cohort,
    _leads_and_takes_part,
    _applied,
    _pair,
    _table,
    _support,
    _assessor,
    _record,
    _answer,
)
