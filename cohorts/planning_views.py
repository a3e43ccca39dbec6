"""Planning a cohort: a new one, or a copy. Filling in dates saves nothing; only the last button does."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cohorts import access, copying, forms, opening, overview, plan_forms, sentence, sketch_forms
from cohorts.dates import DayRefusal, Slot, counted
from cohorts.form_pages import READ_WRITE, people_ticked, warnings_at
from cohorts.local_time import day_of
from cohorts.models import Cohort, Session
from cohorts.sketch_forms import Sketch
from people.access import coordinator, signed_in
from people.models import Person
from people.refusals import Refusal
from programme.models import Version

OPEN, SHIFT = "open", "shift"


@signed_in
@require_http_methods(READ_WRITE)
def new(request: HttpRequest) -> HttpResponse:
    """Name, places and trainers above, the days below."""
    coordinator(request)
    versions = overview.newest_versions()
    if not versions:
        messages.info(request, "Er is nog geen programma. Maak dat eerst.")
        return redirect("programme:new")
    if request.method != "POST":
        return _empty_plan(request, versions)
    if request.POST.get("do") == OPEN:
        return _opened(request, versions)
    form = _cohort_form(None, versions, initial=plan_forms.typed(forms.CohortForm, request.POST))
    version = _version(request, versions)
    sketch = _asked(request, plan_forms.PatternForm, count=_count(version))
    return _plan(request, versions, form, sketch)


def _cohort_form(data: Any, versions: Any, **options: Any) -> forms.CohortForm:
    return forms.CohortForm(data, versions=versions, people=opening.known_trainers(), **options)


def _version(request: HttpRequest, versions: Any) -> Version | None:
    """The programme chosen in the browser, or the first there is."""
    chosen = request.POST.get("version") or request.GET.get("programma", "")
    known = {str(version.pk): version for version in versions}
    return known.get(chosen) or next(iter(known.values()), None)


def _asked(request: HttpRequest, form: type[plan_forms.RhythmForm], *, count: int) -> Sketch:
    return sketch_forms.sketch(request.POST, form, count=count, today=timezone.localdate())


def _count(version: Version | None) -> int:
    return version.day_count if version else 0  # type: ignore[attr-defined]


def _empty_plan(request: HttpRequest, versions: Any) -> HttpResponse:
    version = _version(request, versions)
    start = plan_forms.PatternForm.START
    rows = [{"start": start["start"], "end": start["end"]}] * _count(version)
    form = _cohort_form(None, versions, initial={"version": version.pk if version else None, "capacity": 16})
    sketch = Sketch(plan_forms.PatternForm(initial=start), plan_forms.day_set(day_count=0, initial=rows))
    return _plan(request, versions, form, sketch)


def _opened(request: HttpRequest, versions: Any) -> HttpResponse:
    form = _cohort_form(request.POST, versions)
    days = plan_forms.day_set(request.POST, day_count=_count(_version(request, versions)))
    if all([form.is_valid(), days.is_valid()]):
        try:
            cohort = _open(request, form.cleaned_data, days.slots())
        except DayRefusal as refusal:
            days.forms[refusal.number - 1].add_error("date", str(refusal))
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"{cohort.name} staat klaar, met {counted(len(days.slots()))}.")
            return redirect("cohorts:detail", cohort.pk)
    typed = plan_forms.typed(plan_forms.PatternForm, request.POST)
    said = request.POST.get("sentence", "")
    return _plan(request, versions, form, Sketch(plan_forms.PatternForm(initial=typed), days, said=said))


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


def _plan(request: HttpRequest, versions: Any, form: Any, sketch: Sketch) -> HttpResponse:
    themes = overview.themes(_version(request, versions))
    trainers = people_ticked(request.POST, opening.known_trainers())
    return _sketched(request, "cohorts/new.html", form, sketch, themes=themes, trainers=trainers)


def _sketched(
    request: HttpRequest,
    page: str,
    form: Any,
    sketch: Sketch,
    *,
    themes: Mapping[int, str],
    trainers: Sequence[Person] = (),
    **context: Any,
) -> HttpResponse:
    rows = [
        {
            "number": n,
            "form": day,
            "theme": themes.get(n, ""),
            "warnings": warnings_at(plan_forms.slot_shown(day), trainers=trainers),
        }
        for n, day in enumerate(sketch.days, start=1)
    ]
    has_errors = bool(form.errors) or sketch.has_errors
    context |= {"form": form, "sketch": sketch, "rows": rows, "has_errors": has_errors}
    context |= {"sentence_example": sentence.EXAMPLE}
    return render(request, page, context, status=422 if has_errors else 200)


@signed_in
@require_http_methods(READ_WRITE)
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The days of a cohort once more, on dates one sees before anything is saved (COH-7)."""
    cohort = access.cohort_to_plan(request, pk)
    days = copying.days_of(cohort)
    if request.method == "POST" and request.POST.get("do") == OPEN:
        return _copied(request, cohort, days)
    name = forms.CopyForm(initial={"name": request.POST.get("name", "")})
    return _copy_page(request, cohort, days, name, *_copy_sketch(request, days))


def _copy_sketch(request: HttpRequest, days: Sequence[Session]) -> tuple[forms.ShiftForm, Sketch]:
    """The form that shifts all dates, and the days as they stand now."""
    shift = forms.ShiftForm(initial=plan_forms.typed(forms.ShiftForm, request.POST))
    if request.method != "POST":
        start = plan_forms.RhythmForm(initial=plan_forms.RhythmForm.START)
        return shift, Sketch(start, _rows([forms.SessionForm.start_from(one) | {"date": ""} for one in days]))
    if request.POST.get("do") in sketch_forms.VERBS:
        return shift, _asked(request, plan_forms.RhythmForm, count=len(days))
    shift = forms.ShiftForm(request.POST)
    typed = plan_forms.RhythmForm(initial=plan_forms.typed(plan_forms.RhythmForm, request.POST))
    rows = plan_forms.days_typed(request.POST)
    if shift.is_valid() and days:
        dates = copying.shifted_dates(days, shift.days_from(day_of(days[0].starts_at)))
        rows = [row | {"date": day} for row, day in zip(rows, dates, strict=False)]
    return shift, Sketch(typed, _rows(rows))


def _rows(rows: list[dict[str, Any]]) -> Any:
    return plan_forms.day_set(day_count=0, initial=rows)


def _copied(request: HttpRequest, cohort: Cohort, days: Sequence[Session]) -> HttpResponse:
    form = forms.CopyForm(request.POST)
    slots = plan_forms.day_set(request.POST, day_count=len(days))
    if all([form.is_valid(), slots.is_valid()]):
        name, by, now = form.cleaned_data["name"], coordinator(request), timezone.now()
        try:
            twin = copying.copy(cohort, name=name, slots=slots.slots(), by=by, now=now)
        except DayRefusal as refusal:
            slots.forms[refusal.number - 1].add_error("date", str(refusal))
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"{twin.name} staat klaar, met alle dagen. Nodig nu de trainers uit.")
            return redirect("cohorts:detail", twin.pk)
    typed = plan_forms.RhythmForm(initial=plan_forms.typed(plan_forms.RhythmForm, request.POST))
    shift = forms.ShiftForm(initial=plan_forms.typed(forms.ShiftForm, request.POST))
    return _copy_page(request, cohort, days, form, shift, Sketch(typed, slots))


def _copy_page(
    request: HttpRequest, cohort: Cohort, days: Sequence[Session], form: Any, shift: Any, sketch: Sketch
) -> HttpResponse:
    themes = {number: one.theme for number, one in enumerate(days, start=1)}
    context = {"cohort": cohort, "dates": [day_of(one.starts_at) for one in days], "shift": shift}
    sketch.is_shifted_wrong = bool(shift.errors)
    return _sketched(request, "cohorts/copy.html", form, sketch, themes=themes, **context)


@signed_in
@require_safe
def warnings(request: HttpRequest) -> HttpResponse:
    """What to know about one day, while it is being typed (COH-3). A piece of a page."""
    coordinator(request)
    row = request.GET.get("row", "")
    row = f"days-{row}" if row.isdecimal() and len(row) < 4 else ""
    day = plan_forms.DayForm(request.GET, prefix=row or None)
    session = _session_left_out(request.GET)
    people = overview.trainers_now(session.cohort) if session else opening.known_trainers()
    trainers = people_ticked(request.GET, people) or (list(people) if session else [])
    slot = day.slot() if day.is_valid() else None
    sentences = warnings_at(slot, trainers=trainers, leave_out=session)
    return render(request, "cohorts/parts/warnings.html", {"warnings": sentences})


def _session_left_out(data: QueryDict) -> Session | None:
    pk = data.get("session", "")
    known = Session.objects.select_related("cohort")
    return known.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 10 else None
