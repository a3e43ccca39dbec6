"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from checkins.models import Checkin, Reply
from people.handing import doubles, hand_but_doubles
from people.models import Person
from people.privacy import Held
from people.purposes import LOOKING_BACK, MENTOR, PARTICIPANT, PRINCIPAL

ONE_YEAR = "1 jaar na het einde van het cohort"

ANSWERED = "Wat je drie maanden na de training over de deelnemer antwoordde"

HELD = (
    Held(
        model=Checkin,
        fields=("id", "enrolment", "edition", "opened_at", "closes_at"),
        what="Dat je drie maanden na de training vragen kreeg",
        keep=ONE_YEAR,
        purpose=LOOKING_BACK,
        of={PARTICIPANT: ""},
    ),
    Held(
        model=Reply,
        fields=("id", "checkin", "person", "role", "support", "used", "example", "onward", "answered_at"),
        what="Wat je drie maanden na de training antwoordde, of iemand over jou",
        keep=ONE_YEAR,
        purpose=LOOKING_BACK,
        of={PARTICIPANT: "", MENTOR: ANSWERED, PRINCIPAL: ANSWERED},
        seen_by=(PARTICIPANT, "de trainers en het programmabureau alleen aantallen, vanaf vijf antwoorden"),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """Asked twice about one deelname and answered once: the answer counts."""
    unasked = doubles(Reply, "person", per=["checkin"], old=to, to=old).filter(answered_at=None)
    Reply.objects.filter(pk__in=list(unasked.values_list("pk", flat=True))).delete()
    hand_but_doubles(Reply, "person", per=["checkin"], old=old, to=to)
