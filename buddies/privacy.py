"""What this app holds of a person, and for how long (PRI-4)."""

from buddies.models import Buddy, Pair
from people.privacy import Held

KEEP = "zes maanden na het einde van het cohort"

HELD = (
    Held(
        model=Pair, fields=("id", "cohort", "laid_by", "laid_at", "ended_at"), what="Een buddypaar", keep=KEEP
    ),
    Held(
        model=Buddy, fields=("id", "pair", "enrolment", "ended_at"), what="Met wie je buddy bent", keep=KEEP
    ),
)
