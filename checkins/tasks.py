from celery import shared_task
from django.utils import timezone

from checkins import laying


@shared_task
def lay_out() -> int:
    """Asks whoever is due, three months after the end."""
    return laying.lay_out(now=timezone.now())


@shared_task
def silence_ended() -> int:
    """Stops what asks about a participant who left, or somebody who was replaced."""
    return laying.silence_ended(now=timezone.now())
