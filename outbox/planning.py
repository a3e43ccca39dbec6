"""Messages become rows here, in the transaction of what caused them (MSG-1, MSG-3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from outbox.kinds import kind_named
from outbox.models import TOO_LATE, Message
from outbox.nudging import nudge
from outbox.rules import due_at
from people.models import Person

State = Message.State


class MissingFacts(LookupError):
    """A feature forgot to hand down what the text needs. Found at planning, not when the mail must leave."""


@dataclass(frozen=True)
class Planned:
    """One message to be. `anchor_at` and `rule` belong together; without them it goes at once."""

    kind: str
    to: Person
    subject: str
    occasion: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    anchor: str = ""
    anchor_at: datetime | None = None
    rule: str = ""
    calendar: str = ""

    def moment(self, now: datetime) -> datetime:
        if not self.rule:
            return now
        if self.anchor_at is None:
            raise ValueError(f"{self.kind}: a rule of time needs the moment it counts from")
        return due_at(self.rule, self.anchor_at)


@transaction.atomic
def plan(
    kind: str,
    *,
    to: Person,
    subject: str,
    occasion: str,
    facts: Mapping[str, Any],
    anchor: str = "",
    anchor_at: datetime | None = None,
    rule: str = "",
    calendar: str = "",
    now: datetime,
) -> Message | None:
    """The new row, or None when this person already has this message. Due in the past: it lapses at birth."""
    row = _row(Planned(kind, to, subject, occasion, facts, anchor, anchor_at, rule, calendar), now)
    return row if _insert([row], now) else None


@transaction.atomic
def plan_many(planned: Iterable[Planned], *, now: datetime) -> int:
    """How many were new. The number of statements does not grow with the number of messages."""
    return len(_insert([_row(one, now) for one in planned], now))


@transaction.atomic
def move(anchor: str, *, to: datetime, facts: Mapping[str, Any] | None = None, now: datetime) -> int:
    """What hangs on this anchor gets its new moment and facts: it stays planned, lapses or comes back."""
    rows = list(Message.objects.select_for_update().movable().filter(anchor=anchor))
    for row in rows:
        row.facts = row.facts | dict(facts or {})
        moment = due_at(row.rule, to)
        if moment != row.due_at:
            _schedule(row, moment, now)
            row.claimed_at = row.retry_at = None
    Message.objects.bulk_update(rows, ["facts", "due_at", "state", "reason", "claimed_at", "retry_at"])
    nudge(rows, now=now)
    return len(rows)


@transaction.atomic
def lapse(
    *,
    kinds: Iterable[str],
    to: Person | None = None,
    subject: str | None = None,
    anchor: str | None = None,
    reason: str,
    now: datetime,
) -> int:
    """What is no longer needed. `reason` is read by its recipient on the page with messages."""
    given = {"recipient": to, "subject": subject, "anchor": anchor}
    wanted = {name: value for name, value in given.items() if value is not None}
    rows = list(Message.objects.select_for_update().open().filter(kind__in=list(kinds), **wanted))
    for row in rows:
        row.state, row.reason, row.claimed_at, row.facts = State.LAPSED, reason, None, row.public_facts
    Message.objects.bulk_update(rows, ["state", "reason", "claimed_at", "facts"])
    return len(rows)


def _row(planned: Planned, now: datetime) -> Message:
    missing = set(kind_named(planned.kind).facts) - set(planned.facts)
    if missing:
        raise MissingFacts(f"{planned.kind}: {', '.join(sorted(missing))}")
    row = Message(
        recipient=planned.to,
        kind=planned.kind,
        subject=planned.subject,
        occasion=planned.occasion,
        anchor=planned.anchor,
        rule=planned.rule,
        facts=dict(planned.facts),
        calendar=planned.calendar,
        created_at=now,
    )
    _schedule(row, planned.moment(now), now)
    return row


def _schedule(row: Message, moment: datetime, now: datetime) -> None:
    row.due_at = moment
    row.state, row.reason = (State.LAPSED, TOO_LATE) if moment < now else (State.PLANNED, "")


def _insert(rows: list[Message], now: datetime) -> list[Message]:
    """Those that were new; the database drops the doubles (MSG-1)."""
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    born = Message.objects.filter(message_id__in=[row.message_id for row in rows])
    keys = dict(born.values_list("message_id", "pk"))
    for row in rows:
        row.pk = keys.get(row.message_id)
    new = [row for row in rows if row.pk]
    nudge(new, now=now)
    return new
