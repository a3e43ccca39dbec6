"""What a mentor or principal does with the assignment: by signing in, or from a personal link (PPL-3)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assignments import answering, naming
from assignments.access import answer_gate, supporter_gate
from assignments.forms import AnswerForm, DelegateForm
from assignments.models import Support
from people.refusals import Refusal


@answer_gate
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, support: Support) -> HttpResponse:
    now, form = timezone.now(), None
    if request.method == "POST":
        form = AnswerForm(request.POST)
        form.is_valid()
        try:
            answering.send(support, request.POST, now=now)
        except Refusal as refusal:
            form.add_error(answering.field_of(refusal), str(refusal))
        else:
            messages.success(request, "Je antwoord is bewaard. Dank je wel.")
            return redirect("assignments:answer", support.pk)
    page = answering.page_for(support, back=request.path)
    context = {
        "page": page,
        "form": form or AnswerForm(initial=page.draft.fields),
        "participant": support.assignment.enrolment.person,
    }
    return render(request, "assignments/answer.html", context, status=422 if form else 200)


@supporter_gate
@require_http_methods(["GET", "POST"])
def delegate(request: HttpRequest, support: Support) -> HttpResponse:
    """The principal names a colleague who may answer in their place, or ends that."""
    if support.role != Support.Role.PRINCIPAL:
        raise Http404
    if request.method == "POST" and "end" in request.POST:
        naming.end_delegate(support, now=timezone.now())
        messages.success(request, "Vanaf nu antwoord alleen jij.")
        return redirect("assignments:delegate", support.pk)
    form = DelegateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            named = naming.delegate(support, **form.cleaned_data, now=timezone.now())
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, f"{named.person.name} krijgt een mail met een persoonlijke link.")
            return redirect("assignments:delegate", support.pk)
    context = {
        "support": support,
        "participant": support.assignment.enrolment.person,
        "named": naming.delegate_of(support),
        "form": form,
    }
    return render(request, "assignments/delegate.html", context, status=422 if form.errors else 200)
