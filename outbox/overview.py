"""The page with one's own messages, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from outbox.kinds import BY_NAME, UnknownKind
from outbox.letters import MissingFact, subject_of
from outbox.models import OPEN, Message, held_back
from people.models import Person

MOST_SHOWN = 200


@dataclass(frozen=True)
class Line:
    pk: int
    subject: str
    label: str
    due_at: datetime
    sent_at: datetime | None
    reason: str
    has_failed: bool
    is_overdue: bool


@dataclass(frozen=True)
class Post:
    to_come: tuple[Line, ...]
    sent: tuple[Line, ...]
    lapsed: tuple[Line, ...]


def post_of(person: Person, *, now: datetime) -> Post:
    """What is still to come, soonest first; what was sent and what lapsed, latest first."""
    rows = Message.objects.filter(recipient=person).exclude(*held_back(), state__in=OPEN)
    latest = list(rows.select_related("recipient").order_by("-due_at", "-pk")[:MOST_SHOWN])
    state = Message.State
    return Post(
        to_come=_lines(reversed(latest), {state.PLANNED, state.CLAIMED, state.FAILED}, now),
        sent=_lines(latest, {state.SENT}, now),
        lapsed=_lines(latest, {state.LAPSED}, now),
    )


def _lines(rows: Iterable[Message], states: set[str], now: datetime) -> tuple[Line, ...]:
    return tuple(_line(row, now) for row in rows if row.state in states)


def _line(row: Message, now: datetime) -> Line:
    return Line(
        pk=row.pk,
        subject=_title(row),
        label=_label(row),
        due_at=row.due_at,
        sent_at=row.sent_at,
        reason=row.reason,
        has_failed=row.has_failed,
        is_overdue=row.due_at <= now,
    )


def _title(row: Message) -> str:
    """What was erased, or written for a text that has changed since, still has a line on the page."""
    try:
        return subject_of(row)
    except (MissingFact, UnknownKind):
        return _label(row) or "Bericht"


def _label(row: Message) -> str:
    return BY_NAME[row.kind].label if row.kind in BY_NAME else ""
