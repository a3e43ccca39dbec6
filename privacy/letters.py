from datetime import datetime

from django.urls import reverse

from outbox.planning import Planned
from people.glass import Opening

GLASS_BROKEN = "glass_broken"


def glass_broken(opening: Opening, *, now: datetime) -> Planned:
    """What it was and why; nothing of what it says (MSG-6)."""
    return Planned(
        GLASS_BROKEN,
        to=opening.owner,
        subject=opening.piece.key,
        occasion=f"act:{opening.number}",
        facts={
            "who": opening.by.name,
            "piece": opening.piece.label,
            "cohort": opening.piece.where,
            "reason": opening.reason,
            "looked_at": now,
            "path": reverse("privacy:mine"),
        },
    )
