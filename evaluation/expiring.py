"""Answers are of nobody from the start. That somebody was asked goes, and so do complaints (PRI-4)."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from evaluation.models import Complaint, Invitee
from people.expiring import TWO_YEARS, Ended, Expiry, delete
from writing import drafts


def _invitees(ended: Ended) -> QuerySet[Invitee]:
    return Invitee.objects.filter(enrolment__in=ended.enrolments)


def _complaints(ended: Ended) -> QuerySet[Complaint]:
    """Two years after it was decided or withdrawn; one that is open stays."""
    over = Q(decided_at__lte=ended.before) | Q(withdrawn_at__lte=ended.before)
    return Complaint.objects.filter(over).exclude(by__is_demo=True)


def erase_complaints(rows: Sequence[Complaint]) -> None:
    for one in rows:
        drafts.discard_all(f"{one.key}:reply")
    delete(rows)


EXPIRIES = (
    Expiry("Of iemand een evaluatie invulde", TWO_YEARS, _invitees, delete, stays_nameless=True),
    Expiry("Klachten", TWO_YEARS, _complaints, erase_complaints),
)
