"""Finishing the assignment: declared by the participant, confirmed by the principal (ASG-4)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from assignments import access, finishing, naming, overview
from assignments.access import answer_gate
from assignments.forms import FinishForm
from assignments.models import Support
from people.access import person, signed_in
from people.refusals import Refusal


@signed_in
@require_POST
def declare(request: HttpRequest, enrolment: int) -> HttpResponse:
    me = person(request)
    own = naming.assignment_of(access.enrolment_to_support(me, enrolment))
    try:
        finishing.declare(own, by=me, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Je opdracht is klaar gemeld. Je opdrachtgever bevestigt dat.")
    return redirect("assignments:assignment", enrolment)


@answer_gate
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, support: Support) -> HttpResponse:
    """For the principal, and who answers for them."""
    if support.role == Support.Role.MENTOR:
        raise Http404
    form = FinishForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _answered(request, form, support):
        messages.success(request, "Je antwoord is bewaard. Dank je wel.")
        return redirect("assignments:confirm", support.pk)
    context = {
        "support": support,
        "participant": support.assignment.enrolment.person,
        "standing": overview.standing(support.assignment),
        "form": form,
    }
    return render(request, "assignments/confirm.html", context, status=422 if form.errors else 200)


def _answered(request: HttpRequest, form: FinishForm, support: Support) -> bool:
    """Whether the answer was given; if not, the form says why."""
    is_confirmed = request.POST.get("finished") == "yes"
    try:
        finishing.answer(support, is_confirmed=is_confirmed, **form.cleaned_data, now=timezone.now())
    except Refusal as refusal:
        form.add_error("words" if isinstance(refusal, finishing.SayWhat) else None, str(refusal))
        return False
    return True


@signed_in
@require_POST
def confirm_as_trainer(request: HttpRequest, enrolment: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    theirs = access.enrolment_to_judge(me, enrolment, now=now)
    try:
        finishing.confirm_as_trainer(naming.assignment_of(theirs), by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "De opdracht is afgerond.")
    return redirect("assignments:judge", enrolment)
