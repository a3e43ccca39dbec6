"""A participant goes over to another cohort: which one, what it comes to, and done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cohorts.access import enrolment_to_plan
from cohorts.form_pages import READ_WRITE, form_page, sent
from cohorts.models import Cohort, Enrolment
from desk import transferring
from desk.forms import IntoForm
from people.access import coordinator, signed_in
from people.refusals import Refusal


@signed_in
@require_http_methods(READ_WRITE)
def transfer(request: HttpRequest, pk: int) -> HttpResponse:
    enrolment, now = enrolment_to_plan(request, pk), timezone.now()
    form = IntoForm(sent(request), cohorts=transferring.choices(enrolment, now=now))
    facts = {"enrolment": enrolment, "cohort": enrolment.cohort}
    if not form.is_valid():
        return form_page(request, "desk/transfer.html", form, **facts)
    to = form.cleaned_data["cohort"]
    if request.POST.get("do") == "move":
        try:
            return _moved(request, enrolment, to)
        except Refusal as refusal:
            form.add_error("cohort", str(refusal))
            return form_page(request, "desk/transfer.html", form, **facts)
    shown = transferring.preview(enrolment, to, now=now)
    if shown.refusal:
        form.add_error("cohort", shown.refusal)
        return form_page(request, "desk/transfer.html", form, **facts)
    return render(request, "desk/transfer.html", {"form": form, "shown": shown, **facts})


def _moved(request: HttpRequest, enrolment: Enrolment, to: Cohort) -> HttpResponse:
    moved = transferring.transfer(enrolment, to, by=coordinator(request), now=timezone.now())
    messages.success(request, f"{moved.person.name} doet nu mee aan {to.name} en krijgt daar mail over.")
    return redirect("cohorts:detail", to.pk)
