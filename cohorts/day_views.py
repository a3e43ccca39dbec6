"""One training day: attendance, preparation, handouts, the calendar, an absence."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda import calendars
from cohorts import access, attending, forms, handing_out, letters, overview, preparing
from cohorts.form_pages import READ_WRITE
from cohorts.models import Enrolment, Session
from documents.access import download
from people.access import person, signed_in
from people.refusals import Refusal


@signed_in
@require_http_methods(READ_WRITE)
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    session = access.session_to_record(person(request), pk, now=now)
    sent = request.POST if request.method == "POST" else None
    form = forms.AttendanceForm(sent, rows=overview.attendance_rows(session))
    if form.is_valid():
        try:
            changed = attending.record(session, form.statuses(), by=person(request), now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _recorded(changed))
            if since := form.recorded_since():
                messages.warning(request, _others_recorded(since))
            return redirect("cohorts:attendance", session.pk)
    closed = attending.refusal_to_record(session, now=now)
    leads = access.leads(person(request), session.cohort_id, now=now)
    context = {"session": session, "form": form, "refusal": closed, "leads": leads}
    return render(request, "cohorts/attendance.html", context, status=422 if form.errors else 200)


def _recorded(changed: int) -> str:
    if not changed:
        return "Er is niets veranderd."
    return (
        f"De aanwezigheid van {changed} mensen is bewaard." if changed > 1 else "De aanwezigheid is bewaard."
    )


def _others_recorded(names: list[str]) -> str:
    who = ", ".join(names)
    return f"Een ander legde intussen iets vast bij {who}. Dat hebben we laten staan: kijk het hieronder na."


@signed_in
@require_http_methods(READ_WRITE)
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    session = access.session_to_lead(person(request), pk, now=now)
    start = {"theme": session.theme, "aims": session.aims, "preparation": session.preparation}
    form = forms.PreparationForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        preparing.prepare(session, **form.cleaned_data, by=person(request), now=now)
        messages.success(request, "De voorbereiding is bewaard. Deelnemers zien hem op hun dag.")
        return redirect("cohorts:prepare", session.pk)
    return _preparation(request, session, form, forms.HandoutForm())


@signed_in
@require_POST
def add_handout(request: HttpRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    session = access.session_to_lead(person(request), pk, now=now)
    form = forms.HandoutForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            handing_out.hand_out(session, **form.cleaned_data, by=person(request), now=now)
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, "Het stuk staat klaar voor de deelnemers.")
            return redirect("cohorts:prepare", session.pk)
    start = {"theme": session.theme, "aims": session.aims, "preparation": session.preparation}
    return _preparation(request, session, forms.PreparationForm(initial=start), form)


def _preparation(
    request: HttpRequest, session: Session, form: forms.PreparationForm, handout: forms.HandoutForm
) -> HttpResponse:
    handouts = session.handouts.select_related("upload").order_by("added_at", "pk")
    context = {"session": session, "form": form, "handout_form": handout, "handouts": handouts}
    return render(
        request, "cohorts/prepare.html", context, status=422 if form.errors or handout.errors else 200
    )


@signed_in
@require_http_methods(READ_WRITE)
def drop_handout(request: HttpRequest, pk: int, handout: int) -> HttpResponse:
    now = timezone.now()
    session = access.session_to_lead(person(request), pk, now=now)
    found = access.handout_to_take_back(session, handout)
    if request.method == "POST":
        handing_out.take_back(found, by=person(request), now=now)
        messages.success(request, f"{found.title} is weggehaald.")
        return redirect("cohorts:prepare", session.pk)
    return render(request, "cohorts/drop_handout.html", {"session": session, "handout": found})


@signed_in
@require_safe
def handout(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.handout_seen_by(person(request), pk, now=timezone.now())
    return download(found.upload)


@signed_in
@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    session = access.session_seen_by(person(request), pk, now=now)
    return _ics([letters.happening(session)], f"trainingsdag-{session.number}", now=now)


@signed_in
@require_safe
def days_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole cohort in one file, for who takes it over by hand."""
    now = timezone.now()
    cohort = access.cohort_seen_by(person(request), pk, now=now)
    days = cohort.sessions.that_count().select_related("cohort").order_by("starts_at")
    return _ics([letters.happening(day) for day in days], "trainingsdagen", now=now)


def _ics(happenings: list[calendars.Happening], name: str, *, now: datetime) -> HttpResponse:
    response = HttpResponse(calendars.file(happenings, now=now), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_http_methods(READ_WRITE)
def absence(request: HttpRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    session, enrolment = access.own_session(person(request), pk)
    known = session.attendances.filter(enrolment=enrolment).first()
    form = forms.AbsenceForm(
        request.POST if request.method == "POST" else None,
        initial={"reason": known.absence_reason if known else ""},
    )
    if form.is_valid():
        try:
            told = _tell(request, session, enrolment, form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, told)
            return redirect("cohorts:absence", session.pk)
    context = {"session": session, "form": form, "known": known, "state": overview.state_of(session, now)}
    return render(request, "cohorts/absence.html", context, status=422 if form.errors else 200)


def _tell(request: HttpRequest, session: Session, enrolment: Enrolment, reason: str) -> str:
    now = timezone.now()
    if request.POST.get("do") == "come":
        attending.take_back_absence(session, enrolment, now=now)
        return "Fijn dat je toch kunt komen. Je trainers zien dat."
    attending.report_absence(session, enrolment, reason=reason, now=now)
    return "Je bent afgemeld. Je trainers zien dat op hun lijst."
