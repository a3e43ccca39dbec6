"""The card on which a pair writes what it agrees, saved while it is typed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from buddies import access, agreeing, overview
from buddies.forms import AgreementForm
from buddies.models import Buddy
from people.access import person, signed_in, wants_json
from people.refusals import Refusal
from writing import answering, history
from writing.access import asked_history, is_of_another
from writing.comparing import side_by_side
from writing.models import Text
from writing.saving import Saved


@signed_in
@require_http_methods(["GET", "POST"])
def agreement(request: HttpRequest, enrolment: int) -> HttpResponse:
    """The card of a pair. Typing saves through here too."""
    me, now = person(request), timezone.now()
    if request.method == "POST" and is_of_another(request):
        return answering.to_another()
    mine = access.own_buddyship(me, enrolment)
    if request.method == "GET":
        return _card(request, mine, AgreementForm(initial=agreeing.written(mine.pair)))

    def save() -> Saved:
        origin = answering.origin(request.POST)
        return agreeing.save(mine.pair, fields=request.POST.dict(), origin=origin, by=me, now=now)

    if wants_json(request):
        return answering.answer(save, words=lambda: agreeing.WORDS, now=now)
    try:
        saved = save()
    except Refusal as refusal:
        return _refused(request, mine, refusal)
    if saved.clashes:
        return _clashed(request, mine, saved)
    messages.success(request, "Jullie afspraken zijn bewaard.")
    return redirect("progress:buddy", enrolment)


def _card(request: HttpRequest, mine: Buddy, form: AgreementForm, **extra: Any) -> HttpResponse:
    text = mine.pair.agreement
    context = {
        "enrolment": mine.enrolment,
        "others": overview.others_of(mine),
        "form": form,
        "number_from": text.number if text else 0,
        "saved_at": text.saved_at if text else None,
        "has_versions": bool(text and text.last_number > 1),
        "has_aside": bool(text and history.has_aside(text)),
        "write_url": reverse("buddies:agreement", args=[mine.enrolment_id]),
        **extra,
    }
    status = 422 if form.errors or extra.get("clash") else 200
    return render(request, "buddies/agreement.html", context, status=status)


def _refused(request: HttpRequest, mine: Buddy, refusal: Refusal) -> HttpResponse:
    """The page again with all that was typed, and the reason."""
    form = AgreementForm(request.POST)
    answering.say_why(form, refusal)
    return _card(request, mine, form, number_from=answering.origin(request.POST).base, typed=True)


def _clashed(request: HttpRequest, mine: Buddy, saved: Saved) -> HttpResponse:
    """Both versions side by side; what was typed stands in the form, to be saved over the other."""
    form = AgreementForm({**request.POST.dict(), **saved.differences})
    rows = side_by_side(saved, agreeing.WORDS)
    return _card(request, mine, form, clash=rows, number_from=saved.text.number, typed=True)


@signed_in
@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Earlier versions of the card: read them, put one back."""
    me = person(request)
    mine = access.own_buddyship(me, enrolment)
    if request.method == "POST":
        number = answering.number(request.POST.get("number", ""))
        try:
            agreeing.put_back(mine.pair, number, by=me, now=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Die versie staat er weer. Wat er stond is ook bewaard.")
        return redirect("buddies:agreement", enrolment)
    text = mine.pair.agreement or Text(owner=me)
    shown = history.history(text, agreeing.WORDS, asked=asked_history(request))
    return render(request, "buddies/versions.html", {"enrolment": mine.enrolment, "history": shown})
