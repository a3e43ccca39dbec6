"""Messages become rows here, in the transaction of what caused them (MSG-1, MSG-3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from outbox.kinds import kind_named
from outbox.models import IN_DIGEST, TOO_LATE, Digest, Message
from outbox.nudging import nudge
from outbox.rules import RULES, due_at, may_leave, next_morning
from people.models import Person

State = Message.State


class MissingFacts(LookupError):
    """A feature forgot to hand down what the text needs. Found at planning, not when the mail must leave."""


@dataclass(frozen=True)
class Planned:
    """One message to be. When it goes, its kind says in `outbox.rules`; `anchor_at` is what that counts from.

    `group` is with whom the coordinator sees it; `is_urgent` does not wait for a decent hour.
    `address` is another one of theirs than that of the account.
    """

    kind: str
    to: Person
    subject: str
    occasion: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    anchor: str = ""
    anchor_at: datetime | None = None
    calendar: str = ""
    group: str = ""
    is_urgent: bool = False
    address: str = ""

    def moment(self, now: datetime) -> datetime:
        if RULES[self.kind].hour is None:
            return now if self.is_urgent else due_at(self.kind, now)
        if self.anchor_at is None:
            raise ValueError(f"{self.kind}: its rule of time needs the moment it counts from")
        return due_at(self.kind, self.anchor_at)


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
    calendar: str = "",
    now: datetime,
) -> Message | None:
    """The new row, or None when this person already has this message. Due in the past: it lapses at birth."""
    [row] = _rows([Planned(kind, to, subject, occasion, facts, anchor, anchor_at, calendar)], now)
    return row if insert([row], now=now) else None


@transaction.atomic
def plan_many(planned: Iterable[Planned], *, now: datetime) -> int:
    """How many were new. The number of statements does not grow with the number of messages."""
    return len(insert(_rows(list(planned), now), now=now))


@transaction.atomic
def move(anchor: str, *, to: datetime, facts: Mapping[str, Any] | None = None, now: datetime) -> int:
    """What hangs on this anchor gets its new moment and facts: it stays planned, lapses or comes back.

    What was sent for the old moment is planned again for the new one, under a next occasion.
    """
    rows = Message.objects.select_for_update().follows().filter(anchor=anchor)
    hook = Hook(anchor, to, facts or {})
    return _carry([(row, hook) for row in rows], now=now)


@dataclass(frozen=True)
class Hook:
    """What a message hangs on from now on."""

    anchor: str
    at: datetime
    facts: Mapping[str, Any]
    group: str = ""


@transaction.atomic
def rehang(subject: str, *, to: Person, hooks: Mapping[str, Hook], now: datetime) -> int:
    """What this person gets about this hangs on other anchors from now on, by the anchor it hangs on."""
    rows = Message.objects.select_for_update().follows().filter(recipient=to, subject=subject)
    return _carry([(row, hooks[row.anchor]) for row in rows.filter(anchor__in=hooks)], now=now)


def _carry(aims: list[tuple[Message, Hook]], *, now: datetime) -> int:
    heirs: list[Message] = []
    for row, hook in aims:
        row.group = hook.group or row.group
        if not _is_told(row):
            _move(row, hook.at, dict(hook.facts), now)
            row.anchor = hook.anchor
        elif heir := _next(row, hook.at, dict(hook.facts), now):
            heir.anchor, row.anchor = hook.anchor, ""
            heirs.append(heir)
        elif row.anchor != hook.anchor:
            row.anchor = ""
    rows = [row for row, _ in aims]
    Message.objects.bulk_update(rows, MOVED)
    if heirs:
        insert(heirs, now=now)
    nudge(rows, now=now)
    return len(rows)


MOVED = [
    "group",
    "facts",
    "due_at",
    "at_any_hour",
    "anchor",
    "anchor_at",
    "state",
    "reason",
    "claimed_at",
    "retry_at",
]


def _is_told(row: Message) -> bool:
    return row.state == State.SENT or row.reason == IN_DIGEST


def _move(row: Message, to: datetime, facts: dict[str, Any], now: datetime) -> None:
    before, row.anchor_at, row.facts = _meant_for(row), to, row.facts | facts
    moment = due_at(row.kind, to)
    if moment != before and row.state != State.FAILED:
        _schedule(row, moment, now)
        row.claimed_at = row.retry_at = None


def _next(row: Message, to: datetime, facts: dict[str, Any], now: datetime) -> Message | None:
    """The same message once more, for a moment that is still to come."""
    moment = due_at(row.kind, to)
    if moment == _meant_for(row) or moment < now:
        return None
    first, _, number = row.occasion.partition("#")
    heir = Message(
        recipient_id=row.recipient_id,
        kind=row.kind,
        subject=row.subject,
        occasion=f"{first}#{int(number or 1) + 1}",
        anchor=row.anchor,
        anchor_at=to,
        group=row.group,
        facts=row.facts | facts,
        created_at=now,
    )
    _schedule(heir, moment, now)
    return heir


def _meant_for(row: Message) -> datetime:
    """When it was to go by its rule; the coordinator may have sent it sooner."""
    return due_at(row.kind, row.anchor_at) if row.anchor_at else row.due_at


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
    """What is no longer needed. `reason` is read by its recipient on the page with messages.

    What was sent stays sent, and no longer follows what it was about. Gives how many lapsed.
    """
    given = {"recipient": to, "subject": subject, "anchor": anchor}
    wanted = {name: value for name, value in given.items() if value is not None}
    rows = list(Message.objects.select_for_update().follows().filter(kind__in=list(kinds), **wanted))
    lapsing = [row for row in rows if not _is_told(row)]
    for row in lapsing:
        row.state, row.reason, row.claimed_at, row.facts = State.LAPSED, reason, None, row.public_facts
    for row in rows:
        row.anchor = "" if _is_told(row) else row.anchor
    Message.objects.bulk_update(rows, ["state", "reason", "claimed_at", "facts", "anchor"])
    return len(lapsing)


@transaction.atomic
def correct(*, kinds: Iterable[str], group: str, facts: Mapping[str, Any], now: datetime) -> int:
    """What has not left yet says how things are now. When it goes does not change."""
    rows = list(Message.objects.select_for_update().open().filter(kind__in=list(kinds), group=group))
    for row in rows:
        row.facts = row.facts | dict(facts)
    Message.objects.bulk_update(rows, ["facts"])
    return len(rows)


def _rows(planned: list[Planned], now: datetime) -> list[Message]:
    waiting = _in_one_mail(planned)
    return [_row(one, now, in_digest=one.to.pk in waiting) for one in planned]


def _in_one_mail(planned: list[Planned]) -> set[int]:
    """Who wants the reminders among these in a digest. Nothing is asked when there are none."""
    people = {one.to.pk for one in planned if _may_wait(one.kind)}
    return set(Digest.objects.filter(person__in=people).values_list("person", flat=True)) if people else set()


def _may_wait(kind: str) -> bool:
    """A reminder that goes at any hour. The others go at the hour of the digest by themselves."""
    return kind_named(kind).may_be_gathered and RULES[kind].hour is None


def _row(planned: Planned, now: datetime, *, in_digest: bool) -> Message:
    moment = planned.moment(now)
    due = next_morning(moment) if in_digest and _may_wait(planned.kind) else moment
    return new_row(planned, due_at=due, now=now)


def new_row(planned: Planned, *, due_at: datetime, bundle: int = 0, now: datetime) -> Message:
    """For who sets the moment in another way; not in the database yet."""
    missing = set(kind_named(planned.kind).facts) - set(planned.facts)
    if missing:
        raise MissingFacts(f"{planned.kind}: {', '.join(sorted(missing))}")
    row = Message(
        recipient=planned.to,
        address=planned.address,
        kind=planned.kind,
        subject=planned.subject,
        occasion=planned.occasion,
        anchor=planned.anchor,
        anchor_at=planned.anchor_at,
        group=planned.group,
        facts=dict(planned.facts),
        calendar=planned.calendar,
        bundle=bundle,
        created_at=now,
    )
    _schedule(row, due_at, now)
    return row


def _schedule(row: Message, moment: datetime, now: datetime) -> None:
    row.due_at, row.at_any_hour = moment, not may_leave(moment)
    row.state, row.reason = (State.LAPSED, TOO_LATE) if moment < now else (State.PLANNED, "")


def insert(rows: list[Message], *, now: datetime) -> list[Message]:
    """Those that were new; the database drops the doubles (MSG-1)."""
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    born = Message.objects.filter(message_id__in=[row.message_id for row in rows])
    keys = dict(born.values_list("message_id", "pk"))
    for row in rows:
        row.pk = keys.get(row.message_id)
    new = [row for row in rows if row.pk]
    nudge(new, now=now)
    return new
