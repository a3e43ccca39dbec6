"""The lines of a version: days, frameworks and what is in them, criteria with levels, questions of its own.

Each is added, changed, moved or removed by itself, and none once a cohort uses the version (COH-1).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.db import IntegrityError, models, transaction

from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from programme.editing import MOST_DAYS, for_change
from programme.models import (
    OWN_QUESTIONS,
    Competence,
    Criterion,
    Day,
    Framework,
    Level,
    Question,
    Version,
)

Line = Day | Framework | Competence | Criterion | Level | Question
# Out of the way while two lines change places: the database wants every place unique at every moment.
ASIDE, QUESTION_ASIDE = 30_000, 0


class NameTaken(Refusal):
    message = "Er staat al een regel met deze naam. Kies een andere naam."


class TooMany(Refusal):
    pass


class LastDay(Refusal):
    message = "Een programma heeft ten minste één dag."


@dataclass(frozen=True)
class Sort:
    """One kind of line: what it hangs on, and the field that orders it among its like."""

    model: type[Line]
    within: str
    order: str
    most: int
    fixed: Mapping[str, str] = field(default_factory=dict)
    aside: int = ASIDE

    def among(self, parent: models.Model) -> "models.QuerySet[Any]":
        """All lines of this sort in one parent, in order."""
        rows = self.model._default_manager.filter(**{self.within: parent}, **self.fixed)
        return rows.order_by(self.order)

    def parent_of(self, line: Line) -> Any:
        return getattr(line, self.within)


def _questions(part: str) -> Sort:
    return Sort(Question, "version", "slot", OWN_QUESTIONS, {"part": part}, QUESTION_ASIDE)


SORTS: Mapping[str, Sort] = {
    "dag": Sort(Day, "version", "number", MOST_DAYS),
    "kader": Sort(Framework, "version", "position", 12),
    "competentie": Sort(Competence, "framework", "position", 60),
    "criterium": Sort(Criterion, "version", "position", 20),
    "niveau": Sort(Level, "criterion", "number", 8),
    "vraag-vooraf": _questions(Question.Part.BEFORE),
    "vraag-achteraf": _questions(Question.Part.AFTER),
}


def version_of(thing: models.Model) -> Version:
    """The version that a line, or what holds it, belongs to."""
    if isinstance(thing, Version):
        return thing
    holder: Any = getattr(thing, "framework", None) or getattr(thing, "criterion", None) or thing
    version: Version = holder.version
    return version


@transaction.atomic
def add(sort: Sort, parent: models.Model, words: Mapping[str, Any], *, by: Person, now: datetime) -> Line:
    """A new line, behind the others."""
    for_change(version_of(parent))
    places = list(sort.among(parent).values_list(sort.order, flat=True))
    if len(places) >= sort.most:
        raise TooMany(f"Er passen hier ten hoogste {sort.most} regels.")
    place = max(places, default=0) + 1
    line = sort.model(**{sort.within: parent, sort.order: place}, **sort.fixed)
    _write(line, words)
    log_act("programme-line-added", about=_about(parent), by=by, now=now)
    return line


@transaction.atomic
def change(line: Line, words: Mapping[str, Any], *, by: Person, now: datetime) -> None:
    for_change(version_of(line))
    _write(line, words)
    log_act("programme-line-changed", about=_about(line), by=by, now=now)


@transaction.atomic
def move(sort: Sort, line: Line, way: Literal[-1, 1], *, by: Person, now: datetime) -> None:
    """Changes places with the line before or behind it, if there is one."""
    for_change(version_of(line))
    lines = list(sort.among(sort.parent_of(line)))
    here = next(place for place, one in enumerate(lines) if one.pk == line.pk)
    there = here + way
    if not 0 <= there < len(lines):
        return
    mine, other = lines[here], lines[there]
    places = [(mine, sort.aside), (other, getattr(mine, sort.order)), (mine, getattr(other, sort.order))]
    for one, place in places:
        sort.model._default_manager.filter(pk=one.pk).update(**{sort.order: place})
    log_act("programme-line-moved", about=_about(line), by=by, now=now)


@transaction.atomic
def remove(sort: Sort, line: Line, *, by: Person, now: datetime) -> None:
    """The line is gone, with what stands in it; those behind it move up."""
    for_change(version_of(line))
    parent = sort.parent_of(line)
    if sort.model is Day and sort.among(parent).count() == 1:
        raise LastDay
    line.delete()
    _close_up(sort, sort.among(parent))
    log_act("programme-line-removed", about=_about(parent), by=by, now=now)


def _write(line: Line, words: Mapping[str, Any]) -> None:
    given = dict(words)
    trains = given.pop("trains", None)
    for name, value in given.items():
        setattr(line, name, value)
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError as error:
        raise NameTaken from error
    if isinstance(line, Day) and trains is not None:
        line.trains.set(Competence.objects.filter(framework__version=line.version_id, pk__in=trains))


def _close_up(sort: Sort, lines: Iterable[Any]) -> None:
    """Counted from one again: upwards, so that a place is always free."""
    for place, one in enumerate(lines, start=1):
        if getattr(one, sort.order) != place:
            sort.model._default_manager.filter(pk=one.pk).update(**{sort.order: place})


def _about(thing: models.Model) -> str:
    return f"version:{version_of(thing).pk}"
