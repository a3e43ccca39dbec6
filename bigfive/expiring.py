"""What goes by itself: answers thirty days after scoring, the rest three months after the end (BIG-6)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce, Least
from django.utils.timezone import localdate

from bigfive import erasing
from bigfive.answering import opened
from bigfive.models import Answer, Sitting
from cohorts.models import Enrolment

ANSWERS_KEPT = timedelta(days=30)
SCORES_KEPT = timedelta(days=92)


def erase_due(*, now: datetime) -> int:
    """How many were touched. Not the demo, which stays as it was made."""
    erased = sum(_erase(pk, now=now) for pk in _over(now).values_list("enrolment", flat=True))
    return erased + _erase_answers(now)


def gone_on(enrolment: Enrolment) -> date | None:
    """On which day nothing is left; None while the cohort has no days."""
    day = last_day(enrolment)
    return day + SCORES_KEPT if day else None


def last_day(enrolment: Enrolment) -> date | None:
    """On which day it ends for this participant."""
    over_at = _ending().filter(pk=enrolment.pk).values_list("over_at", flat=True).get()
    return localdate(over_at) if over_at else None


def _ending() -> Any:
    """With `over_at`: when it ended for this participant, by the last day or by leaving."""
    counted = Q(cohort__sessions__cancelled_at=None)
    rows = Enrolment.objects.annotate(last_end=Max("cohort__sessions__ends_at", filter=counted))
    return rows.annotate(
        over_at=Least(Coalesce("withdrawn_at", "last_end"), Coalesce("last_end", "withdrawn_at"))
    )


def _ended(before: datetime) -> Any:
    return _ending().filter(over_at__lte=before, cohort__is_demo=False)


def _over(now: datetime) -> QuerySet[Sitting]:
    return Sitting.objects.filter(enrolment__in=_ended(now - SCORES_KEPT).values("pk"))


@transaction.atomic
def _erase(pk: int, *, now: datetime) -> bool:
    """Looks once more under the lock: a day may have been added just now."""
    sitting = opened(Enrolment(pk=pk))
    if sitting is None or not _over(now).filter(pk=sitting.pk).exists():
        return False
    erasing.erase(sitting)
    return True


def _erase_answers(now: datetime) -> int:
    """Thirty days after scoring; of what was never finished, thirty days after the end."""
    before = now - ANSWERS_KEPT
    scored = Q(sitting__scored_at__lte=before, sitting__enrolment__cohort__is_demo=False)
    unfinished = Q(sitting__scored_at=None, sitting__enrolment__in=_ended(before).values("pk"))
    due = Answer.objects.filter(scored | unfinished)
    sittings = due.values("sitting").distinct().count()
    due.delete()
    return sittings
