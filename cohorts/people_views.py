"""The programme office: who takes part in a cohort, and who leads it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cohorts import access, enrolling, forms, overview
from cohorts.form_pages import READ_WRITE, form_page, sent
from cohorts.models import Admission, Cohort
from people.access import coordinator, signed_in
from people.refusals import Refusal


@signed_in
@require_http_methods(READ_WRITE)
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = access.cohort_to_plan(request, pk)
    form = forms.InviteForm(sent(request), initial=overview.known_already(request.GET.get("wie", "")))
    if form.is_valid():
        try:
            made = enrolling.enrol(cohort, **form.cleaned_data, by=coordinator(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error(_field_of(refusal), str(refusal))
        else:
            messages.success(request, _told_of(made))
            return redirect(_after_invite(request, cohort))
    waiting = cohort.admissions.waiting().count()
    context = {
        "cohort": cohort,
        "taken": cohort.count_taken(),
        "waiting": waiting,
        "free": cohort.places_left,
    }
    return form_page(
        request, "cohorts/invite.html", form, organisations=overview.organisation_names(), **context
    )


def _told_of(made: Admission) -> str:
    who = made.person
    if made.has_place:
        return f"{who.name} doet mee en krijgt een uitnodiging op {who.email}."
    return f"Het cohort is vol. {who.name} staat op de wachtlijst en krijgt daarover een mail op {who.email}."


def _field_of(refusal: Refusal) -> str:
    return "decided_on" if isinstance(refusal, enrolling.AdmittedInFuture) else "email"


def _after_invite(request: HttpRequest, cohort: Cohort) -> str:
    page = "cohorts:invite" if request.POST.get("do") == "again" else "cohorts:detail"
    return reverse(page, args=[cohort.pk])


@signed_in
@require_http_methods(READ_WRITE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    enrolment = access.enrolment_to_plan(request, pk)
    if request.method == "POST":
        enrolling.withdraw(enrolment, by=coordinator(request), now=timezone.now())
        name = enrolment.person.name
        messages.success(request, f"{name} doet niet meer mee. De dagen gaan uit de agenda van {name}.")
        return redirect("cohorts:detail", enrolment.cohort_id)
    return render(request, "cohorts/withdraw.html", {"enrolment": enrolment, "cohort": enrolment.cohort})


@signed_in
@require_http_methods(READ_WRITE)
def trainers(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = access.cohort_to_plan(request, pk)
    form = forms.TrainerForm(sent(request))
    if form.is_valid():
        try:
            made = enrolling.invite_trainer(
                cohort, **form.cleaned_data, by=coordinator(request), now=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(
                request, f"{made.person.name} is trainer en krijgt een mail op {made.person.email}."
            )
            return redirect("cohorts:trainers", cohort.pk)
    return form_page(
        request, "cohorts/trainers.html", form, cohort=cohort, trainers=overview.trainers_of(cohort)
    )


@signed_in
@require_http_methods(READ_WRITE)
def end_trainer(request: HttpRequest, pk: int) -> HttpResponse:
    trainership = access.trainership_to_plan(request, pk)
    if request.method == "POST":
        enrolling.end_trainership(trainership, by=coordinator(request), now=timezone.now())
        messages.success(request, f"{trainership.person.name} is geen trainer meer van dit cohort.")
        return redirect("cohorts:trainers", trainership.cohort_id)
    return render(
        request, "cohorts/end_trainer.html", {"trainership": trainership, "cohort": trainership.cohort}
    )
