"""Learning sentences and kept cases go with the POD, and so does that there was an intervisie (PRI-4)."""

from collections.abc import Sequence

from django.db.models import QuerySet

from intervisie.models import Case, Intervisie, Member
from people.expiring import SIX_MONTHS, Ended, Expiry, delete
from writing.models import Draft, Text


def _members(ended: Ended) -> QuerySet[Member]:
    return Member.objects.filter(enrolment__in=ended.enrolments)


def _erase_members(rows: Sequence[Member]) -> None:
    for one in rows:
        left = Draft.objects.filter(key=one.sentence_key, owner=one.person_id)
        Text.objects.filter(pk__in=list(left.values_list("text", flat=True))).delete()
    delete(rows)


def _cases(ended: Ended) -> QuerySet[Case]:
    return Case.objects.filter(enrolment__in=ended.enrolments)


def _intervisies(ended: Ended) -> QuerySet[Intervisie]:
    return Intervisie.objects.filter(cohort__in=ended.cohorts, text=None)


EXPIRIES = (
    Expiry("Leerzinnen", SIX_MONTHS, _members, _erase_members),
    Expiry("Casussen", SIX_MONTHS, _cases, delete),
    Expiry("Dat er een intervisie was", SIX_MONTHS, _intervisies, delete),
)
