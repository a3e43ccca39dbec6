"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from desk.models import Import
from people.handing import hand
from people.models import Person
from people.privacy import Held
from people.purposes import APPLYING, COORDINATOR, PARTICIPANT

HELD = (
    Held(
        model=Import,
        fields=(
            "id",
            "cohort",
            "owner",
            "phase",
            "state",
            "steps_done",
            "steps_total",
            "claimed_at",
            "attempts",
            "asked_at",
            "upload",
            "text",
            "trainer",
            "decided_on",
            "rows",
            "skipped",
            "fault",
            "seen",
            "is_sent_back",
            "confirmed_by",
            "placed",
            "put_in_line",
        ),
        what="Lijsten met deelnemers, die het programmabureau overneemt in een cohort",
        keep="een dag",
        purpose=APPLYING,
        of={
            PARTICIPANT: "Je naam, adres en organisatie op een lijst waarmee je werd aangemeld",
            COORDINATOR: "Dat je een lijst met deelnemers overnam",
        },
        seen_by=(COORDINATOR,),
        unseen_by=(PARTICIPANT,),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand(Import, "owner", "confirmed_by", old=old, to=to)
