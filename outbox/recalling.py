"""One message to many at once: how far it is, and calling back what has not left yet (MSG-2)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, Q

from outbox import settling
from outbox.models import Message, MessageQuerySet
from people.refusals import Refusal

State = Message.State
_WAITS = Q(state__in=(State.PLANNED, State.CLAIMED))
_COUNTS = {
    "total": Count("pk"),
    "gone": Count("pk", filter=Q(state=State.SENT)),
    "waiting": Count("pk", filter=_WAITS),
    "called_back": Count("pk", filter=Q(state=State.LAPSED)),
    "failed": Count("pk", filter=Q(state=State.FAILED)),
}


class AllGone(Refusal):
    message = "Er wacht niets meer: alle mails zijn al weg. Er is niets te stoppen."


@dataclass(frozen=True)
class Far:
    """Of how many mails this is, and how many of these are where."""

    total: int
    gone: int
    waiting: int
    called_back: int
    failed: int
    leaves_at: datetime

    @property
    def is_under_way(self) -> bool:
        return self.waiting > 0


def how_far(rows: MessageQuerySet) -> Far | None:
    """None when there are none. One query."""
    found = rows.aggregate(**_COUNTS, leaves_at=Max("due_at"))
    return Far(**found) if found["total"] else None


@transaction.atomic
def call_back(rows: MessageQuerySet, *, reason: str) -> int:
    """What has not left does not leave; `reason` is read by its recipient. Twice is once.

    A mail that the server is being given at this very moment may still arrive: then its row says so.
    """
    lapsed = settling.lapse_all(rows.open(), reason=reason)
    if not lapsed and not rows.filter(state=State.LAPSED).exists():
        raise AllGone
    return lapsed
