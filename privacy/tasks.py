from celery import shared_task
from django.utils import timezone

from documents import issuing
from privacy import forgetting, logs, printing, running, telling


@shared_task
def expire() -> int:
    """Tells whose POD goes in a month, and erases what is due (PRI-4)."""
    now = timezone.now()
    telling.tell(now=now)
    return running.run(now=now) + forgetting.look_after(now=now) + logs.look_after(now=now)


@shared_task
def render() -> int:
    """Makes the papers that someone asked for."""
    return issuing.make_all(printing.KIND, printing.make, clock=timezone.now)
