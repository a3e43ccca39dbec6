"""What was written is kept for a month; that it was sent, and when, for two years (PRI-4)."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from outbox.models import Message
from people.expiring import MONTH, TWO_YEARS, Ended, Expiry, delete, keys

EMPTY = {"facts": {}, "calendar": "", "sent_text": ""}
State = Message.State


def _settled(before: datetime) -> QuerySet[Message]:
    """Demo data is exempt."""
    settled = Message.objects.filter(state__in=(State.SENT, State.LAPSED, State.FAILED))
    old = Q(sent_at__lt=before) | Q(sent_at=None, due_at__lt=before)
    return settled.filter(old, recipient__is_demo=False)


def _full(ended: Ended) -> QuerySet[Message]:
    return _settled(ended.before).exclude(**EMPTY)


def _empty(rows: Sequence[Message]) -> None:
    Message.objects.filter(pk__in=keys(rows)).update(**EMPTY)


def _of_what_ended(ended: Ended) -> QuerySet[Message]:
    """Two years after the cohort, for what is about one; for the rest two years after it was sent."""
    over = {f"cohort:{pk}" for pk in ended.cohorts.values_list("pk", flat=True)}
    return _settled(ended.before).filter(Q(group="") | Q(group__in=over))


EXPIRIES = (
    Expiry("Teksten van berichten", MONTH, _full, _empty),
    Expiry("Berichten", TWO_YEARS, _of_what_ended, delete),
)
