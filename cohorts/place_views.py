"""Who was admitted beyond the places: the waiting list, and a place that is offered (COH-5)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cohorts import access, offering, overview
from cohorts.form_pages import READ_WRITE
from people.access import coordinator, person, signed_in
from people.refusals import Refusal


@signed_in
@require_http_methods(READ_WRITE)
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Where I stand; the button takes the place I was offered."""
    admission = access.own_admission(person(request), pk)
    now = timezone.now()
    if request.method == "POST":
        try:
            offering.accept(admission, by=person(request), now=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("cohorts:place", admission.pk)
        messages.success(
            request, f"Je doet mee aan {admission.cohort.name}. Je krijgt een mail met de dagen."
        )
        return redirect("home")
    return render(request, "cohorts/place.html", {"line": overview.place_in_line(admission, now=now)})


@signed_in
@require_http_methods(READ_WRITE)
def decline_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once more: who goes off the list, is off it."""
    admission = access.own_admission(person(request), pk)
    now = timezone.now()
    if request.method == "POST":
        try:
            offering.leave(admission, by=person(request), now=now)
        except Refusal:
            messages.error(request, "Je doet al mee. Wil je stoppen? Bel of mail het programmabureau.")
        else:
            messages.success(request, "Je staat niet meer op de wachtlijst.")
        return redirect("cohorts:place", admission.pk)
    return render(request, "cohorts/decline_place.html", {"line": overview.place_in_line(admission, now=now)})


@signed_in
@require_http_methods(READ_WRITE)
def off_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The programme office takes someone off the waiting list."""
    admission = access.waiting_to_plan(request, pk)
    if request.method == "POST":
        try:
            offering.leave(admission, by=coordinator(request), now=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{admission.person.name} staat niet meer op de wachtlijst.")
        return redirect("cohorts:detail", admission.cohort_id)
    return render(request, "cohorts/off_list.html", {"admission": admission, "cohort": admission.cohort})
