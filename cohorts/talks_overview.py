"""What the pages about start talks show: who has none yet comes first (INT-9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cohorts.models import Cohort, Enrolment, Session, StartTalk

NONE, PLANNED, PASSED, HELD = "none", "planned", "passed", "held"
ORDER = (NONE, PASSED, PLANNED, HELD)


@dataclass(frozen=True)
class TalkLine:
    """A participant and their talk. `is_late`: it is not before day 1."""

    enrolment: Enrolment
    talk: StartTalk | None
    state: str
    first_day: Session | None
    is_late: bool


@dataclass(frozen=True)
class Talks:
    lines: Sequence[TalkLine]
    first_day: Session | None

    @property
    def missing(self) -> int:
        return sum(line.state == NONE for line in self.lines)


def talks_of(cohort: Cohort, *, now: datetime) -> Talks:
    first = _first_day(cohort)
    people = cohort.enrolments.active().select_related("person", "organisation", "start_talk__trainer")
    lines = [_line(one, first, now) for one in people.order_by("person__name", "pk")]
    return Talks(sorted(lines, key=lambda line: ORDER.index(line.state)), first)


def line_of(enrolment: Enrolment, *, now: datetime) -> TalkLine:
    return _line(enrolment, _first_day(enrolment.cohort), now)


def _first_day(cohort: Cohort) -> Session | None:
    return cohort.sessions.that_count().order_by("starts_at").first()


def _line(enrolment: Enrolment, first: Session | None, now: datetime) -> TalkLine:
    talk: StartTalk | None = getattr(enrolment, "start_talk", None)
    when = talk.starts_at if talk else now
    return TalkLine(enrolment, talk, _state(talk, now), first, bool(first and when >= first.starts_at))


def _state(talk: StartTalk | None, now: datetime) -> str:
    if talk is None:
        return NONE
    if talk.is_held:
        return HELD
    return PASSED if talk.ends_at <= now else PLANNED
