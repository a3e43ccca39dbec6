"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from desk.models import Import
from people.handing import hand
from people.models import Person
from people.privacy import Held

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
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand(Import, "owner", "confirmed_by", old=old, to=to)
