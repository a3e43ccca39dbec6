"""What this app gives of a person, and what stays (PRI-3)."""

from django.db.models import Q

from documents.issuing import ARCHIVE
from documents.models import Issue, Upload
from people.taking_along import FILE, Along, Left, Made, Rows, technique

FOLDER = "bestanden"


def path_of(upload: Upload) -> str:
    """Where an upload lies in the archive: its number first, so that two of one name can lie there."""
    return f"{FOLDER}/{upload.pk.hex[:12]}-{safe(upload.name)}"


def safe(name: str) -> str:
    """A name that every system can keep, and that leads nowhere else."""
    kept = "".join(sign if sign.isalnum() or sign in "._-" else "-" for sign in name)
    stem, dot, ending = kept.strip(".-").rpartition(".")
    return f"{stem[:60]}{dot}{ending[:10]}" if stem else ending[:60] or "bestand"


ALONG = Along(
    rows=(
        Rows(
            "gemaakte-documenten",
            Issue,
            "Documenten die je liet maken",
            "owner",
            fields=("kind", "name", "state", "asked_at", "made_at"),
            where=lambda person: ~Q(kind=ARCHIVE),
            left=(
                Left(
                    ("file",),
                    "Wat over jou gaat, staat er opnieuw gemaakt in. De rest kun je zelf weer laten maken.",
                    "Documenten die je eerder liet maken",
                ),
                technique(
                    "id",
                    "about",
                    "parameters",
                    "fingerprint",
                    "steps_done",
                    "steps_total",
                    "claimed_at",
                    "attempts",
                ),
            ),
        ),
        Rows(
            "bestanden",
            Upload,
            "Bestanden die je hebt ingeleverd",
            "owner",
            fields=("id", "name", "content_type", "size", "sha256", "uploaded_at"),
            made=(Made("path", FILE, path_of, instead_of=("file",)),),
        ),
    ),
)
