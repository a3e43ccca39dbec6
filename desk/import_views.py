"""Taking in a list of participants: give it, look what becomes of each row, take it in."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cohorts.access import cohort_to_plan
from cohorts.form_pages import READ_WRITE, form_page, sent
from desk import access, importing
from desk.forms import ListForm, NewListForm
from desk.models import Import
from people.access import coordinator, signed_in
from people.refusals import Refusal

# Asking every second is for seconds: whoever waits longer is told so, and asks by hand.
ASKS_FOR = timedelta(minutes=5)


@signed_in
@require_http_methods(READ_WRITE)
def new_list(request: HttpRequest, pk: int) -> HttpResponse:
    cohort, now = cohort_to_plan(request, pk), timezone.now()
    form = NewListForm(sent(request), request.FILES or None)
    if form.is_valid():
        try:
            made = importing.receive(cohort, **form.cleaned_data, by=coordinator(request), now=now)
        except Refusal as refusal:
            form.add_error("file" if form.cleaned_data["file"] else "text", str(refusal))
        else:
            importing.read_if_small(made, now=now)
            return redirect("desk:list", made.pk)
    begun = Import.objects.filter(cohort=cohort).select_related("owner").order_by("-asked_at")
    return form_page(request, "desk/new_list.html", form, cohort=cohort, begun=begun)


@signed_in
@never_cache
@require_http_methods(READ_WRITE)
def list_of_people(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far it is, what would become of each row, or what became of it. A POST gives the list mended."""
    job = access.list_to_take_in(request, pk)
    if request.method == "POST":
        return _given_again(request, job)
    if request.htmx:  # type: ignore[attr-defined]
        return _progress(request, job)
    start = {"text": job.text, "trainer": job.trainer, "decided_on": job.decided_on}
    return _list_page(request, job, ListForm(initial=start))


def _progress(request: HttpRequest, job: Import) -> HttpResponse:
    """The piece that asks. When there is something else to see, the whole page comes anew."""
    if job.is_under_way:
        return render(request, "desk/list.html#progress", _facts(job))
    response = HttpResponse()
    response["HX-Refresh"] = "true"
    return response


def _given_again(request: HttpRequest, job: Import) -> HttpResponse:
    now, form = timezone.now(), ListForm(request.POST)
    if form.is_valid():
        try:
            importing.give_again(job, **form.cleaned_data, now=now)
        except Refusal as refusal:
            form.add_error("text", str(refusal))
        else:
            job.refresh_from_db()
            importing.read_if_small(job, now=now)
            return redirect("desk:list", job.pk)
    return _list_page(request, job, form)


def _list_page(request: HttpRequest, job: Import, form: ListForm) -> HttpResponse:
    shown = importing.preview(job, now=timezone.now()) if job.is_read else None
    return form_page(request, "desk/list.html", form, **_facts(job), shown=shown)


def _facts(job: Import) -> dict[str, object]:
    waits_long = timezone.now() - job.asked_at > ASKS_FOR
    return {"job": job, "cohort": job.cohort, "takes_long": waits_long}


@signed_in
@require_POST
def take_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    job = access.list_to_take_in(request, pk)
    try:
        importing.confirm(job, seal=request.POST.get("seal", ""), by=coordinator(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:list", job.pk)


@signed_in
@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    job = access.list_to_take_in(request, pk)
    try:
        importing.stop(job)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:list", job.pk)
