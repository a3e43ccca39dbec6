"""Letting in, letting a line go, and all participants of a cohort in one table."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cohorts.access import leads
from cohorts.form_pages import READ_WRITE, form_page, sent
from people.access import person, signed_in
from people.refusals import Refusal
from proeve import access, admission, checklist, dispensing
from proeve.forms import DispenseForm
from proeve.models import DISPENSABLE, Line


@signed_in
@require_safe
def cohort(request: HttpRequest, pk: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    theirs = access.cohort_to_follow(me, pk, now=now)
    rows = checklist.rows_of(theirs, now=now)
    context = {"cohort": theirs, "rows": rows, "lines": Line, "leads": leads(me, pk, now=now)}
    return render(request, "proeve/cohort.html", context)


@signed_in
@require_POST
def admit(request: HttpRequest, enrolment: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    theirs = access.enrolment_to_follow(me, enrolment, now=now)
    try:
        admission.admit(theirs, by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{theirs.person.name} is toegelaten tot de Proeve en krijgt een mail.")
    return redirect("proeve:participant", theirs.pk)


@signed_in
@require_http_methods(READ_WRITE)
def dispense(request: HttpRequest, enrolment: int, line: str) -> HttpResponse:
    now, me = timezone.now(), person(request)
    theirs = access.enrolment_to_dispense(me, enrolment, now=now)
    which, form = _line(line), DispenseForm(sent(request))
    if form.is_valid():
        try:
            dispensing.dispense(theirs, which, reason=form.cleaned_data["reason"], by=me, now=now)
        except Refusal as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, f"{which.label} hoeft niet voor {theirs.person.name}.")
            return redirect("proeve:participant", theirs.pk)
    return form_page(request, "proeve/dispense.html", form, enrolment=theirs, line=which)


@signed_in
@require_POST
def take_back(request: HttpRequest, enrolment: int, line: str) -> HttpResponse:
    now, me = timezone.now(), person(request)
    theirs = access.enrolment_to_dispense(me, enrolment, now=now)
    which = _line(line)
    try:
        dispensing.take_back(theirs, which, by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"De ontheffing is teruggenomen. {which.label} telt weer mee.")
    return redirect("proeve:participant", theirs.pk)


def _line(name: str) -> Line:
    """A line that can be let go; the POD cannot, for nobody (PRV-2)."""
    if name not in DISPENSABLE:
        raise Http404
    return Line(name)
