from celery import shared_task
from django.utils import timezone

from intake import expiring


@shared_task
def erase_applications() -> int:
    """Applications that were abandoned or taken back four weeks ago (INT-8)."""
    return expiring.erase_due(now=timezone.now())
