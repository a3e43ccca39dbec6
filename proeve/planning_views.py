"""Planning talks: a round for many, one apart, calling off, and an assessor from elsewhere (PRV-3)."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cohorts.form_pages import READ_WRITE, form_page, sent
from cohorts.local_time import day_of
from cohorts.models import Cohort, Enrolment
from people.access import person, signed_in
from people.models import Person
from people.refusals import Refusal
from proeve import access, assessing, checklist, planning, previewing
from proeve.laying import current_attempt, proeve_of
from proeve.models import Talk
from proeve.planning import Booking, NotThese
from proeve.planning_forms import OutsideForm, RoundForm, Rows, TalkForm, assessors_to_choose

CHECK, SAVE = "check", "save"


@signed_in
@require_http_methods(READ_WRITE)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """First the day, then a row for each, with what clashes; then planned, all or none."""
    now, me = timezone.now(), person(request)
    cohort = access.cohort_to_follow(me, pk, now=now)
    lines = checklist.rows_of(cohort, now=now)
    taking, do = [one.enrolment for one in lines], request.POST.get("do", "")
    data: QueryDict = request.POST
    if do not in (CHECK, SAVE):
        without = [str(one.enrolment.pk) for one in lines if one.checklist.talk is None]
        start = {**RoundForm.START, "date": _last_day(cohort), "who": without}
        form = RoundForm(
            sent(request), cohort=cohort, taking=taking, people=assessors_to_choose(), initial=start
        )
        if not form.is_valid():
            return form_page(request, "proeve/plan.html", form, cohort=cohort)
        data = form.as_rows()
    rows = Rows(cohort, data, taking=taking)
    mark = rows.look(now=now)
    if do == SAVE and rows.hold and data.get("seen", "") == mark and _plan_all(rows, me):
        messages.success(request, "De gesprekken zijn gepland. Iedereen die erbij hoort, krijgt een mail.")
        return redirect("proeve:cohort", cohort.pk)
    status = 422 if rows.has_errors else 200
    context = {"cohort": cohort, "rows": rows, "seen": mark, "has_errors": rows.has_errors}
    return render(request, "proeve/plan_rows.html", context, status=status)


@signed_in
@require_http_methods(READ_WRITE)
def plan_one(request: HttpRequest, enrolment: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    theirs = access.enrolment_to_follow(me, enrolment, now=now)
    talk = _talk_of(theirs)
    start = TalkForm.start_from(talk) if talk else {}
    form = TalkForm(sent(request), enrolment=theirs, people=assessors_to_choose(), initial=start)
    booking = form.booking()
    found = previewing.look(theirs.cohort, {theirs: booking}, now=now) if booking else {}
    mark = previewing.mark_of(found)
    if booking and request.POST.get("seen", "") == mark and _plan_this(form, theirs, booking, me):
        messages.success(request, f"Het Proevegesprek van {theirs.person.name} staat gepland.")
        return redirect("proeve:participant", theirs.pk)
    context = {"enrolment": theirs, "talk": talk, "clashes": found.get(theirs.pk, []), "seen": mark}
    return form_page(request, "proeve/plan_one.html", form, **context)


@signed_in
@require_http_methods(READ_WRITE)
def call_off(request: HttpRequest, enrolment: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    theirs = access.enrolment_to_follow(me, enrolment, now=now)
    if request.method != "POST":
        return render(request, "proeve/call_off.html", {"enrolment": theirs, "talk": _talk_of(theirs)})
    try:
        planning.call_off(theirs, by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Het Proevegesprek van {theirs.person.name} is afgezegd.")
    return redirect("proeve:participant", theirs.pk)


@signed_in
@require_http_methods(READ_WRITE)
def invite_assessor(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Somebody from elsewhere, by name and address."""
    now, me = timezone.now(), person(request)
    theirs = access.enrolment_to_follow(me, enrolment, now=now)
    form = OutsideForm(sent(request))
    if form.is_valid():
        given = form.cleaned_data
        try:
            asked = assessing.invite(theirs, email=given["email"], name=given["name"], by=me, now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{asked.name} is beoordelaar en krijgt een mail bij het gesprek.")
            return redirect("proeve:participant", theirs.pk)
    return form_page(request, "proeve/invite_assessor.html", form, enrolment=theirs)


def _plan_all(rows: Rows, me: Person) -> bool:
    try:
        planning.arrange_all(rows.bookings, by=me, now=timezone.now())
    except NotThese as refused:
        rows.refuse(refused)
    return not rows.has_errors


def _plan_this(form: TalkForm, enrolment: Enrolment, booking: Booking, me: Person) -> bool:
    try:
        planning.arrange(enrolment, booking, by=me, now=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


def _talk_of(enrolment: Enrolment) -> Talk | None:
    attempt = current_attempt(proeve_of(enrolment))
    rows = Talk.objects.filter(attempt=attempt, cancelled_at=None).select_related("attempt")
    return rows.prefetch_related("seats").first()


def _last_day(cohort: Cohort) -> date | None:
    last = cohort.sessions.that_count().order_by("-starts_at").first()
    return day_of(last.starts_at) if last else None
