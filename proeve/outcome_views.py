"""Feedback on a talk, and the result: given, opened, and read by whom it may be read (PRV-5, PRV-6)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from assignments.access import supporter_gate
from assignments.models import Support
from certificates.overview import certificate_of
from cohorts.form_pages import READ_WRITE
from people.access import or_404, person, signed_in
from people.models import Person
from people.refusals import Refusal
from proeve import access, agreeing, deciding, freezing, judging, laying, responding, tables
from proeve.assessing_forms import ProeveFeedbackForm
from proeve.models import Attempt, Result
from proeve.responding import Role
from programme.overview import criteria_of
from writing import answering


@signed_in
@require_GET
def criteria(request: HttpRequest, enrolment: int) -> HttpResponse:
    """What the assessors look at, from day one on."""
    mine = access.own(person(request), enrolment)
    context = {
        "criteria": criteria_of(mine.cohort.version_id),
        "programme": mine.cohort.version.programme,
        "back_url": reverse("proeve:own", args=[mine.pk]),
        "back_label": "Je Proeve",
    }
    return render(request, "proeve/criteria.html", context)


@supporter_gate
@require_GET
def criteria_beside(request: HttpRequest, support: Support) -> HttpResponse:
    cohort = support.assignment.enrolment.cohort
    context = {
        "criteria": criteria_of(cohort.version_id),
        "programme": cohort.version.programme,
        "back_url": reverse("proeve:support", args=[support.pk]),
        "back_label": "Proeve",
        "support": support,
    }
    return render(request, "proeve/criteria_support.html", context)


@supporter_gate
@require_http_methods(READ_WRITE)
def feedback_beside(request: HttpRequest, support: Support) -> HttpResponse:
    """Three sentences of a mentor or principal, by signing in or from their personal link."""
    attempt = laying.current_attempt(laying.proeve_of(support.assignment.enrolment))
    done = redirect("proeve:feedback_support", support.pk)
    page = {"support": support, "template": "proeve/feedback_support.html"}
    return _feedback(request, attempt, support.person, Role(support.role), done, page)


@signed_in
@require_GET
def fellows(request: HttpRequest, enrolment: int) -> HttpResponse:
    """The talks of the others in one's cohort."""
    mine = access.own(person(request), enrolment)
    turns = responding.turns_for(mine, now=timezone.now())
    return render(request, "proeve/fellows.html", {"enrolment": mine, "turns": turns})


@signed_in
@require_http_methods(READ_WRITE)
def feedback_fellow(request: HttpRequest, enrolment: int, attempt: int) -> HttpResponse:
    mine = access.own(person(request), enrolment)
    theirs = access.attempt_of_fellow(mine, attempt)
    page = {"enrolment": mine, "template": "proeve/feedback_fellow.html"}
    done = redirect("proeve:fellows", enrolment)
    return _feedback(request, theirs, person(request), Role.FELLOW, done, page)


def _feedback(
    request: HttpRequest, attempt: Attempt, by: Person, role: Role, done: HttpResponse, page: dict[str, Any]
) -> HttpResponse:
    now, desk = timezone.now(), responding.desk_of(by, attempt, back=request.path)
    mine = responding.given_by(by, attempt)
    start = desk.fields or ({name: getattr(mine, name) for name in responding.LABELS} if mine else {})
    form = ProeveFeedbackForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            responding.give(attempt, role=role, words=form.cleaned_data, by=by, now=now)
        except Refusal as refusal:
            answering.say_why(form, refusal)
        else:
            messages.success(request, "Je feedback is bewaard. Dank je wel.")
            return done
    context = page | {
        "attempt": attempt,
        "participant": attempt.proeve.enrolment.person,
        "why_not": responding.why_not(attempt, now=now),
        "mine": mine,
        "form": form,
        "draft": desk,
    }
    return render(request, page["template"], context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(READ_WRITE)
def result(request: HttpRequest, enrolment: int) -> HttpResponse:
    """The participant opens the result by a button, before anyone else; and reads what others said."""
    me, now = person(request), timezone.now()
    proeve = laying.proeve_of(access.own(me, enrolment))
    results = deciding.results_of(proeve)
    if request.method == "POST":
        waiting = or_404(next((one for one in results if one.opened_at is None), None))
        deciding.open_result(waiting, by=me, now=now)
        return redirect("proeve:result", enrolment)
    attempt = laying.current_attempt(proeve)
    context = {
        "enrolment": proeve.enrolment,
        "attempt": attempt,
        "waits": any(one.opened_at is None for one in results),
        "outcomes": [_outcome(one) for one in results if one.opened_at],
        "certificate": certificate_of(proeve.enrolment),
        "feedback": [
            one
            for talk in proeve.attempts.order_by("-number")
            for one in responding.all_of(talk)
            if freezing.has_begun(talk.pk, now=now)
        ],
    }
    return render(request, "proeve/result.html", context)


def _outcome(result: Result) -> dict[str, Any]:
    """A result with the form both assessors agreed to."""
    form = agreeing.form_of(result.attempt)
    rows = agreeing.rows_of(form, judging.criteria_for(result.attempt)) if form else []
    return {"result": result, "rows": rows, "is_final": result.attempt.is_resit and not result.is_obtained}


@supporter_gate
@require_GET
def result_beside(request: HttpRequest, support: Support) -> HttpResponse:
    """What came of it, once the participant read it; until then there is nothing (PRV-6)."""
    results = deciding.results_of(laying.proeve_of(support.assignment.enrolment))
    opened = [one for one in results if one.opened_at]
    participant = support.assignment.enrolment.person
    context = {"support": support, "results": opened, "participant": participant}
    return render(request, "proeve/result_support.html", context)


@signed_in
@require_GET
def assessment(request: HttpRequest, enrolment: int) -> HttpResponse:
    """For trainers: both sheets once both were given, the form, the result, and what others said."""
    found = access.enrolment_to_read(person(request), enrolment, now=timezone.now())
    criteria = criteria_of(found.cohort.version_id)
    attempts = laying.proeve_of(found).attempts.select_related("result").order_by("-number")
    context = {
        "enrolment": found,
        "participant": found.person,
        "attempts": [
            {
                "attempt": one,
                "rows": tables.beside(judging.sheets(one, criteria), criteria),
                "outcome": _outcome(one.result) if hasattr(one, "result") else None,
                "feedback": responding.all_of(one),
            }
            for one in attempts
        ],
    }
    return render(request, "proeve/assessment.html", context)


@signed_in
@require_GET
def results(request: HttpRequest, cohort: int) -> HttpResponse:
    """What came of the talks of a cohort, for its trainers and the programme office."""
    found = access.cohort_to_follow(person(request), cohort, now=timezone.now())
    return render(request, "proeve/results.html", {"cohort": found, "results": tables.results_in(found)})
