from celery import shared_task
from django.utils import timezone

from outbox import delivering

MOST_BATCHES = 20


@shared_task(name="outbox.tasks.deliver")
def deliver() -> int:
    """Batch after batch while there is mail to send; what is left over waits for the next look."""
    sent = 0
    for _ in range(MOST_BATCHES):
        settled = delivering.deliver(now=timezone.now())
        sent += settled
        if not settled:
            break
    return sent
