from celery import shared_task
from django.utils import timezone

from documents import issuing
from progress import register_files


@shared_task
def render() -> int:
    """Makes the registers that someone asked for."""
    return issuing.make_all(register_files.KIND, register_files.make, clock=timezone.now)
