"""What reminds assessors, mentor and principal of a talk, for whoever has none yet (MSG-1)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from assignments.models import Support
from outbox import planning
from outbox.planning import Planned
from proeve import assessing_letters as letters
from proeve.models import Assessor, Talk

# A reminder of longer ago is of no use: who would get it has been told in another way.
LOOKS_BACK = timedelta(days=3)


@transaction.atomic
def plan_missing(*, now: datetime) -> int:
    """For every talk to come or just held. What is planned already is not planned twice."""
    talks = Talk.objects.filter(cancelled_at=None, starts_at__gt=now - LOOKS_BACK)
    enrolled = talks.filter(attempt__proeve__enrolment__withdrawn_at=None, attempt__result=None)
    found = {talk.attempt_id: talk for talk in enrolled}
    return planning.plan_many([*_to_assessors(found), *_to_supports(found, now=now)], now=now)


def _to_assessors(talks: dict[int, Talk]) -> Iterator[Planned]:
    rows = Assessor.objects.filter(attempt__in=talks, withdrawn_at=None, given_at=None)
    related = rows.select_related("person", "attempt__proeve__enrolment__person")
    for one in related.select_related("attempt__proeve__enrolment__cohort"):
        yield letters.scores_wait(one, talks[one.attempt_id])


def _to_supports(talks: dict[int, Talk], *, now: datetime) -> Iterator[Planned]:
    by_enrolment = dict(
        Talk.objects.filter(attempt__in=talks).values_list("attempt__proeve__enrolment", "attempt")
    )
    rows = Support.objects.open(now).filter(assignment__enrolment__in=by_enrolment)
    for one in rows.select_related(
        "person", "assignment__enrolment__cohort", "assignment__enrolment__person"
    ):
        yield letters.feedback_asked(one, talks[by_enrolment[one.assignment.enrolment_id]])
