import logging

from celery import shared_task
from django.utils import timezone

from assignments import asking, printing
from documents import issuing

logger = logging.getLogger(__name__)


@shared_task
def silence_ended() -> int:
    """Stops what asks about a participant who left, or a trainer who stopped."""
    return asking.silence_ended(now=timezone.now())


@shared_task
def render() -> int:
    """Makes the documents that someone asked for."""
    made = 0
    while issue := issuing.claim(printing.KIND, now=timezone.now()):
        try:
            printing.make(issue, now=timezone.now())
        except Exception:
            # One document that cannot be made must not stop the others; the row keeps count.
            logger.exception("Assignment %s could not be made", issue.pk)
            issuing.fail(issue, now=timezone.now())
        made += 1
    return made
