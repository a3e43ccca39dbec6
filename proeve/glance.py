"""How far the Proeve is, in one query, for pages that show more than the Proeve."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from people.models import Person
from people.prepared import prepared
from proeve.models import Assessor, Attempt, Seat, Talk

SOON = timedelta(days=21)


@dataclass(frozen=True)
class Glance:
    """`talk`: the one that is planned. Nothing is laid out by looking."""

    attempt: Attempt | None
    talk: Talk | None
    now: datetime

    @property
    def admitted_at(self) -> datetime | None:
        return self.attempt.proeve.admitted_at if self.attempt else None

    @property
    def is_coming(self) -> bool:
        return self.talk is not None and self.talk.starts_at > self.now

    @property
    def asks_answer(self) -> bool:
        return self.is_coming and getattr(self.attempt, "own_answer", None) == ""

    @property
    def asks_presentation(self) -> bool:
        if self.talk is None or not self.is_coming or self.talk.starts_at - self.now > SOON:
            return False
        dossier = getattr(self.attempt, "dossier", None)
        return dossier is None or dossier.handed_in_at is None


def glance_at(enrolment: int, *, now: datetime) -> Glance:
    attempt = next(iter(_attempts(enrolment=enrolment)), None)
    talk: Talk | None = getattr(attempt, "talk", None)
    return Glance(attempt, talk if talk and not talk.is_cancelled else None, now)


@prepared
def _attempts(*, enrolment: int) -> QuerySet[Attempt]:
    own = Seat.objects.filter(talk__attempt=OuterRef("pk"), person=OuterRef("proeve__enrolment__person"))
    rows = Attempt.objects.filter(proeve__enrolment=enrolment).select_related("proeve", "talk", "dossier")
    return rows.annotate(own_answer=Subquery(own.values("answer")[:1])).order_by("-number")


def at_work(person: Person) -> QuerySet[Assessor]:
    """What this person assesses, from planning to result; not of who left (PRV-5)."""
    rows = Assessor.objects.filter(person=person, withdrawn_at=None, attempt__result=None)
    return rows.filter(attempt__proeve__enrolment__withdrawn_at=None)


def talks_with(person: Person) -> QuerySet[Talk]:
    """The talks somebody is invited to or assesses."""
    assesses = Assessor.objects.filter(person=person, withdrawn_at=None)
    mine = Q(seats__person=person) | Q(attempt__in=assesses.values("attempt"))
    return Talk.objects.filter(
        mine, cancelled_at=None, attempt__proeve__enrolment__withdrawn_at=None
    ).distinct()


def talks_of(person: Person, *, now: datetime) -> Sequence[Talk]:
    """What stands in somebody's calendar."""
    return list(talks_with(person).filter(ends_at__gt=now - SOON).order_by("starts_at", "pk"))
