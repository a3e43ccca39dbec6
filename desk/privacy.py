"""What this app holds of a person, and for how long (PRI-4)."""

from desk.models import Import
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
