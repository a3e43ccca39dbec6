"""What this app gives of a person, and what stays (PRI-3)."""

from people.taking_along import TEXT, Along, Made, Rows
from reading.models import Item, Link, Pick, ReadingList

ALONG = Along(
    rows=(
        Rows(
            "leeslijst",
            Pick,
            "Wat je van de leeslijst koos, hebt of las, en wat je erbij schreef",
            "enrolment__person",
            fields=("id", "enrolment", "is_chosen", "is_owned", "is_read", "note"),
            made=(
                Made("title", TEXT, lambda row: row.item.title, instead_of=("item",)),
                Made("author", TEXT, lambda row: row.item.author),
            ),
        ),
    ),
    of_nobody=(Item, Link, ReadingList),
)
