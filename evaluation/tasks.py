from celery import shared_task
from django.utils import timezone

from documents import issuing
from evaluation import printing, rounds


@shared_task
def turn() -> int:
    """Opens rounds, reminds once who has not answered, closes what is over."""
    return rounds.turn(now=timezone.now())


@shared_task
def render() -> int:
    """Makes the results that someone asked for."""
    return issuing.make_all(printing.KIND, printing.make, clock=timezone.now)
