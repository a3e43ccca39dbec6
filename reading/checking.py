"""Looking whether links still lead somewhere: a few at a time, a website once, less often where they fail.

A worker takes links by putting off when they are due, so that two workers never ask the same; what it found
is written down one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPMethod
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from documents import fetching
from documents.fetching import OUTSIDE, Answer, NotForUs, Unreachable, Way
from reading.models import Item, Link

# The scheduler of a small installation does this itself: mail must not wait for a slow website.
A_RUN = 3
LOOKED_AMONG = 50
LEASE = timedelta(hours=1)
WEEK = timedelta(days=7)
PAUSES = (1, 3, 7, 14, 30)
GONE = (404, 410)
# There is a website, and it wants a person, a reader's account, or another time.
SHUT = (401, 402, 403, 405, 406, 407, 418, 429, 451, 501, 999)
MOST_WORDS = 200
State = Link.State


@dataclass(frozen=True)
class Finding:
    state: str
    words: str


def check_due(*, now: datetime, way: Way = OUTSIDE) -> int:
    """Looks at the links whose time it is; how many. Addresses that no list names any more are forgotten."""
    _forget()
    taken = _take(now)
    for link in taken:
        _note(link, _look(link.address, way), now=now)
    return len(taken)


@transaction.atomic
def _forget() -> None:
    """Held before they are looked at again: a title that takes one up meanwhile waits, and makes it anew."""
    held = Link.objects.select_for_update(skip_locked=_may_skip()).filter(~Exists(_items_of_it()))
    pks = [link.pk for link in held]
    Link.objects.filter(pk__in=pks).filter(~Exists(_items_of_it())).delete()


def _items_of_it() -> QuerySet[Item]:
    return Item.objects.filter(link=OuterRef("pk"))


def _may_skip() -> bool:
    return connection.features.has_select_for_update_skip_locked


@transaction.atomic
def _take(now: datetime) -> list[Link]:
    """The longest due, one of each website."""
    due = Link.objects.filter(due_at__lte=now).order_by("due_at", "pk")
    rows = due.select_for_update(skip_locked=_may_skip())[:LOOKED_AMONG]
    by_host = {urlsplit(link.address).hostname: link for link in reversed(rows)}
    taken = sorted(by_host.values(), key=lambda link: (link.due_at, link.pk))[:A_RUN]
    Link.objects.filter(pk__in=[link.pk for link in taken]).update(due_at=now + LEASE)
    return taken


def _look(address: str, way: Way) -> Finding:
    """HEAD first, which sends no page; who does not know what that is, is asked with GET."""
    head = _found(lambda: fetching.visit(HTTPMethod.HEAD, address, way=way))
    if head.state in (State.WORKS, State.INSIDE):
        return head
    return _found(lambda: fetching.visit(HTTPMethod.GET, address, way=way))


def _found(ask: Callable[[], Answer]) -> Finding:
    try:
        answer = ask()
    except NotForUs as refusal:
        return Finding(State.INSIDE, str(refusal))
    except Unreachable as refusal:
        return Finding(State.FAILS, str(refusal))
    return Finding(_state(answer.status), f"{answer.status} {answer.reason}".strip()[:MOST_WORDS])


def _state(status: int) -> str:
    if status < 400:
        return State.WORKS
    if status in GONE:
        return State.GONE
    return State.SHUT if status in SHUT else State.FAILS


def _note(link: Link, finding: Finding, *, now: datetime) -> None:
    failed = finding.state in (State.GONE, State.FAILS)
    failures = min(link.failures + 1, 1000) if failed else 0
    Link.objects.filter(pk=link.pk).update(
        state=finding.state,
        answer=finding.words,
        failures=failures,
        checked_at=now,
        due_at=now + _pause(failures),
    )


def _pause(failures: int) -> timedelta:
    """A week when it does well, else longer each time."""
    return timedelta(days=PAUSES[min(failures, len(PAUSES)) - 1]) if failures else WEEK
