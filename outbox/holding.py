"""Nothing of a group leaves, for as long as it is held; what is planned meanwhile waits along.

Whoever lets it go again surprises nobody: what became due in between lapses.
"""

from datetime import datetime

from django.db import transaction

from outbox import desk, settling
from outbox.models import TOLD_ANYHOW, TOO_LATE, Hold, Message

State = Message.State


def hold(group: str, *, now: datetime) -> None:
    """Twice is once."""
    Hold.objects.get_or_create(group=group, defaults={"since": now})


@transaction.atomic
def let_go(group: str, *, now: datetime) -> int:
    """How many lapsed, as their moment had passed. What is still to come goes as it was planned."""
    if not Hold.objects.filter(group=group).delete()[0]:
        return 0
    due = Message.objects.open().filter(group=group, due_at__lte=now).exclude(kind__in=TOLD_ANYHOW)
    return settling.lapse_all(due, reason=TOO_LATE)


@transaction.atomic
def drop(group: str, *, reason: str) -> int:
    """The group is no more. What was planned lapses, and goes by itself when its own term is over."""
    Hold.objects.filter(group=group).delete()
    lapsed = settling.lapse_all(Message.objects.open().filter(group=group), reason=reason)
    Message.objects.filter(group=group).update(group="", anchor="")
    return lapsed


def sent(group: str) -> int:
    """As many as the programme office may know of (BIG-3)."""
    return desk.shown().filter(group=group, state=State.SENT).count()


def planned(group: str) -> int:
    """That would stay where they are, were this group held."""
    return desk.shown().open().filter(group=group).exclude(kind__in=TOLD_ANYHOW).count()
