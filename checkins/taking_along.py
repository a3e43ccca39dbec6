"""What this app gives of a person, and what stays (PRI-3)."""

from django.db.models import Q

from checkins.models import Checkin, Reply
from people.models import Person
from people.taking_along import Along, Rows, of_others, technique


def _given_by_others(person: Person) -> Q:
    """The participant reads what mentor and principal answered."""
    return ~Q(person=person) & Q(answered_at__isnull=False)


ALONG = Along(
    rows=(
        Rows(
            "na-drie-maanden",
            Checkin,
            "Dat je drie maanden na de training vragen kreeg",
            "enrolment__person",
            fields=("id", "enrolment", "opened_at", "closes_at"),
            left=(technique("edition"),),
        ),
        Rows(
            "na-drie-maanden-antwoorden",
            Reply,
            "Wat je drie maanden na de training antwoordde, over jezelf of over iemand die je begeleidde",
            "person",
            fields=("id", "role", "used", "example", "onward", "answered_at"),
            left=(of_others("checkin", "support"),),
        ),
        Rows(
            "na-drie-maanden-van-anderen",
            Reply,
            "Wat je praktijkbegeleider en opdrachtgever drie maanden na de training antwoordden",
            "checkin__enrolment__person",
            fields=("id", "checkin", "person", "role", "used", "example", "onward", "answered_at"),
            left=(technique("support"),),
            where=_given_by_others,
        ),
    ),
)
