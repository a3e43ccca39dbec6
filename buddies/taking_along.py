"""What this app gives of a person, and what stays (PRI-3)."""

from django.db.models import Q

from buddies.models import (
    Activity,
    Buddy,
    Division,
    Pair,
    ProposedGroup,
    Seat,
    SwapRequest,
    Wish,
    WishList,
)
from people.models import Person
from people.taking_along import TEXT, Along, Left, Made, Rows, by_staff, many, technique


def _names(pair: Pair) -> list[str]:
    members = pair.members.select_related("enrolment__person").order_by("pk")
    return [one.enrolment.person.name for one in members]


def _of_now_or_own(person: Person) -> Q:
    """What a buddy wrote is read for as long as the pair goes on (PPL-2)."""
    return Q(logged_by=person) | Q(pair__ended_at=None)


ALONG = Along(
    rows=(
        Rows(
            "buddywensen",
            WishList,
            "Wat je voor de indeling in buddy's over jezelf vertelde",
            "enrolment__person",
            fields=("id", "enrolment", "workplace", "reaches", "times", "themes", "wants", "saved_at"),
        ),
        Rows(
            "buddywensen-met-wie",
            Wish,
            "Met wie je graag wilde (1, 2 of 3), of liever niet (0)",
            "enrolment__person",
            fields=("id", "enrolment", "rank"),
            left=(
                Left(
                    (),
                    "Wensen zijn van wie ze opgaf. Alleen de trainers lezen ze.",
                    "Of iemand jou als buddy graag of liever niet wilde",
                ),
            ),
            made=(Made("with", TEXT, lambda row: row.target.person.name, instead_of=("target",)),),
        ),
        Rows(
            "buddyparen",
            Pair,
            "Met wie je buddy bent of was, en wat jullie afspraken",
            "members__enrolment__person",
            fields=("id", "cohort", "laid_at", "ended_at", "agreement"),
            left=(by_staff("laid_by"),),
            made=(Made("members", many(TEXT), _names),),
        ),
        Rows(
            "buddy",
            Buddy,
            "Bij welk buddypaar je hoort of hoorde",
            "enrolment__person",
            fields=("id", "pair", "enrolment", "ended_at"),
        ),
        Rows(
            "buddylog",
            Activity,
            "Wat jullie als buddy's samen deden. Van een paar dat is gestopt alleen wat jij schreef",
            "pair__members__enrolment__person",
            fields=("id", "pair", "kind", "on", "note", "logged_by", "logged_at"),
            left=(technique("token"),),
            where=_of_now_or_own,
        ),
        Rows(
            "andere-buddy-gevraagd",
            SwapRequest,
            "Dat je om een andere buddy vroeg",
            "buddy__enrolment__person",
            fields=("id", "buddy", "asked_at", "settled_at"),
        ),
    ),
    stays={
        Seat: Left(
            (),
            "Een voorstel ziet niemand dan de trainers. Wat ervan kwam, zit erin.",
            "Bij wie je in een voorstel voor buddy's zat",
        ),
    },
    of_nobody=(Division, ProposedGroup),
)
