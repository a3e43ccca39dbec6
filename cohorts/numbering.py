"""Numbers of sessions: unique in a cohort, and rising with the dates of the sessions that count (COH-2).

A session keeps its theme and all that hangs on it; only its number follows the date. A cancelled session
keeps its number until another needs it.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Max

from cohorts.dates import on_same_date
from cohorts.local_time import day_of
from cohorts.models import Cohort, Session
from people.refusals import Refusal

# Far above any number in use: the database wants every number unique at every moment.
ASIDE = 1000


class DateTaken(Refusal):
    pass


def check_date(others: Iterable[Session], day: date) -> None:
    """Two days of a cohort never share a date."""
    for other in others:
        if day_of(other.starts_at) == day:
            raise DateTaken(on_same_date(other.number))


def renumber(cohort: Cohort) -> list[Session]:
    """Deals the numbers of the sessions that count out again by date; gives those that changed."""
    live = list(cohort.sessions.that_count().order_by("starts_at"))
    numbers = sorted(session.number for session in live)
    changed = [
        (session, number) for session, number in zip(live, numbers, strict=True) if session.number != number
    ]
    for session, _ in changed:
        Session.objects.filter(pk=session.pk).update(number=F("number") + ASIDE)
    for session, number in changed:
        session.number = number
        Session.objects.filter(pk=session.pk).update(number=number)
    return [session for session, _ in changed]


def free(cohort: Cohort, number: int) -> None:
    """A cancelled session that holds this number moves behind all others."""
    last = cohort.sessions.aggregate(last=Max("number"))["last"] or 0
    cohort.sessions.filter(number=number).exclude(cancelled_at=None).update(number=last + 1)
