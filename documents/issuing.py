"""Files made by a worker: asked for in a row, claimed with a lease, shown while they grow."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import F

from documents.models import Issue
from people.models import Person

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 3
State = Issue.State


def request(
    kind: str,
    *,
    owner: Person,
    about: str,
    parameters: Mapping[str, Any],
    fingerprint: str,
    name: str,
    now: datetime,
) -> Issue:
    """The file asked for; that same one when nothing changed since it was made, or is being made."""
    key = {"kind": kind, "owner": owner, "about": about, "fingerprint": fingerprint}
    issue, _ = Issue.objects.exclude(state=State.FAILED).get_or_create(
        **key, defaults={"parameters": dict(parameters), "name": name, "asked_at": now}
    )
    return issue


@transaction.atomic
def claim(kind: str, *, now: datetime) -> Issue | None:
    """The longest waiting file of this kind, ours for as long as the lease lasts; None when nothing waits."""
    waiting = Issue.objects.filter(kind=kind).free_at(lease_began_before=now - LEASE)
    rows = waiting.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
    issue = rows.order_by("asked_at").first()
    if issue is None:
        return None
    if issue.attempts >= MOST_ATTEMPTS:
        # Its worker died three times over: whatever it is, it takes the worker along.
        Issue.objects.filter(pk=issue.pk).update(state=State.FAILED)
        return claim(kind, now=now)
    changes = {"state": State.WORKING, "claimed_at": now, "steps_done": 0, "attempts": F("attempts") + 1}
    Issue.objects.filter(pk=issue.pk).update(**changes)
    issue.refresh_from_db()
    return issue


def step(issue: Issue, done: int, total: int) -> bool:
    """How far it is, for the page that waits. False when the claim has passed to another worker."""
    return bool(_ours(issue).update(steps_done=done, steps_total=total))


def finish(issue: Issue, content: bytes, *, now: datetime) -> bool:
    """Keeps the file. False, and nothing kept, when the claim has passed to another worker."""
    issue.file.save(issue.name, ContentFile(content), save=False)
    changes = {"state": State.DONE, "file": issue.file.name, "made_at": now, "claimed_at": None}
    if _ours(issue).update(**changes, steps_done=F("steps_total")):
        issue.refresh_from_db()
        return True
    issue.file.delete(save=False)
    return False


def fail(issue: Issue, *, now: datetime) -> None:
    """Back in the queue; after the third time it stays failed, and the page says so."""
    given_up = issue.attempts >= MOST_ATTEMPTS
    _ours(issue).update(state=State.FAILED if given_up else State.WAITING, claimed_at=None)
    issue.refresh_from_db()


def make_all(kind: str, make: Callable[..., None], *, clock: Callable[[], datetime]) -> int:
    """Makes every file of this kind that waits; how many were tried.

    One that cannot be made must not stop the others; its row keeps count.
    """
    tried = 0
    while issue := claim(kind, now=clock()):
        try:
            make(issue, now=clock())
        except Exception:
            logger.exception("%s %s could not be made", kind, issue.pk)
            fail(issue, now=clock())
        tried += 1
    return tried


def erase(*, about: str) -> None:
    """Every file that shows this, whoever asked for it."""
    for issue in Issue.objects.filter(about=about):
        if issue.file:
            issue.file.delete(save=False)
        issue.delete()


def _ours(issue: Issue) -> Any:
    return Issue.objects.filter(pk=issue.pk, state=State.WORKING, claimed_at=issue.claimed_at)
