from celery import shared_task
from django.utils import timezone

from desk import exporting, importing


@shared_task
def work() -> int:
    """Reads and writes the lists of participants that wait."""
    return importing.work_through(clock=timezone.now)


@shared_task
def export() -> int:
    """Makes the exports that somebody asked for."""
    return exporting.make_all(clock=timezone.now)


@shared_task
def erase() -> int:
    """Lists and exports of a day ago."""
    now = timezone.now()
    return importing.expire(now=now) + exporting.expire(now=now)
