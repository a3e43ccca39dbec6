"""How often what was learned is used, in a whole cohort: from five answers, once nothing comes in (PRI-5)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from checkins.ending import ends_of, three_months_after, with_last_session
from checkins.laying import OPEN_FOR
from checkins.models import Reply
from cohorts.models import Cohort

FEWEST = 5


@dataclass(frozen=True)
class Figure:
    """One role; without counts when there are fewer than five answers."""

    role: str
    counts: list[tuple[str, int]]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(frozen=True)
class Figures:
    """Not one before the last has closed: a figure that grows by one tells what that one said."""

    closes_at: datetime | None
    is_closed: bool
    figures: list[Figure]


def figures_of(cohort: Cohort, *, now: datetime) -> Figures:
    closes_at = _closes_at(cohort)
    is_closed = closes_at is not None and closes_at <= now
    return Figures(closes_at, is_closed, _counted(cohort) if is_closed else [])


def _closes_at(cohort: Cohort) -> datetime | None:
    """When the last of its participants can answer no more."""
    ends = ends_of(with_last_session(cohort.enrolments.active()))
    return three_months_after(max(ends.values())) + OPEN_FOR if ends else None


def _counted(cohort: Cohort) -> list[Figure]:
    rows = Reply.objects.filter(checkin__enrolment__cohort=cohort).exclude(answered_at=None)
    given = Counter(rows.values_list("role", "used"))
    return [_figure(role, given) for role in Reply.Role]


def _figure(role: Reply.Role, given: Counter[tuple[str, str]]) -> Figure:
    counts = [(used.label, given[role.value, used.value]) for used in Reply.Used]
    enough = sum(count for _, count in counts) >= FEWEST
    return Figure(role.label, counts if enough else [])
