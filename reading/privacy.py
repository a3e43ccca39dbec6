"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from people.models import Person
from people.privacy import Held
from people.purposes import PARTICIPANT, TRAINING
from reading.models import Item, Link, Pick, ReadingList

RUNS = "zolang het programma bestaat"

HELD = (
    Held(model=ReadingList, fields=("id", "version", "cohort"), what="Leeslijsten", keep=RUNS),
    Held(
        model=Link,
        fields=("id", "address", "state", "answer", "failures", "checked_at", "due_at"),
        what="Of de links op leeslijsten het doen",
        keep="zolang de link op een leeslijst staat",
    ),
    Held(
        model=Item,
        fields=(
            "id",
            "reading_list",
            "title",
            "author",
            "kind",
            "year",
            "publisher",
            "link",
            "upload",
            "day",
            "session",
            "competence",
            "why",
            "position",
            "likeness",
            "added_at",
            "removed_at",
        ),
        what="Titels op leeslijsten",
        keep=RUNS,
    ),
    Held(
        model=Pick,
        fields=("id", "item", "enrolment", "is_chosen", "is_owned", "is_read", "note"),
        what="Wat je van de leeslijst koos, hebt of las, en wat je erbij schreef. Alleen jij ziet dit",
        keep="6 maanden na afloop van je cohort",
        purpose=TRAINING,
        of={PARTICIPANT: ""},
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """What someone picked hangs on their deelname and goes along with that."""
