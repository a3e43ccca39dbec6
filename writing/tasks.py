from celery import shared_task
from django.utils import timezone

from writing import thinning


@shared_task
def thin() -> int:
    """Every night: old versions go, and drafts that were sent."""
    now = timezone.now()
    return thinning.drop_sent_drafts(now=now) + thinning.thin(now=now)
