from celery import shared_task
from django.utils import timezone

from documents import issuing
from pod import laying, printing, waiting


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
    return issuing.make_all(printing.KIND, printing.make, clock=timezone.now)
