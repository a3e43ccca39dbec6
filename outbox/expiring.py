"""What was written is kept for a month; that it was sent, and when, for longer (PRI-4)."""

from datetime import datetime, timedelta

from django.db.models import Q

from outbox.models import Message

KEPT = timedelta(days=31)
State = Message.State


def erase_texts(*, now: datetime) -> int:
    """Empties settled messages older than a month. Demo data is exempt."""
    settled = Message.objects.filter(state__in=(State.SENT, State.LAPSED, State.FAILED))
    old = Q(sent_at__lt=now - KEPT) | Q(sent_at=None, due_at__lt=now - KEPT)
    full = settled.filter(old, recipient__is_demo=False).exclude(facts={}, calendar="", sent_text="")
    return full.update(facts={}, calendar="", sent_text="")
