"""What this app gives of a person, and what stays (PRI-3)."""

from people.taking_along import Along, Rows, technique
from privacy.models import Destruction, Farewell, Gone

ALONG = Along(
    rows=(
        Rows(
            "account-verdwijnt",
            Farewell,
            "Sinds wanneer je geen rol meer hebt, en wanneer je account dan verdwijnt",
            "person",
            fields=("since", "goes_on"),
            left=(technique("id"),),
        ),
    ),
    of_nobody=(Destruction, Gone),
)
