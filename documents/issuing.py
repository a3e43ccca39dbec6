"""Files made by a worker: asked for in a row, claimed with a lease, shown while they grow."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import F, QuerySet

from documents import working
from documents.models import Issue
from people.models import Person

State = Issue.State
# Everything of one person in one file. It goes when something in it must go, and has a door of its own.
ARCHIVE = "take-along"
# What makes a file tells how far it is by these.
step, fail = working.step, working.fail


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
    issue, _ = Issue.objects.exclude(state__in=(State.FAILED, State.STOPPED)).get_or_create(
        **key, defaults={"parameters": dict(parameters), "name": name, "asked_at": now}
    )
    return issue


def claim(kind: str, *, now: datetime) -> Issue | None:
    """The longest waiting file of this kind, ours for as long as the lease lasts; None when nothing waits."""
    return working.claim(Issue.objects.filter(kind=kind), now=now)


def finish(issue: Issue, content: "bytes | File[bytes]", *, now: datetime) -> bool:
    """Keeps the file. False, and nothing kept, when it was stopped or has passed to another worker."""
    file = ContentFile(content) if isinstance(content, bytes) else content
    issue.file.save(issue.name, file, save=False)
    changes = {"state": State.DONE, "file": issue.file.name, "made_at": now, "claimed_at": None}
    if working.ours(issue).update(**changes, steps_done=F("steps_total")):
        issue.refresh_from_db()
        return True
    issue.file.delete(save=False)
    return False


def make_all(kind: str, make: Callable[..., None], *, clock: Callable[[], datetime]) -> int:
    """Makes every file of this kind that waits; how many were tried."""
    return working.work_through(lambda now: claim(kind, now=now), make, clock=clock)


def erase(*, about: str) -> None:
    """Every file that shows this, whoever asked for it."""
    discard(Issue.objects.filter(about=about))


def archives_of(owner: Person) -> QuerySet[Issue]:
    """Where somebody has all of theirs in one file."""
    return Issue.objects.filter(kind=ARCHIVE, owner=owner)


def discard(issues: Iterable[Issue]) -> None:
    """The rows, and the files once that is certain."""
    rows = list(issues)
    files = [(row.file.storage, str(row.file.name)) for row in rows if row.file]
    Issue.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for storage, name in files:
        transaction.on_commit(partial(storage.delete, name))


def begin_anew() -> None:
    """Something changed that any file may show. What is made goes; what is being made is begun once more."""
    under_way = Issue.objects.filter(state__in=(State.WAITING, State.WORKING))
    under_way.update(state=State.WAITING, claimed_at=None, attempts=0)
    discard(Issue.objects.exclude(owner__is_demo=True).exclude(file=""))
