from celery import shared_task
from django.conf import settings
from django.utils import timezone

from reading import checking, laying


@shared_task
def lay_out() -> int:
    """Gives new versions and cohorts their reading list."""
    return laying.lay_out_missing(now=timezone.now())


@shared_task
def check_links() -> int:
    """Looks whether some links still lead somewhere."""
    return checking.check_due(now=timezone.now()) if settings.CHECK_LINKS else 0
