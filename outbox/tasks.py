from celery import shared_task
from django.utils import timezone

from outbox import beating, bundling, delivering, digesting, mailbox

MOST_BATCHES = 20


@shared_task(name="outbox.tasks.deliver")
def deliver(*, swept: bool = False) -> int:
    """Batch after batch while there is mail to send; what is left over waits for the next look.

    `swept`: the scheduler asked for it, so it lives. A nudge says nothing about the scheduler.
    """
    _beat(swept=swept)
    bundling.catch_up(now=timezone.now())
    digesting.gather(now=timezone.now())
    sent = 0
    for _ in range(MOST_BATCHES):
        settled = delivering.deliver(now=timezone.now())
        sent += settled
        if not settled:
            break
    return sent


@shared_task(name="outbox.tasks.read_returned")
def read_returned() -> int:
    found = mailbox.read(now=timezone.now())
    if found is not None:
        beating.beat(beating.Name.RETURNED, now=timezone.now())
    return found or 0


def _beat(*, swept: bool) -> None:
    beating.beat(beating.Name.WORKER, now=timezone.now())
    if swept:
        beating.beat(beating.Name.SCHEDULER, now=timezone.now())
