"""Who answers an evaluation, who reads what it gave, who writes questions (access.md: Evaluation)."""

from datetime import datetime

from django.http import Http404

from cohorts.access import leads
from cohorts.models import Cohort
from evaluation.models import Invitee, Question, Round
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


def _check(person: Person, cohort: int, now: datetime) -> None:
    if not (leads(person, cohort, now=now) or is_coordinator(person)):
        raise Http404
