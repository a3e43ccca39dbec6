from celery import shared_task
from django.utils import timezone

from assignments import asking, printing, reminding
from documents import issuing


@shared_task
def silence_ended() -> int:
    """Stops what asks about a participant who left, or a trainer who stopped."""
    return asking.silence_ended(now=timezone.now())


@shared_task
def remind() -> int:
    """Plans the reminder before day 1 for whoever has none yet."""
    return reminding.plan_missing(now=timezone.now())


@shared_task
def render() -> int:
    """Makes the documents that someone asked for."""
    return issuing.make_all(printing.KIND, printing.make, clock=timezone.now)
