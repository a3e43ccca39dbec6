"""What was made can be made again; so it goes after a month, or sooner with what it is about (PRI-4)."""

from django.db.models import QuerySet

from documents import issuing
from documents.models import Issue
from people.expiring import MONTH, Ended, Expiry


def _old(ended: Ended) -> QuerySet[Issue]:
    return Issue.objects.filter(asked_at__lte=ended.before, owner__is_demo=False)


# Among them are those of the questionnaire, and nobody knows who has one (BIG-3).
EXPIRIES = (Expiry("Documenten die zijn gemaakt", MONTH, _old, issuing.discard, is_counted=False),)
