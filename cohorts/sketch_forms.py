"""Dates for the rows of a plan, by a rhythm or picked one by one out of it. Nothing is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from cohorts.dates import counted, in_words
from cohorts.fields import EARLIEST, LATEST
from cohorts.plan_forms import RhythmForm, day_set, days_typed, read_date
from cohorts.rhythm import Avoided, Series, Skipped, series
from cohorts.warnings import of_the_calendar

FILL, CHOOSE, PICK = "fill", "choose", "pick"
VERBS = (FILL, CHOOSE, PICK)
# Half a year of weeks, or three times what is needed when that is more; never more than one can oversee.
FEWEST_OFFERED, MOST_OFFERED = 26, 60


@dataclass(frozen=True)
class Offered:
    """A date one can tick, and what to know about it."""

    day: date
    is_ticked: bool
    notes: Sequence[str]


@dataclass
class Sketch:
    pattern: RhythmForm
    days: Any
    skipped: Sequence[Skipped] = ()
    offered: Sequence[Offered] = ()
    error: str = ""
    is_shifted_wrong: bool = False

    @property
    def has_errors(self) -> bool:
        return bool(
            self.pattern.errors
            or self.error
            or self.is_shifted_wrong
            or (self.days.is_bound and not self.days.is_valid())
        )


def sketch(data: QueryDict, form: type[RhythmForm], *, count: int) -> Sketch:
    """The first dates in the rows (`fill`), dates to tick (`choose`), or those in the rows (`pick`)."""
    pattern, rows = form(data), days_typed(data)
    if not pattern.is_valid() or not count:
        return Sketch(pattern, day_set(day_count=0, initial=rows))
    if data.get("do") == CHOOSE:
        ticked = {day for row in rows if (day := read_date(row["date"]))}
        return Sketch(pattern, day_set(day_count=0, initial=rows), offered=_offered(pattern, count, ticked))
    if data.get("do") == PICK:
        return _picked(data, pattern, rows, count)
    found = series(pattern.rhythm(), pattern.avoided(), count=count)
    return Sketch(pattern, _rows(pattern, rows, found.days, count), skipped=found.skipped)


def _picked(data: QueryDict, pattern: RhythmForm, rows: list[dict[str, Any]], count: int) -> Sketch:
    read = {day for word in data.getlist("picked") if (day := read_date(word))}
    days = sorted(day for day in read if EARLIEST <= day <= LATEST)
    if 0 < len(days) <= count:
        return Sketch(pattern, _rows(pattern, rows, days, count))
    error = f"Kies ten hoogste {counted(count)}. Je koos er {in_words(len(days))}." if days else ""
    return Sketch(
        pattern,
        day_set(day_count=0, initial=rows),
        offered=_offered(pattern, count, set(days)),
        error=error or "Kies ten minste één datum.",
    )


def _offered(pattern: RhythmForm, count: int, ticked: set[date]) -> list[Offered]:
    """All dates of the rhythm, also those that would be passed over: who picks sees why."""
    number = min(max(3 * count, FEWEST_OFFERED), MOST_OFFERED)
    found: Series = series(pattern.rhythm(), Avoided(), count=number)
    return [Offered(day, day in ticked, of_the_calendar(day)) for day in found.days]


def _rows(pattern: RhythmForm, typed: list[dict[str, Any]], days: Sequence[date], count: int) -> Any:
    """As many rows as there are days. What all days have alike wins from what was typed."""
    blank: dict[str, Any] = {}
    known = [*typed, *[blank] * count][:count]
    dates = [*days, *[None] * count][:count]
    rows = [row | pattern.same() | {"date": day} for row, day in zip(known, dates, strict=True)]
    return day_set(day_count=0, initial=rows)
