"""The log of who looked and of who did (PRI-2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from people.models import Act, Look, Person
from people.origin import origin

LONGEST_LABEL = 120


@dataclass(frozen=True)
class Seen:
    """One thing of one owner that was shown: `what` is its key, `label` how its owner knows it."""

    owner_id: int
    what: str
    label: str
    reason: str = ""


def log_looks(viewer: Person, seen: Iterable[Seen], *, role: str, now: datetime) -> None:
    """Writes the looks in one statement; a second look on the same day changes nothing."""
    rows = [
        Look(
            viewer=viewer,
            owner_id=s.owner_id,
            role=role,
            what=s.what,
            label=s.label[:LONGEST_LABEL],
            reason=s.reason,
            on=localdate(now),
            at=now,
        )
        for s in seen
        if s.owner_id != viewer.pk
    ]
    Look.objects.bulk_create(rows, ignore_conflicts=True)


def log_act(
    action: str,
    *,
    about: str,
    reason: str = "",
    result: str = Act.Result.DONE,
    by: Person | None,
    now: datetime,
) -> Act:
    """In the transaction of what was done; `people.sealing` seals it soon. `by` nobody: a stranger."""
    return Act.objects.create(
        actor=by,
        by_number=by.pk if by else None,
        action=action,
        about=about,
        reason=reason,
        result=result,
        origin=origin(),
        at=now,
    )


def looks_at(owner: Person) -> QuerySet[Look]:
    """What this person's things were looked at, newest first."""
    return Look.objects.filter(owner=owner).select_related("viewer").order_by("-at", "-pk")


def looks_about(keys: Iterable[str]) -> QuerySet[Look]:
    """Who looked at these things, whoever it was, also at a piece of one or behind glass."""
    about = Q()
    for key in keys:
        about |= Q(what=key) | Q(what__startswith=f"{key}:")
    return Look.objects.filter(about) if about else Look.objects.none()
