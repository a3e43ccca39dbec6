"""Dates for the rows of a plan, by a rhythm or picked one by one out of it. Nothing is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from cohorts import sentence
from cohorts.dates import counted, in_words
from cohorts.fields import EARLIEST, LATEST
from cohorts.plan_forms import RhythmForm, day_set, days_typed, read_date, typed
from cohorts.rhythm import Avoided, Series, Skipped, series
from cohorts.warnings import of_the_calendar

FILL, CHOOSE, PICK, SAY = "fill", "choose", "pick", "say"
VERBS = (FILL, CHOOSE, PICK, SAY)
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
    # One sentence that says it all, what to know about how it was read, and why it could not be used.
    said: str = ""
    remarks: Sequence[str] = ()
    refused: str = ""

    @property
    def has_errors(self) -> bool:
        return bool(
            self.pattern.errors
            or self.error
            or self.refused
            or self.is_shifted_wrong
            or (self.days.is_bound and not self.days.is_valid())
        )


def sketch(data: QueryDict, form: type[RhythmForm], *, count: int, today: date) -> Sketch:
    """The first dates in the rows (`fill`), dates to tick (`choose`), or those in the rows (`pick`).

    A sentence (`say`) fills the form of the rhythm, and then the rows as that form would.
    """
    if data.get("do") == SAY:
        return _said(data, form, count=count, today=today)
    made = _sketch(data, form, count=count)
    made.said = data.get("sentence", "")
    return made


def _said(data: QueryDict, form: type[RhythmForm], *, count: int, today: date) -> Sketch:
    words, rows = data.get("sentence", ""), days_typed(data)
    try:
        said = sentence.read(words, today=today)
    except sentence.NoDate as refusal:
        start = form(initial=typed(form, data))
        return Sketch(start, day_set(day_count=0, initial=rows), said=words, refused=str(refusal))
    filled = data.copy()
    for name, values in said.fields().items():
        filled.setlist(name, values)
    made = _filled(form(filled), rows, count=count, dated=min(count, said.count or count))
    made.said, made.remarks = words, _remarks(said, count)
    return made


def _remarks(said: sentence.Said, count: int) -> list[str]:
    remarks = [f"Dit begrepen we niet: {said.unread}. Kijk of er iets mist."] if said.unread else []
    if said.count and said.count > count:
        remarks.append(f"Je zei {counted(said.count)}. Dit programma heeft er {in_words(count)}.")
    if said.count and said.count < count:
        remarks.append(f"Je zei {counted(said.count)}. Van de andere dagen kun je later een datum kiezen.")
    return remarks


def _sketch(data: QueryDict, form: type[RhythmForm], *, count: int) -> Sketch:
    pattern, rows = form(data), days_typed(data)
    verb = data.get("do") if pattern.is_valid() and count else FILL
    if verb == PICK:
        return _picked(data, pattern, rows, count)
    if verb != CHOOSE:
        return _filled(pattern, rows, count=count, dated=count)
    ticked = {day for row in rows if (day := read_date(row["date"]))}
    return Sketch(pattern, day_set(day_count=0, initial=rows), offered=_offered(pattern, count, ticked))


def _filled(pattern: RhythmForm, rows: list[dict[str, Any]], *, count: int, dated: int) -> Sketch:
    """So many rows, of which the first so many get a date."""
    if not pattern.is_valid() or not count:
        return Sketch(pattern, day_set(day_count=0, initial=rows))
    found = series(pattern.rhythm(), pattern.avoided(), count=dated)
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


def _rows(pattern: RhythmForm, known: list[dict[str, Any]], days: Sequence[date], count: int) -> Any:
    """As many rows as there are days. What all days have alike wins from what was typed."""
    blank: dict[str, Any] = {}
    known = [*known, *[blank] * count][:count]
    dates = [*days, *[None] * count][:count]
    rows = [row | pattern.same() | {"date": day} for row, day in zip(known, dates, strict=True)]
    return day_set(day_count=0, initial=rows)
