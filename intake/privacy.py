"""What this app holds of a person, and for how long (PRI-4)."""

from intake.models import Application
from people.privacy import Held

HELD = (
    Held(
        model=Application,
        fields=(
            "id",
            "cohort",
            "person",
            "text",
            "payer",
            "invoice_reference",
            "terms_version",
            "terms_agreed_at",
            "started_at",
            "seen_at",
            "handed_in_at",
            "withdrawn_at",
        ),
        what="Je aanmelding",
        keep="vier weken na het laatste teken, het intrekken of een besluit dat je niet wordt toegelaten; "
        "anders tot drie maanden na afloop van je cohort",
    ),
)
