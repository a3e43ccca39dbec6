"""These give back no counts: a worker writes them in its log, which tells nothing of the vault (BIG-3)."""

from celery import shared_task
from django.utils import timezone

from bigfive import expiring, printing
from documents import issuing


@shared_task
def erase_due() -> None:
    """Item answers thirty days after scoring, the rest three months after the end (BIG-6)."""
    expiring.erase_due(now=timezone.now())


@shared_task
def render() -> None:
    """Makes the results that someone asked for as a document."""
    issuing.make_all(printing.KIND, printing.make, clock=timezone.now)
