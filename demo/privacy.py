"""What this app holds (PRI-4): nothing of anybody. Demo data is exempt from retention."""

from datetime import datetime

from demo.models import Seed
from people.models import Person
from people.privacy import Held

HELD = (
    Held(model=Seed, fields=("id", "seeded_at"), what="Dat dit een demo is", keep="zo lang de demo bestaat"),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """There is nothing to hand over."""
