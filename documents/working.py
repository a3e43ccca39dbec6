"""Work that takes long: asked for in a row, claimed with a lease, shown while it grows, stopped when asked.

Who claims a row holds it until the lease runs out. Every later word about it (how far, done, failed) counts
only while the claim is theirs, so a worker that was killed, slept too long or was stopped changes nothing.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet

from documents.models import Work, WorkQuerySet
from people.refusals import Refusal

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 3
State = Work.State


class Stopped(Exception):
    """Stopped, or taken over by another worker: whoever did this leaves it where it is."""


class NothingToStop(Refusal):
    message = "Dit is al klaar. Er is niets meer te stoppen."


@transaction.atomic
def claim[W: Work](rows: WorkQuerySet[W], *, now: datetime) -> W | None:
    """The longest waiting of these, ours for as long as the lease lasts; None when nothing waits."""
    free = rows.free_at(lease_began_before=now - LEASE)
    held = free.select_for_update(
        skip_locked=connection.features.has_select_for_update_skip_locked, of=("self",)
    )
    work = held.order_by("asked_at").first()
    if work is None:
        return None
    if work.attempts >= MOST_ATTEMPTS:
        # Its worker died three times over: whatever it is, it takes the worker along.
        _row(work).update(state=State.FAILED)
        return claim(rows, now=now)
    changes = {"state": State.WORKING, "claimed_at": now, "steps_done": 0, "attempts": F("attempts") + 1}
    _row(work).update(**changes)
    work.refresh_from_db()
    return work


def ours(work: Work) -> QuerySet[Any]:
    """The row, as long as the claim on it is ours and nobody stopped it."""
    return _row(work).filter(state=State.WORKING, claimed_at=work.claimed_at)


def step(work: Work, done: int, total: int) -> bool:
    """How far it is, for the page that waits. False when it was stopped or has passed to another worker."""
    return bool(ours(work).update(steps_done=done, steps_total=total))


def hold(work: Work, done: int, total: int, *, now: datetime) -> None:
    """How far it is, and ours for a whole lease again: for what may take longer than one."""
    if not ours(work).update(steps_done=done, steps_total=total, claimed_at=now):
        raise Stopped
    work.claimed_at = now


def go_on(work: Work) -> None:
    """Raises `Stopped` when it was stopped or has passed to another worker."""
    if not ours(work).exists():
        raise Stopped


def fail(work: Work, *, now: datetime) -> None:
    """Back in the queue; after the third time it stays failed, and the page says so."""
    given_up = work.attempts >= MOST_ATTEMPTS
    ours(work).update(state=State.FAILED if given_up else State.WAITING, claimed_at=None)
    work.refresh_from_db()


def stop(work: Work) -> None:
    """Whoever works on it finds out at its next step. Twice is once."""
    under_way = _row(work).filter(state__in=(State.WAITING, State.WORKING))
    if not under_way.update(state=State.STOPPED, claimed_at=None):
        work.refresh_from_db()
        if not work.is_stopped:
            raise NothingToStop


def work_through[W: Work](
    claim_one: Callable[[datetime], W | None],
    do: Callable[..., None],
    *,
    clock: Callable[[], datetime],
) -> int:
    """Does all that waits; how many were tried.

    One that cannot be done must not stop the others; its row keeps count.
    """
    tried = 0
    while work := claim_one(clock()):
        try:
            do(work, now=clock())
        except Stopped:
            logger.info("%s %s was stopped", type(work).__name__, work.pk)
        except Exception:
            logger.exception("%s %s could not be done", type(work).__name__, work.pk)
            fail(work, now=clock())
        tried += 1
    return tried


def _row(work: Work) -> QuerySet[Any]:
    return type(work)._base_manager.filter(pk=work.pk)
