"""What the programme office sees of everyone's mail: what goes out soon, and what did not arrive (MSG-5).

It may stop a message or send it now. Of personal kinds it sees that they are there and not a word of them;
of private kinds nothing at all (BIG-3).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from django.db import transaction

from outbox.kind import Kind
from outbox.kinds import KINDS, UnknownKind, kind_named
from outbox.letters import Letter, MissingFact, keepsake, subject_of
from outbox.models import STOPPED, Message, MessageQuerySet
from outbox.nudging import nudge
from outbox.rules import may_leave
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

AHEAD = timedelta(days=14)
MOST_SHOWN = 1000
SHOWN = tuple(kind.name for kind in KINDS if not kind.is_private)
State = Message.State


class AlreadyGone(Refusal):
    message = "Deze berichten zijn intussen verstuurd of vervallen."


class NeedsReason(Refusal):
    message = "Schrijf op waarom je dit bericht tegenhoudt. De ontvanger leest dit."


class NotAgain(Refusal):
    message = "In dit bericht stond een persoonlijke link. Laat een nieuwe uitnodiging sturen."


@dataclass(frozen=True)
class Batch:
    """Messages of one kind that go to several people at the same moment."""

    pk: int
    label: str
    due_at: datetime
    names: tuple[str, ...]
    is_overdue: bool


@dataclass(frozen=True)
class Failure:
    pk: int
    label: str
    name: str
    email: str
    due_at: datetime
    attempts: int
    answer: str
    may_go_again: bool


@dataclass(frozen=True)
class Coming:
    group: str
    batches: tuple[Batch, ...]


def coming(*, now: datetime) -> tuple[Coming, ...]:
    """What goes out in the coming two weeks, per group and in order."""
    rows = waiting().filter(due_at__lt=now + AHEAD).order_by("group", "due_at", "kind", "recipient__name")
    return tuple(
        Coming(group, tuple(_batches(found, now)))
        for group, found in groupby(rows[:MOST_SHOWN], key=attrgetter("group"))
    )


def failures() -> tuple[Failure, ...]:
    rows = failed().order_by("-due_at", "pk")
    return tuple(_failure(row) for row in rows[:MOST_SHOWN])


def shown() -> MessageQuerySet:
    """All that the office may know of, whatever is in it that it may not read."""
    return Message.objects.filter(kind__in=SHOWN).select_related("recipient")


def waiting() -> MessageQuerySet:
    """What can be looked at here."""
    return shown().filter(state__in=(State.PLANNED, State.CLAIMED)).not_held()


def failed() -> MessageQuerySet:
    return shown().filter(state=State.FAILED)


def batch_of(message: Message) -> list[Message]:
    """Everyone who gets the same kind of message at the same moment, in this group."""
    same = waiting().filter(group=message.group, kind=message.kind, due_at=message.due_at)
    return list(same.order_by("recipient__name", "pk"))


def names_in(batch: Collection[Message]) -> list[tuple[int, str]]:
    """Who each message goes to; and what it says, where somebody gets more than one."""
    is_once_each = len({row.recipient_id for row in batch}) == len(batch)
    if is_once_each or any(kind_named(row.kind).is_personal for row in batch):
        return [(row.pk, row.recipient.name) for row in batch]
    return [(row.pk, f"{row.recipient.name}: {subject_of(row)}") for row in batch]


def preview(message: Message) -> Letter | None:
    """The text as it stands now, without personal links; nothing of what is personal."""
    if kind_named(message.kind).is_personal:
        return None
    try:
        return keepsake(message)
    except (MissingFact, UnknownKind):
        return None


@transaction.atomic
def stop(messages: Collection[int], *, reason: str, by: Person, now: datetime) -> int:
    """Kept back, with a reason that the recipient reads. What is being sent right now cannot be stopped."""
    if not reason.strip():
        raise NeedsReason
    rows = _planned(messages)
    for row in rows:
        row.state, row.reason = State.LAPSED, f"{STOPPED}: {reason.strip()}"[:200]
        row.facts = row.public_facts
    Message.objects.bulk_update(rows, ["state", "reason", "facts"])
    _log("message-stopped", rows, reason=reason.strip(), by=by, now=now)
    return len(rows)


@transaction.atomic
def send_now(messages: Collection[int], *, by: Person, now: datetime) -> int:
    rows = _planned(messages)
    for row in rows:
        row.due_at, row.retry_at, row.at_any_hour = now, None, not may_leave(now)
    Message.objects.bulk_update(rows, ["due_at", "retry_at", "at_any_hour"])
    _log("message-sent-now", rows, by=by, now=now)
    nudge(rows, now=now)
    return len(rows)


@transaction.atomic
def try_again(message: Message, *, by: Person, now: datetime) -> None:
    """A failed message gets a whole day of attempts again."""
    row = Message.objects.select_for_update().get(pk=message.pk)
    if row.state != State.FAILED:
        raise AlreadyGone
    if _has_secrets(kind_named(row.kind)):
        raise NotAgain
    row.state, row.attempts, row.retry_at, row.due_at, row.sent_at = State.PLANNED, 0, None, now, None
    row.save(update_fields=["state", "attempts", "retry_at", "due_at", "sent_at"])
    _log("message-tried-again", [row], by=by, now=now)
    nudge([row], now=now)


def _planned(messages: Collection[int]) -> list[Message]:
    rows = Message.objects.select_for_update().filter(pk__in=messages, state=State.PLANNED, kind__in=SHOWN)
    found = list(rows)
    if not found:
        raise AlreadyGone
    return found


def _batches(rows: Iterable[Message], now: datetime) -> Iterable[Batch]:
    for _, group in groupby(rows, key=attrgetter("due_at", "kind")):
        found = list(group)
        yield Batch(
            pk=found[0].pk,
            label=found[0].label,
            due_at=found[0].due_at,
            names=tuple(dict.fromkeys(row.recipient.name for row in found)),
            is_overdue=found[0].due_at <= now,
        )


def _failure(row: Message) -> Failure:
    return Failure(
        pk=row.pk,
        label=row.label,
        name=row.recipient.name,
        email=row.goes_to,
        due_at=row.due_at,
        attempts=row.attempts,
        answer=row.server_answer,
        may_go_again=not _has_secrets(kind_named(row.kind)),
    )


def _has_secrets(kind: Kind) -> bool:
    return any(name.startswith("secret_") for name in kind.facts)


def _log(what: str, rows: Iterable[Message], *, reason: str = "", by: Person, now: datetime) -> None:
    for row in rows:
        log_act(what, about=f"message:{row.pk}", reason=reason, by=by, now=now)
