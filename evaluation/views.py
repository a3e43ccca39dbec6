from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluation import access, answering, asking, overview, printing, results
from evaluation.forms import EvaluationForm, QuestionForm
from people.access import is_coordinator, person, signed_in
from people.refusals import Refusal


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions, once. What is sent is kept apart from who sent it."""
    now, mine = timezone.now(), access.own_invitation(person(request), pk)
    asked = mine.round.asked.order_by("number")
    form = EvaluationForm(request.POST if request.method == "POST" else None, asked=asked)
    if form.is_valid():
        try:
            answering.answer(mine, form.given(), now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("evaluation:answer", pk)
    is_open = not mine.round.is_closed and mine.round.closes_at > now
    context = {"round": mine.round, "form": form, "is_open": is_open, "has_answered": mine.has_answered}
    return render(request, "evaluation/answer.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def cohort(request: HttpRequest, pk: int) -> HttpResponse:
    """The rounds of a cohort, with how many answered."""
    me = person(request)
    found = access.cohort_to_evaluate(me, pk, now=timezone.now())
    context = {"cohort": found, "lines": overview.rounds_of(found), "may_ask": is_coordinator(me)}
    return render(request, "evaluation/cohort.html", context)


@signed_in
@require_safe
def result(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.round_to_read(person(request), pk, now=timezone.now())
    context = {
        "round": found,
        "response": results.response_to(found),
        "results": results.results_of(found),
        "least": results.LEAST,
    }
    return render(request, "evaluation/result.html", context)


@signed_in
@require_POST
def result_file(request: HttpRequest, pk: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    found = access.round_to_read(me, pk, now=now)
    try:
        issue = printing.ask(found, by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("evaluation:result", pk)
    return redirect("documents:issue", issue.pk)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, version: int) -> HttpResponse:
    """What a programme asks beside the standard questions."""
    me = person(request)
    found = access.version_to_ask(me, version)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            asking.add(found, **form.cleaned_data, by=me, now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "De vraag is toegevoegd. Nieuwe evaluaties stellen hem.")
            return redirect("evaluation:questions", version)
    context = {"version": found, "form": form, "blocks": overview.blocks_of(found)}
    return render(request, "evaluation/questions.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def remove_question(request: HttpRequest, pk: int) -> HttpResponse:
    me = person(request)
    found = access.question_to_remove(me, pk)
    asking.remove(found, by=me, now=timezone.now())
    messages.success(request, f"‘{found.words}’ is weggehaald. Evaluaties die al open zijn, houden hem.")
    return redirect("evaluation:questions", found.version_id)
