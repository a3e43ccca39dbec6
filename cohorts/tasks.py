from celery import shared_task
from django.utils import timezone

from cohorts import offering


@shared_task
def lapse_offers() -> int:
    """Places whose term has passed go to the next in line."""
    return offering.lapse_due(now=timezone.now())
