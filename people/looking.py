"""The log of who looked and of who did (PRI-2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from people.models import Act, Look, Person


@dataclass(frozen=True)
class Seen:
    """One thing of one owner that was shown: `what` is its key, `label` how its owner knows it."""

    owner_id: int
    what: str
    label: str


def log_looks(viewer: Person, seen: Iterable[Seen], *, role: str, now: datetime) -> None:
    """Writes the looks in one statement; a second look on the same day changes nothing."""
    rows = [
        Look(
            viewer=viewer,
            owner_id=s.owner_id,
            role=role,
            what=s.what,
            label=s.label,
            on=localdate(now),
            at=now,
        )
        for s in seen
        if s.owner_id != viewer.pk
    ]
    Look.objects.bulk_create(rows, ignore_conflicts=True)


def log_act(action: str, *, about: str, reason: str = "", by: Person | None, now: datetime) -> Act:
    return Act.objects.create(actor=by, action=action, about=about, reason=reason, at=now)


def looks_at(owner: Person) -> QuerySet[Look]:
    """What this person's things were looked at, newest first."""
    return Look.objects.filter(owner=owner).select_related("viewer").order_by("-at", "-pk")
