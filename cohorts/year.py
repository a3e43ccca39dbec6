"""A year of all cohorts: their days by month, with what one plans around (COH-3), in one query."""

from calendar import Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from cohorts.free_days import SCHOOL_HOLIDAYS, SchoolHoliday, public_holiday
from cohorts.local_time import bounds, day_of
from cohorts.models import Cohort, Session
from cohorts.warnings import SATURDAY

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class DayOfYear:
    """One date: days of cohorts on it, and why it would be free."""

    day: date
    iso: str
    number: int
    holiday: str
    schools: str
    sessions: Sequence[Session]

    @property
    def why_free(self) -> str:
        return self.holiday or self.schools

    @property
    def look(self) -> str:
        if self.holiday or self.day.weekday() >= SATURDAY:
            return "free"
        return "school" if self.schools else ""


@dataclass(frozen=True)
class Month:
    """`weeks` are all its dates, from Monday on, with gaps for those of another month."""

    first: date
    weeks: Sequence[Sequence[DayOfYear | None]]
    school_holidays: Sequence[SchoolHoliday]

    @property
    def days(self) -> list[DayOfYear]:
        """The dates on which something is."""
        dates = [one for week in self.weeks for one in week if one]
        return [one for one in dates if one.sessions or one.holiday]


@dataclass(frozen=True)
class Year:
    year: int
    months: Sequence[Month]
    cohorts: Sequence[Cohort]
    count: int


def year_of(year: int, *, words: str, region: str, now: datetime) -> Year:
    """The days that count, of the cohorts that fit these words; school holidays of one region, or of all."""
    sessions = list(_sessions(year, words))
    for session in sessions:
        session.may_move = session.starts_at > now
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
    schools = _schools(first, last, region)
    weeks = [
        [_date(day, by_day, schools) if day.month == first.month else None for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
    return Month(first, weeks, schools)


def _date(day: date, by_day: dict[date, list[Session]], schools: Iterable[SchoolHoliday]) -> DayOfYear:
    free = ", ".join(str(one) for one in schools if one.first <= day <= one.last)
    return DayOfYear(day, day.isoformat(), day.day, public_holiday(day), free, by_day.get(day, ()))


def _schools(first: date, last: date, region: str) -> list[SchoolHoliday]:
    near: Iterable[SchoolHoliday] = (
        one for one in SCHOOL_HOLIDAYS if one.first <= last and one.last >= first
    )
    return [one for one in near if not region or region in one.regions]
