"""The participant's own pages: consent, the questions, finishing. Results stand in `result_views`."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bigfive import access, answering, erasing, items, overview, scoring
from bigfive.answering import Given
from bigfive.forms import FinishForm
from bigfive.models import CONSENT_VERSION
from bigfive.overview import Screen, Standing
from cohorts.models import Enrolment
from people.access import open_to_all, person, signed_in
from people.refusals import Refusal

NAME = re.compile(r"a-(\d{1,4})")
NUMBER = re.compile(r"-?\d{1,9}")
# A browser that could not reach us keeps an answer for as long as its page is open.
LONGEST_WAIT = timedelta(days=1)


@open_to_all("it is about the questionnaire, and about nobody who fills it in")
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    context = {"source": items.SOURCE, "corrections": items.CORRECTIONS, "total": len(items.all_items())}
    return render(request, "bigfive/about.html", context)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Consent, apart from all else; skipping weighs as much (BIG-6)."""
    now, mine = timezone.now(), access.own_place(person(request), enrolment)
    refusal = ""
    if request.method == "POST":
        try:
            return _chosen(request, mine, now=now)
        except Refusal as refused:
            refusal = str(refused)
    standing = overview.standing_of(mine, now=now)
    if standing.state not in ("new", "skipped"):
        return redirect("bigfive:result" if standing.has_result else "bigfive:questions", enrolment)
    context = {"standing": standing, "enrolment": mine, "version": CONSENT_VERSION, "refusal": refusal}
    return render(request, "bigfive/start.html", context, status=422 if refusal else 200)


def _chosen(request: HttpRequest, mine: Enrolment, *, now: datetime) -> HttpResponse:
    choice, consent = request.POST.get("choice", ""), request.POST.get("consent", "")
    if choice in ("begin", "elsewhere"):
        answering.begin(mine, consent=consent, now=now)
        return redirect("bigfive:questions" if choice == "begin" else "bigfive:elsewhere", mine.pk)
    if choice == "skip":
        answering.skip(mine, now=now)
        messages.success(request, "Je slaat de vragenlijst over. Niemand anders ziet dat.")
        return redirect("home")
    return redirect("bigfive:start", mine.pk)


@signed_in
@never_cache
@require_GET
def questions(request: HttpRequest, enrolment: int) -> HttpResponse:
    """On to the first question that is open still, on whichever device."""
    standing = overview.standing_of(access.own_place(person(request), enrolment), now=timezone.now())
    if not standing.may_answer or standing.sitting is None:
        return _away(standing)
    places = overview.open_places(answering.answers_of(standing.sitting))
    if not places:
        return redirect("bigfive:finish", enrolment)
    place, screen = places[0]
    return _at(standing.enrolment, screen, place)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def screen(request: HttpRequest, enrolment: int, screen: int) -> HttpResponse:
    """Ten questions as a plain form; a script saves each answer at once by `answer`."""
    now, mine = timezone.now(), access.own_place(person(request), enrolment)
    if overview.screen_of(screen, {}) is None:
        raise Http404
    if request.method == "POST":
        return _posted(request, mine, screen, now=now)
    standing = overview.standing_of(mine, now=now)
    if not standing.may_answer or standing.sitting is None:
        return _away(standing)
    return _show(request, mine, _screen(screen, answering.answers_of(standing.sitting)))


def _posted(request: HttpRequest, mine: Enrolment, number: int, *, now: datetime) -> HttpResponse:
    given = list(_given(request.POST, at=now))
    try:
        sitting = answering.answer(mine, given, now=now)
    except (answering.NoSuchItem, answering.NoSuchValue) as refusal:
        typed = {one.item: one.value for one in given}
        return _show(request, mine, _screen(number, typed), refusal=str(refusal), status=422)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("bigfive:start", mine.pk)
    shown = _screen(number, answering.answers_of(sitting))
    if request.POST.get("to") == "back" and number > 1:
        return _at(mine, number - 1, shown.first_place - 1)
    if request.POST.get("to") == "stop":
        messages.success(
            request, "Je antwoorden zijn bewaard. Je gaat verder waar je was, ook op een ander apparaat."
        )
        return redirect("home")
    return (
        redirect("bigfive:finish", mine.pk) if shown.is_last else _at(mine, number + 1, shown.last_place + 1)
    )


def _at(mine: Enrolment, screen: int, place: int) -> HttpResponse:
    """On a screen, at one of its questions."""
    return HttpResponseRedirect(f"{reverse('bigfive:screen', args=[mine.pk, screen])}#vraag-{place}")


def _screen(number: int, answers: dict[int, int]) -> Screen:
    found = overview.screen_of(number, answers)
    if found is None:
        raise Http404
    return found


def _show(
    request: HttpRequest, mine: Enrolment, screen: Screen, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "enrolment": mine,
        "screen": screen,
        "choices": items.SCALE,
        "refusal": refusal,
        "has_errors": bool(refusal),
    }
    return render(request, "bigfive/screen.html", context, status=status)


def _away(standing: Standing) -> HttpResponse:
    """No question is open: to the result, to what can still be finished, or to where one begins."""
    if standing.has_result:
        return redirect("bigfive:result", standing.enrolment.pk)
    return redirect("bigfive:finish" if standing.state == "begun" else "bigfive:start", standing.enrolment.pk)


def _given(data: QueryDict, *, at: datetime) -> Iterator[Given]:
    """What was chosen on this page. What stood there already is not given anew: it may be outdated by now."""
    for name in data:
        found = NAME.fullmatch(name)
        chosen = data.get(name, "")
        if found and chosen != data.get(f"was-{found[1]}", ""):
            yield Given(int(found[1]), number(chosen), at)


def number(text: str) -> int:
    """As it was sent; what is no number is no answer either."""
    return int(text) if NUMBER.fullmatch(text) else 0


@signed_in
@require_POST
def answer(request: HttpRequest, enrolment: int) -> HttpResponse:
    """One answer, the moment it is given. `ago`: for how many milliseconds the browser could not send it."""
    now, mine = timezone.now(), access.own_place(person(request), enrolment)
    ago = min(timedelta(milliseconds=max(number(request.POST.get("ago", "")), 0)), LONGEST_WAIT)
    given = Given(number(request.POST.get("item", "")), number(request.POST.get("value", "")), now - ago)
    try:
        sitting = answering.answer(mine, [given], now=now)
    except Refusal as refusal:
        return JsonResponse({"state": "refused", "words": str(refusal)}, status=422)
    return JsonResponse({"state": "saved", "answered": sitting.answers.count()})


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def finish(request: HttpRequest, enrolment: int) -> HttpResponse:
    """What is open still, with whom to compare, and then the result."""
    now, mine = timezone.now(), access.own_place(person(request), enrolment)
    form = FinishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answering.finish(mine, age=form.chosen(), now=now)
        except scoring.TooFewAnswers as refusal:
            form.add_error(None, str(refusal))
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("bigfive:start", enrolment)
        else:
            return redirect("bigfive:result", enrolment)
    standing = overview.standing_of(mine, now=now)
    if standing.state != "begun" or standing.sitting is None:
        return _away(standing)
    places = overview.open_places(answering.answers_of(standing.sitting))
    context = {"enrolment": mine, "standing": standing, "places": places, "form": form}
    return render(request, "bigfive/finish.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def withdraw(request: HttpRequest, enrolment: int) -> HttpResponse:
    """One click (BIG-6)."""
    erasing.withdraw(access.own_place(person(request), enrolment), now=timezone.now())
    messages.success(request, "Alles is gewist: je toestemming, antwoorden, uitslag en wat je deelde.")
    return redirect("bigfive:start", enrolment)


@signed_in
@never_cache
@require_GET
def piece(request: HttpRequest, enrolment: int) -> HttpResponse:
    """On *Mijn traject*: to begin, to go on, or to look back. Loaded by its address (BIG-3)."""
    standing = overview.standing_of(access.own_place(person(request), enrolment), now=timezone.now())
    return render(request, "bigfive/piece.html", {"enrolment": standing.enrolment, "standing": standing})
