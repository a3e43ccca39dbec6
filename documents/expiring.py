"""What was made can be made again; so it goes after a month, or sooner with what it is about (PRI-4)."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import QuerySet

from documents import issuing, receiving
from documents.models import Issue, Upload
from people.expiring import MONTH, Ended, Expiry
from people.forgetting import of_nothing


def _old(ended: Ended) -> QuerySet[Issue]:
    return Issue.objects.filter(asked_at__lte=ended.before, owner__is_demo=False)


def _loose(ended: Ended) -> QuerySet[Upload]:
    return of_nothing(Upload.objects.filter(uploaded_at__lte=ended.before, owner__is_demo=False))


def _discard(rows: Sequence[Upload]) -> None:
    for row in rows:
        receiving.discard(row)


# Among them are those of the questionnaire, and nobody knows who has one (BIG-3).
EXPIRIES = (
    Expiry("Documenten die zijn gemaakt", MONTH, _old, issuing.discard, is_counted=False),
    Expiry("Bestanden die nergens meer bij horen", timedelta(days=1), _loose, _discard, is_counted=False),
)
