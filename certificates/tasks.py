from celery import shared_task
from django.utils import timezone

from certificates import printing
from documents import issuing


@shared_task
def render() -> int:
    """Makes the certificates that someone asked for."""
    return issuing.make_all(printing.KIND, printing.make, clock=timezone.now)
