from celery import shared_task
from django.utils import timezone

from desk import importing


@shared_task
def work() -> int:
    """Reads and writes the lists of participants that wait."""
    return importing.work_through(clock=timezone.now)


@shared_task
def erase() -> int:
    """Lists of a day ago."""
    return importing.expire(now=timezone.now())
