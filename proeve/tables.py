"""What the pages of assessors and trainers show of scores, in a fixed number of queries. No POD in reach."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from cohorts.models import Cohort
from people.models import Person
from proeve.judging import Line
from proeve.models import ASSESSORS, Assessor, Result, Talk
from programme.models import Criterion


@dataclass(frozen=True)
class Work:
    """One Proeve to assess, and whose turn it is."""

    assessor: Assessor
    talk: Talk | None
    gave: int
    now: datetime

    @property
    def participant(self) -> Person:
        return self.assessor.attempt.proeve.enrolment.person

    @property
    def may_agree(self) -> bool:
        return self.gave == len(ASSESSORS)

    @property
    def kind(self) -> str:
        if self.may_agree or (self._is_open and not self.assessor.has_given):
            return "you"
        return "done" if self.assessor.has_given else "soon"

    @property
    def label(self) -> str:
        if self.may_agree:
            return "Kom samen tot één formulier"
        if self.assessor.has_given:
            return "Je gaf je scores"
        if self._is_open:
            return "Geef je scores"
        return "Lees het dossier" if self.talk else "Nog niet gepland"

    @property
    def _is_open(self) -> bool:
        has_begun = bool(self.talk and self.talk.starts_at <= self.now)
        return has_begun and self.assessor.attempt.proeve.is_admitted


@dataclass(frozen=True)
class Beside:
    """What each of the two found on one criterion."""

    criterion: Criterion
    cells: Sequence[tuple[Person, Line]]


def assessing(rows: QuerySet[Assessor], *, now: datetime) -> list[Work]:
    """Those of one person, in the order of the talks. Two queries."""
    mine = list(rows)
    given = Assessor.objects.filter(attempt__in=[one.attempt_id for one in mine], withdrawn_at=None)
    counts: dict[int, int] = {}
    for attempt in given.exclude(given_at=None).values_list("attempt", flat=True):
        counts[attempt] = counts.get(attempt, 0) + 1
    works = [Work(one, _talk(one), counts.get(one.attempt_id, 0), now) for one in mine]
    return sorted(works, key=lambda work: (work.talk is None, work.talk.starts_at if work.talk else now))


def results_in(cohort: Cohort) -> list[Result]:
    """By name; of a resit both. One query."""
    rows = Result.objects.filter(attempt__proeve__enrolment__cohort=cohort)
    found = rows.select_related("attempt__proeve__enrolment__person")
    return list(found.order_by("attempt__proeve__enrolment__person__name", "attempt__number"))


def beside(sheets: Iterable[tuple[Assessor, list[Line]]], criteria: Sequence[Criterion]) -> list[Beside]:
    both = list(sheets)
    return [
        Beside(criterion, [(one.person, lines[place]) for one, lines in both])
        for place, criterion in enumerate(criteria)
        if both
    ]


def _talk(assessor: Assessor) -> Talk | None:
    talk = getattr(assessor.attempt, "talk", None)
    return talk if talk and talk.cancelled_at is None else None
