"""Changes are saved up and told together: one message per person, about what is different in the end (MSG-1).

A message about changes is a row like any other. While it waits, later changes are folded into it, and it
lapses when all is as it was. Once an attempt was made it may have been read, so it stays as it is: what
comes after goes into a next one, which waits for its turn.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Exists, OuterRef

from outbox.models import CARRIED, STOPPED, UNDONE, Message
from outbox.nudging import nudge
from outbox.planning import Planned, insert, new_row
from outbox.rules import may_leave, opening
from people.models import Person

State = Message.State
Told = dict[str, Any]
CalendarFor = Callable[[Person, Collection[str]], str]


@dataclass(frozen=True)
class Change:
    """`was` and `now` say how a thing stood and stands; None: it is not there. `words` name it.

    With `was` equal to `now` only the words are new. `is_moot`: nothing need be told of this thing any more.
    """

    key: str
    words: Mapping[str, Any]
    was: Mapping[str, Any] | None
    now: Mapping[str, Any] | None
    is_moot: bool = False


@dataclass(frozen=True)
class News:
    """What is told to whom, and whether it can wait."""

    kind: str
    subject: str
    group: str
    facts: Mapping[str, Any]
    changes: Sequence[Change]
    is_urgent: bool = False
    calendar_for: CalendarFor = field(default=lambda person, keys: "")


@transaction.atomic
def note(news: News, *, to: Iterable[Person], now: datetime) -> int:
    """Saves up these changes for these people; gives for how many there is something to tell.

    The caller holds the lock of what changed, so that nobody notes at the same time.
    """
    people = list(to)
    last = _last_of(news, people)
    born: list[Message] = []
    touched: list[Message] = []
    for person in people:
        row = last.get(person.pk)
        changes = merged(_untold(row, news.changes), news.changes)
        if row and _is_waiting(row):
            _fold(row, changes, news, person, now)
            touched.append(row)
        elif changes:
            born.append(_new(row, changes, news, person, now))
            touched += [row] if row and row.reason == CARRIED else []
    Message.objects.bulk_update(touched, ["facts", "calendar", "due_at", "at_any_hour", "state", "reason"])
    insert(born, now=now)
    nudge(touched, now=now)
    return len(born) + sum(row.state == State.PLANNED for row in touched)


@transaction.atomic
def catch_up(*, now: datetime) -> int:
    """What could not be delivered goes along with the next message of its series, which then tells it all."""
    series = {name: OuterRef(name) for name in ("recipient", "kind", "subject")}
    later = Message.objects.filter(**series, state=State.PLANNED, attempts=0, bundle__gt=OuterRef("bundle"))
    failed = Message.objects.filter(Exists(later), state=State.FAILED, bundle__gt=0)
    rows = list(failed.select_for_update(of=("self",)).order_by("-bundle"))
    for row in rows:
        same = Message.objects.filter(recipient=row.recipient_id, kind=row.kind, subject=row.subject)
        heirs = same.filter(state=State.PLANNED, attempts=0, bundle__gt=row.bundle)
        if heir := heirs.select_for_update().order_by("bundle").first():
            _inherit(heir, row)
    return len(rows)


def merged(told: Iterable[Told], changes: Iterable[Change]) -> list[Told]:
    """From how each thing stood before the first of these changes to how it stands after the last."""
    found = {one["key"]: one for one in told}
    for change in changes:
        before = found.get(change.key)
        one = {
            "key": change.key,
            **_plain(change.words),
            "was": before["was"] if before else _plain(change.was),
            "now": _plain(change.now),
        }
        found[change.key] = one
        if change.is_moot or one["was"] == one["now"]:
            del found[change.key]
    return list(found.values())


def _last_of(news: News, people: Collection[Person]) -> dict[int, Message]:
    """Of each person, the newest message of this series."""
    rows = Message.objects.select_for_update().filter(
        kind=news.kind, subject=news.subject, recipient__in=people
    )
    return {row.recipient_id: row for row in rows.order_by("bundle")}


def _is_waiting(row: Message) -> bool:
    return row.state == State.PLANNED and row.attempts == 0


def _untold(row: Message | None, changes: Sequence[Change]) -> list[Told]:
    """What the last message of the series did not get across."""
    if row is None:
        return []
    told: list[Told] = row.facts.get("changes", [])
    if _is_waiting(row) or row.state == State.FAILED:
        return told
    if row.state == State.LAPSED and row.reason.startswith(STOPPED):
        # The coordinator kept it back: it counts as untold, but is not brought up again by itself.
        return [one for one in told if one["key"] in {change.key for change in changes}]
    return []


def _fold(row: Message, changes: list[Told], news: News, person: Person, now: datetime) -> None:
    row.facts = {**_plain(news.facts), "changes": changes}
    row.calendar = news.calendar_for(person, _keys(changes))
    if not changes:
        row.state, row.reason = State.LAPSED, UNDONE
    elif news.is_urgent:
        row.due_at, row.at_any_hour = min(row.due_at, now), not may_leave(now)


def _new(row: Message | None, changes: list[Told], news: News, person: Person, now: datetime) -> Message:
    if row and row.state == State.FAILED:
        row.state, row.reason = State.LAPSED, CARRIED
    rank = row.bundle + 1 if row else 1
    planned = Planned(
        news.kind,
        to=person,
        subject=news.subject,
        occasion=str(rank),
        facts={**_plain(news.facts), "changes": changes},
        group=news.group,
        calendar=news.calendar_for(person, _keys(changes)),
    )
    due = now if news.is_urgent else opening(now + settings.BUNDLE_PAUSE)
    return new_row(planned, due_at=due, bundle=rank, now=now)


def _inherit(heir: Message, failed: Message) -> None:
    later = [Change(one["key"], _words(one), one["was"], one["now"]) for one in heir.facts.get("changes", [])]
    heir.facts["changes"] = merged(failed.facts.get("changes", []), later)
    if not heir.facts["changes"]:
        heir.state, heir.reason = State.LAPSED, UNDONE
    failed.state, failed.reason = State.LAPSED, CARRIED
    Message.objects.bulk_update([heir, failed], ["facts", "state", "reason"])


def _words(one: Told) -> Told:
    return {name: value for name, value in one.items() if name not in ("key", "was", "now")}


def _keys(changes: Iterable[Told]) -> list[str]:
    return [one["key"] for one in changes]


def _plain(values: Mapping[str, Any] | None) -> Any:
    """As the database gives it back, so that what is equal compares equal."""
    if values is None:
        return None
    in_utc = {name: v.astimezone(UTC) if isinstance(v, datetime) else v for name, v in values.items()}
    return json.loads(json.dumps(in_utc, cls=DjangoJSONEncoder))
