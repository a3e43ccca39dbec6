from datetime import datetime

from django.http import Http404

from buddies.models import Pair
from cohorts.access import cohort_to_lead
from cohorts.models import Cohort
from people.models import Person


def cohort_to_pair(person: Person, pk: int, *, now: datetime) -> Cohort:
    """For its trainers alone (BUD-1)."""
    return cohort_to_lead(person, pk, now=now)


def open_pair(cohort: Cohort, pk: int) -> Pair:
    pair = Pair.objects.filter(cohort=cohort, pk=pk, ended_at=None).first()
    if pair is None:
        raise Http404
    return pair
