"""What this app gives of a person, and what stays (PRI-3)."""

from agenda.models import Feed
from people.taking_along import Along, Rows, secret

ALONG = Along(
    rows=(
        Rows(
            "agenda",
            Feed,
            "Dat je agenda meekijkt op een geheim adres",
            "person",
            fields=("id", "made_at"),
            left=(secret("digest"),),
        ),
    ),
)
