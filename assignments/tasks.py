from celery import shared_task
from django.utils import timezone

from assignments import asking


@shared_task
def silence_ended() -> int:
    """Stops what asks about a participant who left, or a trainer who stopped."""
    return asking.silence_ended(now=timezone.now())
