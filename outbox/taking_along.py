"""What this app gives of a person, and what stays (PRI-3)."""

from outbox.models import Digest, Heartbeat, Hold, Mailbox, Message, Preference
from people.taking_along import Along, Left, Rows, technique

ALONG = Along(
    rows=(
        Rows(
            "berichten",
            Message,
            "Welke berichten je kreeg of krijgt, wanneer en waarom",
            "recipient",
            fields=(
                "id",
                "address",
                "kind",
                "subject",
                "occasion",
                "due_at",
                "state",
                "reason",
                "sent_at",
                "sent_subject",
                "sent_text",
                "calendar",
                "created_at",
            ),
            left=(
                Left(("facts",), "Waar de tekst van een bericht van wordt gemaakt. De tekst zelf zit erin."),
                technique(
                    "anchor",
                    "anchor_at",
                    "group",
                    "bundle",
                    "at_any_hour",
                    "claimed_at",
                    "retry_at",
                    "attempts",
                    "message_id",
                    "server_answer",
                ),
            ),
        ),
        Rows(
            "overzicht-per-dag",
            Digest,
            "Dat je herinneringen één keer per dag in één mail krijgt",
            "person",
            fields=("id", "since"),
        ),
        Rows(
            "herinneringen",
            Preference,
            "Welke herinneringen je wilt krijgen",
            "person",
            fields=("id", "kind", "wants"),
        ),
    ),
    of_nobody=(Mailbox, Heartbeat, Hold),
)
