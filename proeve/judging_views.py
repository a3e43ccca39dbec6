"""What an assessor does: score apart, and come to one form together. No POD in reach (POD-6)."""

from collections.abc import Callable
from functools import wraps
from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.access import person, signed_in, wants_json
from people.refusals import Refusal
from proeve import access, agreeing, judging, tables
from proeve.assessing_forms import JointFormForm, ScoreForm
from proeve.judging import level_name, words_name
from proeve.models import Assessor, JointForm
from programme.models import Criterion
from writing import answering
from writing.access import is_of_another
from writing.comparing import Words, side_by_side
from writing.saving import Saved


def for_assessor(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view one of the two assessors of this attempt, or 404."""

    @wraps(view)
    def found(request: HttpRequest, attempt: int) -> HttpResponse:
        return view(request, access.assessor_at_work(person(request), attempt))

    return signed_in(found)


@for_assessor
@require_GET
def criteria(request: HttpRequest, assessor: Assessor) -> HttpResponse:
    """What is looked at, for who will score it."""
    context = {
        "criteria": judging.criteria_for(assessor.attempt),
        "programme": assessor.attempt.proeve.enrolment.cohort.version.programme,
        "back_url": reverse("proeve:assess", args=[assessor.attempt_id]),
        "back_label": assessor.attempt.proeve.enrolment.person.name,
    }
    return render(request, "proeve/criteria.html", context)


@for_assessor
@require_http_methods(["GET", "POST"])
def score(request: HttpRequest, assessor: Assessor) -> HttpResponse:
    """One's own sheet. Typing saves through here too, and so do the buttons."""
    if request.method == "POST" and is_of_another(request):
        return answering.to_another()
    found = judging.criteria_for(assessor.attempt)
    if request.method == "POST":
        return _write(request, assessor, found)
    desk = judging.desk_of(assessor, found, back=request.path)
    return _sheet(request, assessor, ScoreForm(criteria=found, initial=desk.fields))


def _sheet(request: HttpRequest, assessor: Assessor, form: ScoreForm, **extra: Any) -> HttpResponse:
    desk = judging.desk_of(assessor, form.criteria, back=request.path)
    context = {
        "assessor": assessor,
        "attempt": assessor.attempt,
        "participant": assessor.attempt.proeve.enrolment.person,
        "form": form,
        "criteria": form.criteria,
        "why_not": judging.why_not(assessor, now=timezone.now()),
        "lines": judging.own_sheet(assessor, form.criteria) if assessor.has_given else [],
        "both_gave": judging.both_gave(judging.standing(assessor.attempt)),
        "number_from": desk.text.number,
        "saved_at": desk.written_at,
        "has_aside": desk.has_aside,
        "write_url": reverse("proeve:score", args=[assessor.attempt_id]),
        **extra,
    }
    status = 422 if form.errors or extra.get("clash") else 200
    return render(request, "proeve/score.html", context, status=status)


def _write(request: HttpRequest, assessor: Assessor, found: list[Criterion]) -> HttpResponse:
    me, now = person(request), timezone.now()
    words = Words(ScoreForm(criteria=found).labels)

    def save() -> Saved:
        origin = answering.origin(request.POST)
        return judging.save(assessor, fields=request.POST.dict(), origin=origin, by=me, now=now)

    if wants_json(request):
        return answering.answer(save, words=lambda: words, now=now)
    try:
        saved = save()
    except Refusal as refusal:
        return _refused(request, assessor, found, refusal)
    if saved.clashes:
        form = ScoreForm({**request.POST.dict(), **saved.differences}, criteria=found)
        rows = side_by_side(saved, words)
        return _sheet(request, assessor, form, clash=rows, number_from=saved.text.number, typed=True)
    return _pressed(request, assessor, found)


def _refused(
    request: HttpRequest, assessor: Assessor, found: list[Criterion], refusal: Refusal
) -> HttpResponse:
    """The page again with all that was typed, and the reason."""
    form = ScoreForm(request.POST, criteria=found)
    answering.say_why(form, refusal)
    base, is_locked = answering.origin(request.POST).base, not refusal.can_be_mended
    return _sheet(request, assessor, form, number_from=base, typed=True, locked=is_locked)


def _pressed(request: HttpRequest, assessor: Assessor, found: list[Criterion]) -> HttpResponse:
    """A button was pressed: give the scores for good, or go on later."""
    if request.POST.get("action") != "give":
        messages.success(request, "Je scores zijn bewaard. Je kunt later verdergaan.")
        return redirect("proeve:score", assessor.attempt_id)
    form = ScoreForm(request.POST, criteria=found)
    if not form.is_valid():
        return _sheet(request, assessor, form)
    try:
        judging.give(assessor, by=person(request), now=timezone.now())
    except Refusal as refusal:
        return _refused(request, assessor, found, refusal)
    messages.success(request, "Je scores zijn gegeven. Ze blijven zoals je ze gaf.")
    return redirect("proeve:score", assessor.attempt_id)


@for_assessor
@require_http_methods(["GET", "POST"])
def joint(request: HttpRequest, assessor: Assessor) -> HttpResponse:
    """Both sheets side by side, and the one form the two come to."""
    found, proposal = judging.criteria_for(assessor.attempt), agreeing.form_of(assessor.attempt)
    form = JointFormForm(request.POST if request.method == "POST" else None, criteria=found)
    if request.method == "POST" and form.is_valid():
        seen, now = form.cleaned_data["seen"], timezone.now()
        try:
            agreeing.put_forward(assessor, form.proposal(), seen=seen, by=person(request), now=now)
        except Refusal as refusal:
            answering.say_why(form, refusal)
            proposal = agreeing.form_of(assessor.attempt)
        else:
            messages.success(
                request, "Je hebt het formulier voorgelegd. De andere beoordelaar krijgt een mail."
            )
            return redirect("proeve:joint", assessor.attempt_id)
    return _together(request, assessor, form, proposal)


def _together(
    request: HttpRequest, assessor: Assessor, form: JointFormForm, proposal: JointForm | None
) -> HttpResponse:
    attempt, labels = assessor.attempt, form.labels
    desk = agreeing.desk_of(assessor, labels, back=request.path)
    if not form.is_bound:
        form.initial = desk.fields or _start(proposal, form.criteria)
    rows = tables.beside(judging.sheets(attempt, form.criteria), form.criteria)
    context = {
        "assessor": assessor,
        "attempt": attempt,
        "participant": attempt.proeve.enrolment.person,
        "both_gave": bool(rows),
        "parts": [(row, *part) for row, part in zip_longest(rows, form.rows)],
        "proposal": proposal,
        "agreed_rows": agreeing.rows_of(proposal, form.criteria) if proposal else [],
        "mark": agreeing.mark(proposal),
        "form": form,
        "draft": desk,
    }
    return render(request, "proeve/joint.html", context, status=422 if form.errors else 200)


def _start(proposal: JointForm | None, found: list[Criterion]) -> dict[str, str]:
    """What was put forward, to change; nothing when nothing was."""
    if proposal is None:
        return {}
    rows = agreeing.rows_of(proposal, found)
    levels = {level_name(row.criterion): str(row.level.number) for row in rows}
    why = {words_name(row.criterion): row.reasons for row in rows}
    result = {"is_obtained": "yes" if proposal.is_obtained else "no"}
    return {**levels, **why, **result, "reasons": proposal.reasons, "missing": proposal.missing}


@for_assessor
@require_POST
def agree(request: HttpRequest, assessor: Assessor) -> HttpResponse:
    seen, name = request.POST.get("seen", ""), assessor.attempt.proeve.enrolment.person.first_name
    try:
        agreeing.agree(assessor, seen=seen, by=person(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("proeve:joint", assessor.attempt_id)
    messages.success(request, f"Jullie zijn het eens. Het resultaat staat vast. {name} leest het als eerste.")
    return redirect("proeve:assessments")
