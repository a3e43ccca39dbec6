"""What of an assignment goes by itself: its log first, all of it later (PRI-4)."""

from collections.abc import Sequence

from django.db.models import QuerySet

from assignments.models import Assignment, LogEntry
from documents import issuing
from people.expiring import SIX_MONTHS, TWO_YEARS, Ended, Expiry, delete, keys
from writing import drafts
from writing.models import Text, Thread


def _entries(ended: Ended) -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(assignment__enrolment__in=ended.enrolments)


def _erase_entries(rows: Sequence[LogEntry]) -> None:
    """With what others said about them, what somebody was still typing, and documents that show it."""
    for entry in rows:
        drafts.discard_all(f"log-reply:{entry.pk}")
    for assignment in {entry.assignment_id for entry in rows}:
        drafts.discard_all(f"log:{assignment}")
        issuing.erase(about=f"assignment:{assignment}")
    delete(rows)
    Thread.objects.filter(pk__in=[entry.thread_id for entry in rows]).delete()


def _assignments(ended: Ended) -> QuerySet[Assignment]:
    return Assignment.objects.filter(enrolment__in=ended.enrolments, log=None)


def _erase_assignments(rows: Sequence[Assignment]) -> None:
    for one in rows:
        issuing.erase(about=one.key)
        drafts.discard_all(f"log:{one.pk}")
        drafts.discard_all(f"assignment-advice:{one.enrolment_id}")
        for support in one.supports.all():
            drafts.discard_all(f"answer:{support.pk}")
    Assignment.objects.filter(pk__in=keys(rows)).delete()
    Text.objects.filter(pk__in=[one.text_id for one in rows]).delete()


EXPIRIES = (
    Expiry("Logboeken bij de praktijkopdracht", SIX_MONTHS, _entries, _erase_entries),
    Expiry("Praktijkopdrachten", TWO_YEARS, _assignments, _erase_assignments),
)
