"""What this app holds (PRI-4): nothing of anybody. Demo data is exempt from retention."""

from demo.models import Seed
from people.privacy import Held

HELD = (
    Held(model=Seed, fields=("id", "seeded_at"), what="Dat dit een demo is", keep="zo lang de demo bestaat"),
)
