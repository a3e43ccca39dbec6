"""What a mentor or principal does with the assignment: by signing in, or from a personal link (PPL-3)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assignments import answering
from assignments.access import supporter_gate
from assignments.forms import AnswerForm
from assignments.models import Support
from people.refusals import Refusal


@supporter_gate
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
