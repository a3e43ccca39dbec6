"""What this app gives of a person, and what stays (PRI-3)."""

from people.taking_along import Along, Rows, by_staff, technique
from privacy.models import Destruction, Erasure, Farewell, Gone

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
        Rows(
            "verzoek-om-te-wissen",
            Erasure,
            "Dat je vroeg om alles te wissen, en hoe is vastgesteld dat jij het was",
            "person",
            fields=("asked_at", "identified", "runs_at", "closed_at", "erased_at"),
            left=(
                by_staff("by"),
                technique("id", "state", "steps_done", "steps_total", "claimed_at", "attempts"),
            ),
        ),
    ),
    of_nobody=(Destruction, Gone),
)
