"""Who may have which pair, proposal or wish list: the object, or 404."""

from datetime import datetime

from django.http import Http404, HttpRequest

from buddies.models import Activity, Buddy, Pair
from cohorts.access import cohort_to_lead, cohort_to_plan, own_enrolment
from cohorts.models import Cohort, Enrolment
from people.access import or_404
from people.models import Person


def cohort_to_pair(person: Person, pk: int, *, now: datetime) -> Cohort:
    """For its trainers alone (BUD-1)."""
    return cohort_to_lead(person, pk, now=now)


def cohort_to_see_pairs_of(request: HttpRequest, pk: int) -> Cohort:
    """For the programme office: who is with whom, once that is known."""
    return cohort_to_plan(request, pk)


def open_pair(cohort: Cohort, pk: int) -> Pair:
    pair = Pair.objects.open().filter(cohort=cohort, pk=pk).first()
    if pair is None:
        raise Http404
    return pair


def enrolment_in(cohort: Cohort, pk: int) -> Enrolment:
    rows = Enrolment.objects.active().filter(cohort=cohort, pk=pk)
    return or_404(rows.select_related("person").first())


def enrolment_to_wish(person: Person, pk: int) -> Enrolment:
    """One's own deelname, for telling the trainers whom one would like."""
    return own_enrolment(person, pk)


def own_buddyship(person: Person, enrolment: int) -> Buddy:
    """One's own place in a pair that has not ended."""
    mine = Buddy.objects.filter(enrolment=own_enrolment(person, enrolment), ended_at=None)
    related = ("enrolment__person", "pair__agreement", "pair__cohort__version__programme")
    return or_404(mine.filter(pair__ended_at=None).select_related(*related).first())


def own_activity(pair: Pair, pk: int) -> Activity:
    return or_404(pair.activities.filter(pk=pk).select_related("pair").first())
