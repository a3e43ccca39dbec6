from celery import shared_task
from django.utils import timezone

from intervisie import bringing, ending


@shared_task
def erase() -> int:
    """Ends what was never rounded off, and erases cases of which the day is over."""
    now = timezone.now()
    return ending.end_forgotten(now=now) + bringing.erase_past(now=now)
