"""What this app holds of a person, and for how long (PRI-4)."""

from documents.models import Issue, Upload
from people.privacy import Held

HELD = (
    Held(
        model=Issue,
        fields=(
            "id",
            "kind",
            "owner",
            "about",
            "parameters",
            "fingerprint",
            "name",
            "state",
            "steps_done",
            "steps_total",
            "claimed_at",
            "attempts",
            "file",
            "asked_at",
            "made_at",
        ),
        what="Documenten die je liet maken, zoals een pdf van je POD",
        keep="een maand nadat je erom vroeg, en nooit langer dan dat waar het over gaat",
    ),
    Held(
        model=Upload,
        fields=("id", "owner", "name", "content_type", "size", "sha256", "file", "uploaded_at"),
        what="Bestanden die je hebt ingeleverd",
        keep="zolang dat waar het bestand bij hoort",
    ),
)
