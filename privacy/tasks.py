from celery import shared_task
from django.db import transaction
from django.utils import timezone

from documents import issuing, sweeping
from people.forgetting import scour
from privacy import archiving, erasing, forgetting, logs, printing, running, telling


@shared_task
def expire() -> int:
    """Tells whose POD goes in a month, and erases what is due (PRI-4)."""
    now = timezone.now()
    telling.tell(now=now)
    erasing.try_again()
    sweeping.sweep(now=now)
    count = running.run(now=now) + forgetting.look_after(now=now) + logs.look_after(now=now)
    if count:
        transaction.on_commit(scour)
    return count


@shared_task
def pack() -> int:
    """Makes the archives that somebody asked for."""
    return archiving.make_all(clock=timezone.now)


@shared_task
def erase() -> int:
    """Those who asked to be erased, and of whom the days to think it over are past (PRI-3)."""
    return erasing.work_through(clock=timezone.now)


@shared_task
def render() -> int:
    """Makes the papers that someone asked for."""
    return issuing.make_all(printing.KIND, printing.make, clock=timezone.now)
