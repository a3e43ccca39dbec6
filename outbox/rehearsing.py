"""What an act would do to the messages of a group: it is done, looked at, and undone.

So what is foretold is what the act itself does, and never a second opinion about it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db import transaction

from outbox.desk import SHOWN
from outbox.kinds import kind_named
from outbox.models import Message

NEW, CHANGED, MOVED, LAPSED = "new", "changed", "moved", "lapsed"
ORDER = (NEW, CHANGED, MOVED, LAPSED)


@dataclass(frozen=True)
class Effect:
    """The same thing that happens to messages of one kind, to these people. `due_at` is when they go."""

    what: str
    label: str
    due_at: datetime
    names: tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    kind: str
    name: str
    due_at: datetime
    facts: object
    calendar: str


def rehearse(act: Callable[[], object], *, group: str) -> tuple[Effect, ...]:
    """The effects of this act on the messages of this group; a refusal comes through, and nothing stays."""
    with transaction.atomic():
        before = _waiting(group)
        act()
        after = _waiting(group)
        transaction.set_rollback(True)
    return _effects(before, after)


def _waiting(group: str) -> dict[int, _Row]:
    """Of private kinds nobody sees that they are there (BIG-3)."""
    rows = Message.objects.open().filter(group=group, kind__in=SHOWN).select_related("recipient")
    return {row.pk: _Row(row.kind, row.recipient.name, row.due_at, row.facts, row.calendar) for row in rows}


def _effects(before: dict[int, _Row], after: dict[int, _Row]) -> tuple[Effect, ...]:
    found = (_touched(before.get(pk), after.get(pk)) for pk in before | after)
    return tuple(_together(one for one in found if one))


def _touched(old: _Row | None, new: _Row | None) -> tuple[str, _Row] | None:
    """What happened to one message, and the message as it is now, or as it was."""
    if old and new:
        what = MOVED if old.due_at != new.due_at else CHANGED
        return (what, new) if old != new else None
    if new:
        return NEW, new
    return (LAPSED, old) if old else None


def _together(touched: Iterable[tuple[str, _Row]]) -> Iterable[Effect]:
    def alike(one: tuple[str, _Row]) -> tuple[int, datetime, str]:
        what, row = one
        return ORDER.index(what), row.due_at, row.kind

    ordered = sorted(touched, key=lambda one: (alike(one), one[1].name))
    for (rank, due_at, kind), same in groupby(ordered, key=alike):
        names = tuple(dict.fromkeys(row.name for _, row in same))
        yield Effect(ORDER[rank], kind_named(kind).label, due_at, names)
