"""When the training ended for someone: the last session, Proevegesprek or result (PRI-4)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from cohorts.local_time import AMSTERDAM
from cohorts.models import Enrolment
from proeve.models import Result, Talk

MONTHS = 3


def with_last_session(enrolments: QuerySet[Enrolment]) -> QuerySet[Any]:
    """Each with `last_session`; cancelled ones count for nothing (COH-4)."""
    counts = Q(cohort__sessions__cancelled_at=None)
    return enrolments.annotate(last_session=Max("cohort__sessions__ends_at", filter=counts))


def ends_of(enrolments: Iterable[Any]) -> dict[int, datetime]:
    """By deelname; two queries, whatever the number. A resit that is planned is still to come."""
    ends = {one.pk: [one.last_session] for one in enrolments if one.last_session}
    of = "attempt__proeve__enrolment"
    talks = Talk.objects.filter(**{f"{of}__in": ends}, cancelled_at=None)
    results = Result.objects.filter(**{f"{of}__in": ends})
    for pk, moment in [*talks.values_list(of, "ends_at"), *results.values_list(of, "decided_at")]:
        ends[pk].append(moment)
    return {pk: max(moments) for pk, moments in ends.items()}


def three_months_after(end: datetime) -> datetime:
    """The same day of the month at the same hour; the last day where the month is shorter."""
    there = end.astimezone(AMSTERDAM)
    year, month = divmod(there.year * 12 + there.month - 1 + MONTHS, 12)
    for day in (there.day, 30, 29, 28):
        try:
            return there.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
