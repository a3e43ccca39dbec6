"""The programme office: cohorts, their dates and their people."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cohorts import access, announcing, copying, forms, opening, overview, rescheduling
from cohorts.dates import DayRefusal, Slot
from cohorts.form_pages import READ_WRITE, form_page, sent
from cohorts.models import Cohort, Session
from cohorts.warnings import warnings_for
from people.access import coordinator, is_coordinator, person, signed_in
from people.models import Person
from people.refusals import Refusal
from programme.models import Version


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
    return render(request, "cohorts/list.html", context)


@signed_in
@require_http_methods(READ_WRITE)
def new(request: HttpRequest) -> HttpResponse:
    """Name, places and trainers above, the days below. Filling the days by a pattern saves nothing yet."""
    coordinator(request)
    versions = overview.newest_versions()
    if not versions:
        messages.info(request, "Er is nog geen programma. Maak dat eerst.")
        return redirect("programme:new")
    if request.method != "POST":
        return _empty_plan(request, versions)
    if request.POST.get("do") == "fill":
        return _filled(request, versions)
    return _opened(request, versions)


def _cohort_form(data: Any, versions: Any, **options: Any) -> forms.CohortForm:
    return forms.CohortForm(data, versions=versions, people=opening.known_trainers(), **options)


def _version(request: HttpRequest, versions: Any) -> Version | None:
    """The programme chosen in the browser, or the first there is."""
    chosen = request.POST.get("version") or request.GET.get("programma", "")
    known = {str(version.pk): version for version in versions}
    return known.get(chosen) or next(iter(known.values()), None)


def _empty_plan(request: HttpRequest, versions: Any) -> HttpResponse:
    version = _version(request, versions)
    rows = [{"start": forms.PatternForm.START["start"], "end": forms.PatternForm.START["end"]}]
    days = forms.day_set(day_count=0, initial=rows * (version.day_count if version else 0))  # type: ignore[attr-defined]
    start = {"version": version.pk if version else None, "capacity": 16}
    pattern = forms.PatternForm(initial=forms.PatternForm.START)
    return _plan(request, versions, _cohort_form(None, versions, initial=start), pattern, days)


def _filled(request: HttpRequest, versions: Any) -> HttpResponse:
    form = _cohort_form(None, versions, initial=forms.typed(forms.CohortForm, request.POST))
    pattern = forms.PatternForm(request.POST)
    version = _version(request, versions)
    rows = forms.days_typed(request.POST)
    if pattern.is_valid() and version:
        rows = pattern.rows(version.day_count)  # type: ignore[attr-defined]
    return _plan(request, versions, form, pattern, forms.day_set(day_count=0, initial=rows))


def _opened(request: HttpRequest, versions: Any) -> HttpResponse:
    form = _cohort_form(request.POST, versions)
    version = _version(request, versions)
    days = forms.day_set(request.POST, day_count=version.day_count if version else 0)  # type: ignore[attr-defined]
    if all([form.is_valid(), days.is_valid()]):
        try:
            cohort = _open(request, form.cleaned_data, days.slots())
        except DayRefusal as refusal:
            days.forms[refusal.number - 1].add_error("date", str(refusal))
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"{cohort.name} staat klaar. Nodig nu de deelnemers uit.")
            return redirect("cohorts:detail", cohort.pk)
    pattern = forms.PatternForm(initial=forms.typed(forms.PatternForm, request.POST))
    return _plan(request, versions, form, pattern, days)


def _open(request: HttpRequest, given: Mapping[str, Any], slots: Sequence[Slot]) -> Cohort:
    return opening.open_cohort(
        given["version"],
        name=given["name"],
        capacity=given["capacity"],
        sessions=slots,
        trainers=given["trainers"],
        applies_until=given["applies_until"],
        by=coordinator(request),
        now=timezone.now(),
    )


def _plan(request: HttpRequest, versions: Any, form: Any, pattern: Any, days: Any) -> HttpResponse:
    themes = overview.themes(_version(request, versions))
    trainers = _people_ticked(request.POST, opening.known_trainers())
    rows = [
        {
            "number": n,
            "form": day,
            "theme": themes.get(n, ""),
            "warnings": _warnings(_slot_shown(day), trainers=trainers),
        }
        for n, day in enumerate(days, start=1)
    ]
    has_errors = bool(form.errors or pattern.errors) or (days.is_bound and not days.is_valid())
    context = {"form": form, "pattern": pattern, "days": days, "rows": rows, "has_errors": has_errors}
    return render(request, "cohorts/new.html", context, status=422 if has_errors else 200)


def _slot_shown(day: forms.DayForm) -> Slot | None:
    """The day as it stands in a row, whether it was sent or filled in for someone."""
    if not day.is_bound:
        day = forms.DayForm({name: day[name].value() for name in day.fields})
    return day.slot() if day.is_valid() else None


def _warnings(slot: Slot | None, *, trainers: Sequence[Person], leave_out: Any = None) -> list[str]:
    if slot is None:
        return []
    return warnings_for(
        slot.starts_at, slot.ends_at, place=slot.place, trainers=trainers, leave_out=leave_out
    )


def _people_ticked(data: QueryDict, people: Any) -> list[Person]:
    chosen = set(data.getlist("trainers"))
    return [person for person in people if str(person.pk) in chosen]


@signed_in
@require_safe
def warnings(request: HttpRequest) -> HttpResponse:
    """What to know about one day, while it is being typed (COH-3). A piece of a page."""
    coordinator(request)
    row = request.GET.get("row", "")
    row = f"days-{row}" if row.isdecimal() and len(row) < 4 else ""
    day = forms.DayForm(request.GET, prefix=row or None)
    session = _session_left_out(request)
    people = overview.trainers_now(session.cohort) if session else opening.known_trainers()
    trainers = _people_ticked(request.GET, people) or (list(people) if session else [])
    slot = day.slot() if day.is_valid() else None
    sentences = _warnings(slot, trainers=trainers, leave_out=session)
    return render(request, "cohorts/parts/warnings.html", {"warnings": sentences})


def _session_left_out(request: HttpRequest) -> Session | None:
    pk = request.GET.get("session", "")
    known = Session.objects.select_related("cohort")
    return known.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 10 else None


@signed_in
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = access.cohort_to_plan(request, pk)
    context = {
        "page": overview.cohort_detail(cohort, now=timezone.now()),
        # Not the administrator (access.md).
        "sees_the_end": is_coordinator(person(request)),
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
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = access.cohort_to_plan(request, pk)
    form = forms.CopyForm(sent(request))
    if form.is_valid():
        try:
            twin = copying.copy(cohort, **form.cleaned_data, by=coordinator(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error("name" if isinstance(refusal, opening.NameTaken) else "first_day", str(refusal))
        else:
            messages.success(request, f"{twin.name} staat klaar, met alle dagen. Kijk de datums na.")
            return redirect("cohorts:detail", twin.pk)
    return form_page(request, "cohorts/copy.html", form, cohort=cohort, dates=opening.dates_of(cohort))


@signed_in
@require_http_methods(READ_WRITE)
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a day, change its place, say who leads it."""
    found = access.session_to_plan(request, pk)
    now = timezone.now()
    people = overview.trainers_now(found.cohort)
    form = forms.SessionForm(sent(request), people=people, initial=forms.SessionForm.start_from(found))
    if form.is_valid():
        try:
            told = _change(request, found, form)
        except Refusal as refusal:
            form.add_error("date" if not isinstance(refusal, DayRefusal) else "end", str(refusal))
        else:
            messages.success(request, told)
            return redirect("cohorts:detail", found.cohort_id)
    trainers = _people_ticked(request.POST, people) or list(found.trainers.all()) or list(people)
    context = {
        "session": found,
        "cohort": found.cohort,
        "state": overview.state_of(found, now),
        "concerned": len(announcing.concerned(found.cohort)),
        "warnings": _warnings(_slot_shown(form), trainers=trainers, leave_out=found),
    }
    return form_page(request, "cohorts/session.html", form, **context)


@transaction.atomic
def _change(request: HttpRequest, session: Session, form: forms.SessionForm) -> str:
    """Does what was asked and says who hears of it."""
    by, now = coordinator(request), timezone.now()
    slot = form.slot()
    if slot is None:
        raise Refusal
    moved = rescheduling.move(session, **slot._asdict(), by=by, now=now)
    rescheduling.staff(session, trainers=form.cleaned_data["trainers"], by=by, now=now)
    if moved.sequence == session.sequence:
        return "De dag is bewaard. Niemand krijgt bericht."
    return f"Dag {moved.number} is aangepast. {_who_hears(session.cohort)}"


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
    context = {
        "session": found,
        "cohort": found.cohort,
        "state": state,
        "who_hears": _who_hears(found.cohort),
    }
    return render(request, "cohorts/cancel.html", context)


@signed_in
@require_http_methods(READ_WRITE)
def add_day(request: HttpRequest, pk: int) -> HttpResponse:
    """A date for a day of the programme that has none: never planned, or cancelled."""
    cohort = access.cohort_to_plan(request, pk)
    people = overview.trainers_now(cohort)
    form = forms.SessionForm(sent(request), people=people, initial=forms.PatternForm.START)
    slot = form.slot() if form.is_valid() else None
    if slot:
        try:
            made = opening.add_session(cohort, **slot._asdict(), by=coordinator(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error("date", str(refusal))
        else:
            messages.success(request, f"Dag {made.number} heeft een datum. Laat het deelnemers zelf weten.")
            return redirect("cohorts:detail", cohort.pk)
    warned = _warnings(_slot_shown(form), trainers=list(people))
    return form_page(request, "cohorts/add_day.html", form, cohort=cohort, warnings=warned)
