"""The deelname itself goes last of all: with a result or a certificate after seven years, else after two.

And an archive with all of somebody, a week after it was made.
"""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from certificates.models import Certificate
from cohorts.models import Admission, Enrolment
from documents import issuing
from documents.issuing import ARCHIVE
from documents.models import Issue
from people.expiring import SEVEN_YEARS, TWO_YEARS, Ended, Expiry, keys
from privacy.archiving import KEPT_FOR
from proeve.models import Result


def _without_result(ended: Ended) -> QuerySet[Enrolment]:
    results = Result.objects.filter(attempt__proeve__enrolment=OuterRef("pk"))
    certificates = Certificate.objects.filter(enrolment=OuterRef("pk"))
    return Enrolment.objects.filter(~Exists(results), ~Exists(certificates), pk__in=ended.enrolments)


def _all(ended: Ended) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(pk__in=ended.enrolments)


def _erase(rows: Sequence[Enrolment]) -> None:
    """By now nothing hangs on it that takes a text or a file along."""
    Enrolment.objects.filter(pk__in=keys(rows)).delete()
    Admission.objects.filter(pk__in=[one.admission_id for one in rows]).delete()


def _archives(ended: Ended) -> QuerySet[Issue]:
    """By when it was made; what was never made, by when it was asked for."""
    since = Coalesce("made_at", "asked_at")
    rows = Issue.objects.filter(kind=ARCHIVE, owner__is_demo=False).annotate(since=since)
    return rows.filter(since__lte=ended.before)


EXPIRIES = (
    # One goes sooner with the questionnaire in it, and nobody knows who has one (BIG-3).
    Expiry("Archieven om mee te nemen", KEPT_FOR, _archives, issuing.discard, is_counted=False),
    Expiry("Deelnames zonder resultaat", TWO_YEARS, _without_result, _erase, stays_nameless=True),
    Expiry("Deelnames met een resultaat", SEVEN_YEARS, _all, _erase, stays_nameless=True),
)
