from celery import shared_task
from django.utils import timezone

from documents import issuing
from intake import interviewing, printing


@shared_task
def release_conversations() -> int:
    """Conversations of trainers who left their cohort."""
    return interviewing.release_from_departed(now=timezone.now())


@shared_task
def render() -> int:
    """Makes the intake reports that someone asked for."""
    return issuing.make_all(printing.KIND, printing.make, clock=timezone.now)
