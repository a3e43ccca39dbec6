"""Opening a personal link by its button counts as saying yes to being asked."""

from datetime import datetime

from assignments.models import Support


def accept(support: Support, *, now: datetime) -> None:
    """The first time is remembered; later times change nothing."""
    Support.objects.filter(pk=support.pk, accepted_at=None).update(accepted_at=now)
