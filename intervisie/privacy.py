"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from intervisie.models import Case, Intervisie, Member
from people.forgetting import Traces
from people.handing import hand
from people.models import Person
from people.privacy import Held
from people.purposes import PARTICIPANT, TOGETHER, TRAINER

KEEP = "zes maanden na het einde van het cohort"

AT_THE_TABLE = "wie mee aan tafel zit"

HELD = (
    Held(
        model=Intervisie,
        fields=("id", "cohort", "pair", "session", "method", "begun_by", "begun_at", "ended_at"),
        what="Dat er een intervisie was, wanneer en volgens welke methode",
        keep=KEEP,
        purpose=TOGETHER,
        of={PARTICIPANT: "", TRAINER: ""},
        seen_by=(AT_THE_TABLE,),
    ),
    Held(
        model=Intervisie,
        fields=("text", "step", "turn", "step_began_at", "paused_at", "added"),
        what="De casus en de stand van de klok tijdens een intervisie",
        keep="de casus tot de intervisie is afgerond, en hooguit een dag; daarna is hij weg",
        purpose=TOGETHER,
        of={PARTICIPANT: "", TRAINER: ""},
        seen_by=(AT_THE_TABLE,),
    ),
    Held(
        model=Member,
        fields=("id", "intervisie", "person", "enrolment", "role", "was_there"),
        what="Bij welke intervisies je was",
        keep=KEEP,
        purpose=TOGETHER,
        of={PARTICIPANT: "", TRAINER: ""},
        seen_by=(AT_THE_TABLE,),
    ),
    Held(
        model=Member,
        fields=("learned", "learned_at", "moved_at"),
        what="Je leerzin, die niemand anders leest",
        keep=f"{KEEP}, of tot je hem in je POD zet",
        purpose=TOGETHER,
        of={PARTICIPANT: "", TRAINER: ""},
    ),
    Held(
        model=Case,
        fields=(
            "id",
            "session",
            "enrolment",
            "title",
            "words",
            "brought_at",
            "chosen_at",
            "chosen_by",
            "is_kept",
        ),
        what="De casus die je inbrengt voor een trainingsdag",
        keep=f"tot een dag na die trainingsdag; als je hem bewaart, {KEEP}",
        purpose=TOGETHER,
        of={PARTICIPANT: "", TRAINER: "Dat je een casus koos voor een dag"},
        seen_by=(TRAINER, "het cohort als de casus is gekozen"),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand(Intervisie, "begun_by", old=old, to=to)
    hand(Member, "person", old=old, to=to)
    hand(Case, "chosen_by", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """A trainer at the table has no deelname that their sentence hangs on."""
    Member.objects.filter(person=person).update(learned="", learned_at=None)
