"""Who someone is here, told by their relations, in one query (PPL-2)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from assignments.models import Support
from cohorts.models import Cohort, Enrolment
from intake.desk import waiting as waiting_applications
from intake.models import Application
from people.models import Coordinator, Person
from people.prepared import Row, prepared
from pod.models import Conversation, Entry
from pod.waiting import waiting
from proeve.glance import at_work


@dataclass(frozen=True)
class Roles:
    """`enrolment` and `application` are the numbers of the latest; the others count what asks attention."""

    enrolment: int | None = None
    is_trainer: bool = False
    is_supporter: bool = False
    is_coordinator: bool = False
    is_administrator: bool = False
    news: int = 0
    waits: int = 0
    application: int | None = None
    applications: int = 0
    is_assessor: bool = False

    @property
    def label(self) -> str:
        """The roles as words, the first one first."""
        labels = (
            (self.enrolment, "Deelnemer"),
            (self.is_trainer, "Trainer"),
            (self.is_supporter, "Begeleider"),
            (self.is_assessor, "Beoordelaar"),
            (self.is_coordinator, "Contactpersoon"),
            (self.is_administrator, "Beheerder"),
        )
        return ", ".join(label for holds, label in labels if holds)


def roles_of(person: Person, *, now: datetime) -> Roles:
    (row,) = _relations(person=person.pk, now=now)
    return Roles(*row)


@prepared
def _relations(*, person: int, now: datetime) -> QuerySet[Person, Row]:
    who = Person(pk=person)
    led = Cohort.objects.led_by(who, now=now)
    mine = Enrolment.objects.active().filter(person=who).order_by("-enrolled_at", "-pk")
    unread = Q(owner_read_at=None) | Q(owner_read_at__lt=F("answered_at"))
    news = Conversation.objects.filter(unread, answered_at__isnull=False, entry__pod__enrolment__person=who)
    waits = waiting(Entry.objects.filter(session__cohort__in=led.values("pk")))
    coordinates = Coordinator.objects.filter(person=who, until=None)
    handed_in = Application.objects.exclude(handed_in_at=None).exclude(person=who).filter(withdrawn_at=None)
    asks = waiting_applications(
        handed_in.filter(Q(cohort__in=led.values("pk")) | Exists(coordinates)), now=now
    )
    applied = Application.objects.filter(person=who, withdrawn_at=None).order_by("-started_at", "-pk")
    people = Person.objects.filter(pk=person).annotate(
        own_enrolment=Subquery(mine.values("pk")[:1]),
        leads=Exists(led),
        supports_someone=Exists(Support.objects.open(now).filter(person=who)),
        coordinates=Exists(coordinates),
        news=_count(news, of="entry"),
        waits=_count(waits),
        own_application=Subquery(applied.values("pk")[:1]),
        asks=_count(asks),
        assesses=Exists(at_work(who)),
    )
    whose = ("own_enrolment", "leads", "supports_someone", "coordinates", "is_superuser")
    return people.values_list(*whose, "news", "waits", "own_application", "asks", "assesses")


def _count(rows: QuerySet[Any], *, of: str = "pk") -> Coalesce:
    one = (
        rows.order_by()
        .annotate(one=Value(1, IntegerField()))
        .values("one")
        .annotate(n=Count(of, distinct=True))
        .values("n")
    )
    return Coalesce(Subquery(one), 0)
