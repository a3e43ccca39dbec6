from celery import shared_task
from django.utils import timezone

from proeve import following


@shared_task
def follow() -> int:
    """Keeps talks to come in step with who takes part and who supports them."""
    return following.follow(now=timezone.now())
