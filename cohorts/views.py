"""The programme office: cohorts, their dates and their people."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_safe

from cohorts import access, announcing, forms, next_steps, opening, overview, replanning, rescheduling
from cohorts.dates import DayRefusal
from cohorts.form_pages import READ_WRITE, form_page, people_ticked, sent, warnings_at
from cohorts.free_days import REGIONS
from cohorts.local_time import day_of
from cohorts.models import Cohort, Session
from cohorts.plan_forms import PatternForm, slot_shown, typed
from cohorts.year import FIRST_YEAR, LAST_YEAR, year_of
from people.access import coordinator, is_coordinator, person, signed_in
from people.refusals import Refusal

# `look` with a form that was filled in, `shift` from a calendar where the day was dropped on another date.
LOOK, SHIFT = "look", "shift"
LOOKS = (LOOK, SHIFT)


@signed_in
@require_safe
def cohorts(request: HttpRequest) -> HttpResponse:
    coordinator(request)
    now = timezone.now()
    state = request.GET.get("toon", "")
    state = state if state in overview.FILTERS else overview.ALL
    words = request.GET.get("zoek", "").replace("\x00", "")[:100]
    page = overview.cohort_page(state=state, words=words, number=request.GET.get("pagina", ""), now=now)
    context = {"page": page, "state": state, "words": words, "filters": overview.FILTERS, "now": now}
    if not page.paginator.count and not Cohort.objects.exists():
        context |= {"is_empty": True, "plan": overview.newest_versions().first()}
    return render(request, "cohorts/list.html", context)


@signed_in
@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """All cohorts over a year; what is shown stands in the address."""
    coordinator(request)
    asked, region = request.GET.get("jaar", ""), request.GET.get("regio", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else 0
    if not FIRST_YEAR <= number <= LAST_YEAR:
        number = timezone.localdate().year
    words = request.GET.get("zoek", "").replace("\x00", "")[:100]
    region = region if region in REGIONS else ""
    page = year_of(number, words=words, region=region, now=timezone.now())
    context = {"page": page, "words": words, "region": region, "regions": REGIONS}
    context |= {"before": number - 1, "after": number + 1}
    return render(request, "cohorts/year.html", context)


@signed_in
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    cohort, now = access.cohort_to_plan(request, pk), timezone.now()
    # Not the administrator (access.md).
    sees_the_end = is_coordinator(person(request))
    page = overview.cohort_detail(cohort, now=now)
    context = {
        "page": page,
        "sees_the_end": sees_the_end,
        "steps": next_steps.steps_of(page, is_coordinator=sees_the_end, now=now),
        "is_today": next_steps.is_today(page.next, now=now),
    }
    return render(request, "cohorts/detail.html", context)


@signed_in
@require_http_methods(READ_WRITE)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = access.cohort_to_plan(request, pk)
    start = {"name": cohort.name, "capacity": cohort.capacity, "applies_until": cohort.applies_until}
    form = forms.EditCohortForm(sent(request), initial=start)
    if form.is_valid():
        try:
            opening.rename(cohort, **form.cleaned_data, by=coordinator(request), now=timezone.now())
        except opening.NoRoom as refusal:
            form.add_error("capacity", str(refusal))
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, "Het cohort is aangepast.")
            return redirect("cohorts:detail", cohort.pk)
    return form_page(request, "cohorts/edit.html", form, cohort=cohort)


@signed_in
@require_http_methods(READ_WRITE)
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a day, change its place, say who leads it: first one sees who is told what, then it is done."""
    found = access.session_to_plan(request, pk)
    people = overview.trainers_now(found.cohort)
    start = forms.SessionForm.start_from(found)
    if request.POST.get("do") == "back":
        return _day_form(request, found, forms.SessionForm(people=people, initial=_typed_day(request)))
    verb, data = request.POST.get("do"), _day_sent(request, found)
    form = forms.SessionForm(data, people=people, initial=start)
    if not form.is_valid():
        return _day_form(request, found, form)
    try:
        return _foretold(request, found, form) if verb in LOOKS else _replanned(request, found, form)
    except replanning.ChangedMeanwhile as refusal:
        found = access.session_to_plan(request, pk)
        form.add_error(None, str(refusal))
    except Refusal as refusal:
        form.add_error("date" if not isinstance(refusal, DayRefusal) else "end", str(refusal))
    return _day_form(request, found, form)


def _day_sent(request: HttpRequest, found: Session) -> MultiValueDict[str, Any] | None:
    if request.POST.get("do") == SHIFT:
        return forms.SessionForm.shifted(found, to=request.POST.get("date", ""))
    return sent(request)


def _typed_day(request: HttpRequest) -> dict[str, Any]:
    return typed(forms.SessionForm, request.POST)


def _day_form(request: HttpRequest, found: Session, form: forms.SessionForm) -> HttpResponse:
    people = overview.trainers_now(found.cohort)
    trainers = people_ticked(request.POST, people) or list(found.trainers.all()) or list(people)
    context = {
        "session": found,
        "cohort": found.cohort,
        "state": overview.state_of(found, timezone.now()),
        "seen": replanning.mark_of(found),
        "warnings": warnings_at(slot_shown(form), trainers=trainers, leave_out=found),
    }
    return form_page(request, "cohorts/session.html", form, **context)


def _foretold(request: HttpRequest, found: Session, form: forms.SessionForm) -> HttpResponse:
    plan, seen = form.plan(), _seen(request, found)
    effects = replanning.foretell(found, plan, seen=seen, by=coordinator(request), now=timezone.now())
    trainers = list(plan.trainers) or list(overview.trainers_now(found.cohort))
    context = {
        "session": found,
        "cohort": found.cohort,
        "plan": plan,
        "effects": effects,
        "form": form,
        "seen": seen,
        "warnings": warnings_at(plan.slot, trainers=trainers, leave_out=found),
    }
    return render(request, "cohorts/session_look.html", context)


def _seen(request: HttpRequest, found: Session) -> str:
    """How the day stood on the page: the form carries its mark, a calendar only its date."""
    if request.POST.get("do") != SHIFT:
        return request.POST.get("seen", "")
    if day_of(found.starts_at).isoformat() != request.POST.get("was", ""):
        raise replanning.ChangedMeanwhile
    return replanning.mark_of(found)


def _replanned(request: HttpRequest, found: Session, form: forms.SessionForm) -> HttpResponse:
    by, seen = coordinator(request), request.POST.get("seen", "")
    moved = replanning.replan(found, form.plan(), seen=seen, by=by, now=timezone.now())
    if moved.sequence == found.sequence:
        messages.success(request, "De dag is bewaard. Niemand krijgt bericht.")
    else:
        messages.success(request, f"Dag {moved.number} is aangepast. {_who_hears(found.cohort)}")
    return redirect("cohorts:detail", found.cohort_id)


def _who_hears(cohort: Cohort) -> str:
    count = len(announcing.concerned(cohort))
    if not count:
        return "Er is nog niemand om bericht te sturen."
    return f"{count} mensen krijgen een mail." if count > 1 else "Eén persoon krijgt een mail."


@signed_in
@require_http_methods(READ_WRITE)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.session_to_plan(request, pk)
    now = timezone.now()
    if request.method == "POST":
        try:
            rescheduling.cancel(found, by=coordinator(request), now=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"Dag {found.number} gaat niet door. {_who_hears(found.cohort)}")
        return redirect("cohorts:detail", found.cohort_id)
    state = overview.state_of(found, now)
    context = {"session": found, "cohort": found.cohort, "state": state}
    if state == "coming":
        effects = replanning.foretell_cancelling(found, by=coordinator(request), now=now)
        context |= {"effects": effects, "who_hears": _who_hears(found.cohort)}
    return render(request, "cohorts/cancel.html", context)


@signed_in
@require_http_methods(READ_WRITE)
def add_day(request: HttpRequest, pk: int) -> HttpResponse:
    """A date for a day of the programme that has none: never planned, or cancelled."""
    cohort = access.cohort_to_plan(request, pk)
    people = overview.trainers_now(cohort)
    form = forms.SessionForm(sent(request), people=people, initial=PatternForm.START)
    slot = form.slot() if form.is_valid() else None
    if slot:
        try:
            made = opening.add_session(cohort, **slot._asdict(), by=coordinator(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error("date", str(refusal))
        else:
            messages.success(request, f"Dag {made.number} heeft een datum. Laat het deelnemers zelf weten.")
            return redirect("cohorts:detail", cohort.pk)
    warned = warnings_at(slot_shown(form), trainers=list(people))
    return form_page(request, "cohorts/add_day.html", form, cohort=cohort, warnings=warned)
