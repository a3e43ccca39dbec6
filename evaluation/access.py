"""Who answers an evaluation, who reads what it gave, who writes questions (access.md: Evaluation)."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from cohorts.access import leads
from cohorts.models import Cohort
from evaluation.models import Complaint, Invitee, Question, Round
from people.access import is_coordinator, or_404
from people.models import Person
from programme.models import Version


def own_invitation(person: Person, pk: int) -> Invitee:
    """For who was asked and still takes part; 404 for everyone else."""
    rows = Invitee.objects.select_related("round__cohort__version__programme")
    return or_404(rows.filter(round=pk, enrolment__person=person, enrolment__withdrawn_at=None).first())


def round_to_read(person: Person, pk: int, *, now: datetime) -> Round:
    """For the trainers of its cohort, as long as they lead it, and the coordinators."""
    found = or_404(Round.objects.select_related("cohort__version__programme").filter(pk=pk).first())
    _check(person, found.cohort_id, now)
    return found


def cohort_to_evaluate(person: Person, pk: int, *, now: datetime) -> Cohort:
    found = or_404(Cohort.objects.select_related("version__programme").filter(pk=pk).first())
    _check(person, pk, now)
    return found


def version_to_ask(person: Person, pk: int) -> Version:
    """For the coordinators, who write the questions."""
    if not is_coordinator(person):
        raise Http404
    return or_404(Version.objects.select_related("programme").filter(pk=pk).first())


def question_to_remove(person: Person, pk: int) -> Question:
    if not is_coordinator(person):
        raise Http404
    return or_404(Question.objects.select_related("version").filter(pk=pk).first())


def complaint_seen_by(person: Person, pk: int) -> Complaint:
    """For who made it, and for who handles it: the coordinators, or about them the administrators."""
    rows = Complaint.objects.select_related("by").filter(Q(by=person) | _handled_by(person))
    return or_404(rows.filter(pk=pk).first())


def own_complaint(person: Person, pk: int) -> Complaint:
    return or_404(Complaint.objects.filter(pk=pk, by=person).first())


def complaints_to_handle(person: Person) -> QuerySet[Complaint]:
    """404 for who handles none by role."""
    if not (person.is_superuser or is_coordinator(person)):
        raise Http404
    return Complaint.objects.select_related("by").filter(_handled_by(person))


def _handled_by(person: Person) -> Q:
    """Nobody handles their own complaint."""
    routes = {
        Complaint.Route.OFFICE: is_coordinator(person),
        Complaint.Route.ADMINISTRATOR: person.is_superuser,
    }
    return Q(route__in=[route for route, handles in routes.items() if handles]) & ~Q(by=person)


def _check(person: Person, cohort: int, now: datetime) -> None:
    if not (leads(person, cohort, now=now) or is_coordinator(person)):
        raise Http404
