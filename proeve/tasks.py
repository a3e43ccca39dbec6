from celery import shared_task
from django.utils import timezone

from proeve import following, freezing, reminding


@shared_task
def follow() -> int:
    """Keeps talks to come in step with who takes part and who supports them."""
    return following.follow(now=timezone.now())


@shared_task
def freeze_dossiers() -> int:
    """Freezes what is shown at the talks that have begun."""
    return freezing.freeze_begun(now=timezone.now())


@shared_task
def remind_around_talks() -> int:
    """Keeps what reminds assessors, mentor and principal in step with the talks."""
    return reminding.follow(now=timezone.now())
