"""What this app gives of a person, and what stays (PRI-3)."""

from evaluation.models import Answer, Asked, Complaint, Invitee, Question, Reply, Round
from people.taking_along import TEXT, Along, Left, Made, Rows, by_staff

ALONG = Along(
    rows=(
        Rows(
            "evaluaties",
            Invitee,
            "Voor welke evaluaties je bent gevraagd, en of je ze invulde",
            "enrolment__person",
            fields=("id", "enrolment", "has_answered"),
            made=(Made("round", TEXT, lambda row: str(row.round), instead_of=("round",)),),
        ),
        Rows(
            "klachten",
            Complaint,
            "Je klachten, en wat ermee is gedaan",
            "by",
            fields=(
                "id",
                "route",
                "subject",
                "words",
                "wish",
                "made_at",
                "acknowledged_at",
                "outcome",
                "decided_at",
                "withdrawn_at",
            ),
            left=(by_staff("decided_by"),),
        ),
        Rows(
            "klachten-antwoorden",
            Reply,
            "Wat er over je klachten is geschreven, door jou en aan jou",
            "complaint__by",
            fields=("id", "complaint", "by", "words", "at", "is_decision"),
        ),
    ),
    stays={
        Answer: Left(
            (),
            "Ze zijn anoniem. Niemand kan ze bij jou zoeken, wij ook niet.",
            "Wat je in evaluaties antwoordde",
        ),
    },
    of_nobody=(Asked, Question, Round),
)
