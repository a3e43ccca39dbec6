"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from evaluation import expiring
from evaluation.models import Answer, Asked, Complaint, Invitee, Question, Reply, Round
from people.forgetting import Traces
from people.handing import hand
from people.models import Person
from people.privacy import Held
from people.purposes import ADMINISTRATOR, COMPLAINANT, COMPLAINTS, COORDINATOR, LOOKING_BACK, PARTICIPANT

RUNS = "zolang het programma bestaat"
AFTER_COMPLAINT = "2 jaar na het besluit"

HANDLERS = "wie de klacht behandelt: het programmabureau, of de beheerder als het over het bureau gaat"
DECIDED = "Dat je over een klacht besliste"
WROTE = "Wat je over een klacht schreef"

HELD = (
    Held(
        model=Question,
        fields=("id", "version", "moment", "kind", "words", "choices"),
        what="Eigen vragen van een programma",
        keep=RUNS,
    ),
    Held(
        model=Round,
        fields=("id", "cohort", "moment", "opened_at", "closes_at", "reminded_at", "closed_at"),
        what="Wanneer een cohort is gevraagd om te evalueren",
        keep=RUNS,
    ),
    Held(
        model=Asked,
        fields=("id", "round", "number", "kind", "words", "choices"),
        what="Welke vragen een evaluatie stelde",
        keep=RUNS,
    ),
    Held(
        model=Invitee,
        fields=("id", "round", "enrolment", "has_answered"),
        what="Of je de evaluatie invulde; niet wanneer, en niet wat",
        keep="2 jaar na afloop van je cohort",
        purpose=LOOKING_BACK,
        of={PARTICIPANT: ""},
        seen_by=("de trainers en het programmabureau alleen hoeveel mensen antwoordden",),
    ),
    Held(
        model=Answer,
        fields=("id", "asked", "value", "words"),
        what="Antwoorden op evaluaties, anoniem vanaf het begin",
        keep=RUNS,
    ),
    Held(
        model=Complaint,
        fields=(
            "id",
            "by",
            "route",
            "subject",
            "words",
            "wish",
            "made_at",
            "acknowledged_at",
            "outcome",
            "decided_by",
            "decided_at",
            "withdrawn_at",
        ),
        what="Je klachten, en wat ermee is gedaan",
        keep=AFTER_COMPLAINT,
        purpose=COMPLAINTS,
        of={COMPLAINANT: "", COORDINATOR: DECIDED, ADMINISTRATOR: DECIDED},
        seen_by=(COMPLAINANT, HANDLERS),
    ),
    Held(
        model=Reply,
        fields=("id", "complaint", "by", "words", "at", "is_decision"),
        what="Wat er over je klacht is geschreven",
        keep=AFTER_COMPLAINT,
        purpose=COMPLAINTS,
        of={COMPLAINANT: "", COORDINATOR: WROTE, ADMINISTRATOR: WROTE},
        seen_by=(COMPLAINANT, HANDLERS),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """Answers belong to nobody; who was asked hangs on the deelname."""
    hand(Complaint, "by", "decided_by", old=old, to=to)
    hand(Reply, "by", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """A complaint that is still open is decided on; the rest goes."""
    over = Complaint.objects.filter(by=person).exclude(decided_at=None, withdrawn_at=None)
    expiring.erase_complaints(list(over))
