"""What this app holds of a person, and for how long (PRI-4)."""

from assignments.models import Assignment, Support
from people.privacy import Held

TWO_YEARS = "twee jaar na het einde van het cohort"

HELD = (
    Held(
        model=Assignment,
        fields=("id", "enrolment", "title"),
        what="Je praktijkopdracht",
        keep=TWO_YEARS,
    ),
    Held(
        model=Support,
        fields=("id", "assignment", "person", "role", "invited_at", "accepted_at", "ended_at", "link_number"),
        what="Wie praktijkbegeleider of opdrachtgever is, en van wanneer tot wanneer",
        keep=TWO_YEARS,
    ),
)
