from celery import shared_task
from django.utils import timezone

from buddies import asking, wishing


@shared_task
def look_after() -> int:
    """Plans and stops the two-weekly questions, and erases wishes about who left."""
    now = timezone.now()
    asking.silence_ended(now=now)
    wishing.forget_who_left()
    return asking.plan_missing(now=now)
