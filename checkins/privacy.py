"""What this app holds of a person, and for how long (PRI-4)."""

from checkins.models import Checkin, Reply
from people.privacy import Held

ONE_YEAR = "1 jaar na het einde van het cohort"

HELD = (
    Held(
        model=Checkin,
        fields=("id", "enrolment", "edition", "opened_at", "closes_at"),
        what="Dat je drie maanden na de training vragen kreeg",
        keep=ONE_YEAR,
    ),
    Held(
        model=Reply,
        fields=("id", "checkin", "person", "role", "support", "used", "example", "onward", "answered_at"),
        what="Wat je drie maanden na de training antwoordde, of iemand over jou",
        keep=ONE_YEAR,
    ),
)
