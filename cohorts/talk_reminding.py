"""A reminder before day 1 for trainers, as long as somebody has no start talk planned (INT-9, MSG-3)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from cohorts import announcing, talk_letters
from cohorts.models import Cohort, Enrolment, Session, Trainership
from outbox import planning
from outbox.models import Message
from outbox.rules import due_at

KIND = "talks_wait"
ALL_PLANNED = "Met iedereen is een startgesprek gepland."


@transaction.atomic
def plan_missing(*, now: datetime) -> int:
    """For every trainer of a cohort in which somebody waits; again when somebody came after it lapsed."""
    coming = Cohort.objects.filter(Exists(_waiting().filter(cohort=OuterRef("pk"))))
    return sum(_plan(cohort, now=now) for cohort in coming)


def lapse_when_planned(cohort: Cohort, *, now: datetime) -> None:
    first = announcing.first_day(cohort, now=now)
    if first and not _waiting().filter(cohort=cohort).exists():
        planning.lapse(kinds=[KIND], anchor=f"{first.key}:start", reason=ALL_PLANNED, now=now)


def _plan(cohort: Cohort, *, now: datetime) -> int:
    first = announcing.first_day(cohort, now=now)
    if first is None or _has_begun(cohort, first) or due_at(KIND, first.starts_at) < now:
        return 0
    trainers = Trainership.objects.filter(cohort=cohort, until=None).select_related("person", "cohort")
    planned = [_reminder(one, first) for one in trainers]
    return planning.plan_many([one for one in planned if one], now=now)


def _reminder(trainership: Trainership, first: Session) -> planning.Planned | None:
    """The next one about this day, or none as long as one is planned or was sent."""
    this_day = Q(occasion=first.key) | Q(occasion__startswith=f"{first.key}#")
    rows = Message.objects.filter(this_day, kind=KIND, subject=f"trainership:{trainership.pk}")
    earlier = list(rows.values_list("state", flat=True))
    if any(state != Message.State.LAPSED for state in earlier):
        return None
    return talk_letters.wait(trainership, first, number=len(earlier) + 1)


def _has_begun(cohort: Cohort, first: Session) -> bool:
    return cohort.sessions.that_count().filter(starts_at__lt=first.starts_at).exists()


def _waiting() -> QuerySet[Enrolment]:
    """Who has no talk planned, or one without a trainer."""
    return Enrolment.objects.active().filter(
        Q(start_talk=None) | Q(start_talk__trainer=None, start_talk__held_at=None)
    )
