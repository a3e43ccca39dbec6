"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from certificates.models import BadgeKey, Certificate, RevokedPlace
from documents import issuing
from people.forgetting import Traces
from people.handing import hand
from people.models import Person
from people.privacy import Held
from people.purposes import ASSESSOR, CERTIFICATE, COORDINATOR, PARTICIPANT, TRAINER

HELD = (
    Held(
        model=Certificate,
        fields=(
            "id",
            "enrolment",
            "holder",
            "number",
            "name",
            "name_confirmed_at",
            "taken_at",
            "shows_name",
            "programme",
            "programme_key",
            "cohort",
            "starts_on",
            "ends_on",
            "outcomes",
            "provider",
            "signatory",
            "obtained_on",
            "issued_at",
            "issued_by",
            "revoked_at",
            "revoked_by",
            "reason",
            "replaced_by",
            "subject",
            "status_place",
            "badge",
        ),
        what="Je certificaat, met je naam zoals jij die schrijft",
        keep="7 jaar na het einde van het cohort",
        purpose=CERTIFICATE,
        of={
            PARTICIPANT: "",
            ASSESSOR: "Dat je een certificaat uitgaf",
            COORDINATOR: "Dat je een certificaat introk of opnieuw uitgaf",
        },
        seen_by=(
            PARTICIPANT,
            TRAINER,
            COORDINATOR,
            "wie het nummer heeft alleen of het geldig is, voor welk programma en van wanneer",
        ),
    ),
    Held(
        model=RevokedPlace,
        fields=("place", "revoked_at"),
        what="Welke plaatsen op de lijst van badges zijn ingetrokken; niets van een persoon",
        keep="zolang er badges bestaan",
    ),
    Held(
        model=BadgeKey,
        fields=("id", "public", "private", "made_at"),
        what="Sleutels waarmee badges worden ondertekend; niets van een persoon",
        keep="zolang er een badge mee is ondertekend",
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand(Certificate, "holder", "issued_by", "revoked_by", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """The register keeps number and name; it is nobody's any more, and a badge can be asked for no more."""
    mine = Certificate.objects.filter(holder=person)
    for one in mine:
        issuing.erase(about=one.key)
    mine.update(shows_name=False, badge="", holder=None)
