"""What this app gives of a person, and what stays (PRI-3)."""

from intervisie.models import Case, Intervisie, Member
from people.taking_along import TEXT, Along, Left, Made, Rows, by_staff, many, technique


def _who(row: Intervisie) -> list[str]:
    return [one.person.name for one in row.members.select_related("person").order_by("pk")]


ALONG = Along(
    rows=(
        Rows(
            "intervisies",
            Intervisie,
            "Welke intervisies er waren, wanneer en met wie",
            "members__person",
            fields=("id", "cohort", "session", "method", "begun_at", "ended_at"),
            left=(
                Left(
                    ("text",),
                    "Die is van wie aan tafel zat, en wordt gewist als de intervisie is afgerond.",
                    "De casus van een intervisie die nog loopt",
                ),
                by_staff("begun_by"),
                technique("pair", "step", "turn", "step_began_at", "paused_at", "added"),
            ),
            made=(Made("members", many(TEXT), _who),),
        ),
        Rows(
            "leerzinnen",
            Member,
            "Welke rol je had in een intervisie, en je leerzin",
            "person",
            fields=(
                "id",
                "intervisie",
                "enrolment",
                "role",
                "was_there",
                "learned",
                "learned_at",
                "moved_at",
            ),
        ),
        Rows(
            "casussen",
            Case,
            "De casussen die je inbracht voor een trainingsdag",
            "enrolment__person",
            fields=("id", "session", "enrolment", "title", "words", "brought_at", "chosen_at", "is_kept"),
            left=(by_staff("chosen_by"),),
        ),
    ),
)
