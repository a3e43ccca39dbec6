"""A year of all cohorts: their days by month, with what one plans around (COH-3), in one query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from cohorts.free_days import SCHOOL_HOLIDAYS, SchoolHoliday, public_holiday
from cohorts.local_time import bounds, day_of
from cohorts.models import Cohort, Session

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class DayOfYear:
    """One date on which something is: days of cohorts, or a public holiday."""

    day: date
    holiday: str
    sessions: Sequence[Session]


@dataclass(frozen=True)
class Month:
    first: date
    days: Sequence[DayOfYear]
    school_holidays: Sequence[SchoolHoliday]

    @property
    def is_empty(self) -> bool:
        return not self.days and not self.school_holidays


@dataclass(frozen=True)
class Year:
    year: int
    months: Sequence[Month]
    cohorts: Sequence[Cohort]
    count: int


def year_of(year: int, *, words: str, region: str) -> Year:
    """The days that count, of the cohorts that fit these words; school holidays of one region, or of all."""
    sessions = list(_sessions(year, words))
    by_day: dict[date, list[Session]] = {}
    for session in sessions:
        by_day.setdefault(day_of(session.starts_at), []).append(session)
    cohorts = {session.cohort_id: session.cohort for session in sessions}
    months = [_month(date(year, number, 1), by_day, region) for number in range(1, 13)]
    return Year(year, months, list(cohorts.values()), len(sessions))


def _sessions(year: int, words: str) -> QuerySet[Session, Any]:
    begin, end = bounds(date(year, 1, 1))[0], bounds(date(year, 12, 31))[1]
    found = Session.objects.that_count().filter(cohort__archived_at=None)
    found = found.filter(starts_at__gte=begin, starts_at__lt=end)
    for word in words.split():
        found = found.filter(
            Q(cohort__name__icontains=word)
            | Q(cohort__version__programme__title__icontains=word)
            | Q(place__icontains=word)
        )
    return found.select_related("cohort").order_by("starts_at", "cohort__name")


def _month(first: date, by_day: dict[date, list[Session]], region: str) -> Month:
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    dates = (first + timedelta(days=n) for n in range(last.day))
    days = [DayOfYear(day, public_holiday(day), by_day.get(day, ())) for day in dates]
    return Month(first, [day for day in days if day.sessions or day.holiday], _schools(first, last, region))


def _schools(first: date, last: date, region: str) -> list[SchoolHoliday]:
    near: Iterable[SchoolHoliday] = (
        one for one in SCHOOL_HOLIDAYS if one.first <= last and one.last >= first
    )
    return [one for one in near if not region or region in one.regions]
