"""Walks every room and erases what is due there, in batches; what is left is a count (PRI-4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from people.expiring import MONTH, SIX_MONTHS, Ended, Expiry
from privacy import telling
from privacy.ending import ended
from privacy.models import Destruction
from privacy.walking import modules

BATCH = 100


def expiries() -> Iterator[Expiry]:
    """From the ground up; so a deelname goes after all that hangs on it."""
    for module in modules("expiring"):
        yield from module.EXPIRIES


def run(*, now: datetime) -> int:
    """Everything that is due, kind by kind; how many."""
    known = {after: _over(after, now) for after in {one.after for one in expiries()}}
    return sum(erase_all(one, known[one.after], now=now) for one in expiries())


def _over(after: timedelta, now: datetime) -> Ended:
    """What goes together with a POD waits until its owner was told."""
    found = ended(now - after)
    return telling.told(found, now=now) if after == SIX_MONTHS else found


def erase_all(expiry: Expiry, over: Ended, *, now: datetime) -> int:
    """All of this kind that hangs on what is over, in batches; how many."""
    total, last = 0, None
    while batch := _keys(expiry, over, last):
        total, last = total + _erase(expiry, over, batch), batch[-1]
    if not expiry.is_counted:
        return 0
    log(expiry.what, total, now=now)
    return total


def _keys(expiry: Expiry, over: Ended, last: object) -> list[object]:
    rows = expiry.find(over).order_by("pk")
    rows = rows if last is None else rows.filter(pk__gt=last)
    return list(rows.values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _erase(expiry: Expiry, over: Ended, batch: list[object]) -> int:
    """Looks once more under the lock: somebody may just have come back to it."""
    rows = expiry.find(over).filter(pk__in=batch)
    list(rows.model._base_manager.select_for_update().filter(pk__in=batch).order_by("pk").values("pk"))
    found = list(rows)
    expiry.erase(found)
    return len(found)


def log(what: str, count: int, *, now: datetime) -> None:
    """The destruction log: without content."""
    if count:
        Destruction.objects.create(what=what, count=count, at=now)


@dataclass(frozen=True)
class Coming:
    what: str
    count: int


def coming(*, now: datetime) -> list[Coming]:
    """What goes within a month, per kind: for the administrator to see beforehand."""
    known = {after: ended(now + MONTH - after) for after in {one.after for one in expiries()}}
    counted = [one for one in expiries() if one.is_counted]
    found = [Coming(one.what, one.find(known[one.after]).count()) for one in counted]
    return [one for one in found if one.count]
