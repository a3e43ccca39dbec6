"""The mentor's and principal's one page: presence, what was shared, the dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from assignments.models import Support
from cohorts.models import Attendance, Session
from people.models import Person
from people.prepared import prepared
from pod import overview, presence, sharing
from pod.models import Circle, Entry
from pod.presence import DayState
from progress import starting
from progress.starting import Line


@dataclass(frozen=True)
class Day:
    state: DayState
    is_shared: bool

    @property
    def was_there(self) -> bool:
        """Beside them one sees that someone was there, not that someone was not."""
        return self.state.attendance in (Attendance.Status.PRESENT, Attendance.Status.PARTLY)

    @property
    def is_readable(self) -> bool:
        return self.is_shared and (self.state.has_before or self.state.has_after)


@dataclass(frozen=True)
class SupportPage:
    support: Support
    days: Sequence[Day]
    missing: Sequence[Line]

    @property
    def participant(self) -> Person:
        return self.support.assignment.enrolment.person

    @property
    def is_present(self) -> bool:
        return presence.pod_is_present(day.state for day in self.days)

    @property
    def held(self) -> int:
        return sum(1 for day in self.days if day.state.ended and not day.state.session.is_cancelled)

    @property
    def present(self) -> int:
        return sum(1 for day in self.days if day.state.is_present)

    @property
    def total(self) -> int:
        return sum(1 for day in self.days if not day.state.session.is_cancelled)

    @property
    def coming(self) -> list[Session]:
        return [d.state.session for d in self.days if not d.state.ended and not d.state.session.is_cancelled]

    @property
    def readable(self) -> list[Day]:
        return [day for day in self.days if day.is_readable]


def support_page(support: Support, *, now: datetime) -> SupportPage:
    enrolment = support.assignment.enrolment
    sessions = overview.sessions_in(cohort=enrolment.cohort_id)
    states = presence.states([enrolment], sessions, now=now)[enrolment.pk]
    circle = Circle(support.role)
    entries = _entries(enrolment=enrolment.pk)
    shared = {entry.session_id for entry in entries if sharing.circle_for(entry, frozenset([circle]))}
    days = [Day(state, state.session.pk in shared) for state in states]
    return SupportPage(
        support, days, starting.missing(enrolment, reader=starting.supporter(support), now=now)
    )


@prepared
def _entries(*, enrolment: int) -> QuerySet[Entry]:
    return Entry.objects.filter(pod__enrolment=enrolment).select_related("pod")


def supports_of(person: Person, *, now: datetime) -> list[Support]:
    rows = Support.objects.open(now).filter(person=person)
    related = rows.select_related("assignment__enrolment__person", "assignment__enrolment__cohort")
    return list(related.order_by("assignment__enrolment__person__name", "role"))
