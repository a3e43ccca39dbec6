from celery import shared_task
from django.utils import timezone

from cohorts import offering, papers, talk_reminding
from documents import issuing


@shared_task
def lapse_offers() -> int:
    """Places whose term has passed go to the next in line."""
    return offering.lapse_due(now=timezone.now())


@shared_task
def remind() -> int:
    """Plans the reminder about start talks for trainers who have none yet."""
    return talk_reminding.plan_missing(now=timezone.now())


@shared_task
def render() -> int:
    """Makes the papers for a day that someone asked for."""
    return issuing.make_all(papers.KIND, papers.make, clock=timezone.now)
