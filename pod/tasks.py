import logging

from celery import shared_task
from django.utils import timezone

from documents import issuing
from pod import laying, printing, waiting

logger = logging.getLogger(__name__)


@shared_task
def plan_messages() -> int:
    """Lays out the entries, and with them the reminders, that are still missing; stops what is moot."""
    waiting.silence_withdrawn(now=timezone.now())
    total = 0
    while laid := laying.lay_out_missing(now=timezone.now()):
        total += laid
    return total


@shared_task
def render() -> int:
    """Makes the PODs that someone asked for."""
    made = 0
    while issue := issuing.claim(printing.KIND, now=timezone.now()):
        try:
            printing.make(issue, now=timezone.now())
        except Exception:
            # One document that cannot be made must not stop the others; the row keeps count.
            logger.exception("POD %s could not be made", issue.pk)
            issuing.fail(issue, now=timezone.now())
        made += 1
    return made
