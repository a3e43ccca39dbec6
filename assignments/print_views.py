"""The assignment as a document, for the participant and for the trainers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from assignments import access, naming, printing
from assignments.models import Assignment
from people.access import person, signed_in
from people.refusals import Refusal


@signed_in
@require_POST
def own(request: HttpRequest, enrolment: int) -> HttpResponse:
    mine = access.enrolment_to_support(person(request), enrolment)
    return _asked(request, naming.assignment_of(mine), back="assignments:assignment")


@signed_in
@require_POST
def as_trainer(request: HttpRequest, enrolment: int) -> HttpResponse:
    theirs = access.enrolment_to_judge(person(request), enrolment, now=timezone.now())
    return _asked(request, naming.assignment_of(theirs), back="assignments:judge")


def _asked(request: HttpRequest, assignment: Assignment, *, back: str) -> HttpResponse:
    try:
        issue = printing.ask(assignment, by=person(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(back, assignment.enrolment_id)
    return redirect("documents:issue", issue.pk)
