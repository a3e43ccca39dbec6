from celery import shared_task
from django.utils import timezone

from door import counting, devices


@shared_task
def sweep() -> int:
    now = timezone.now()
    return counting.sweep(now=now) + devices.forget(now=now)
