"""The participant's own: wishes, what buddies did together, asking for another."""

import secrets
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from buddies import access, overview, swapping, together, wishing
from buddies.forms import ActivityForm, WishForm, wishes_as_found
from buddies.models import Buddy
from cohorts.models import Enrolment
from people.access import person, signed_in
from people.refusals import Refusal
from writing import drafts


@signed_in
@require_http_methods(["GET", "POST"])
def wishes(request: HttpRequest, enrolment: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    mine = access.enrolment_to_wish(me, enrolment)
    draft = _wish_draft(mine, request)
    form = _wish_form(mine, request, draft)
    if request.method == "POST" and form.is_valid():
        try:
            wishing.tell(mine, form.told(), by=me, now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Je wensen zijn bewaard. Alleen je trainers lezen ze.")
            return redirect("progress:buddy", enrolment)
    context = {"enrolment": mine, "form": form, "draft": draft, "is_open": wishing.is_open(mine)}
    return render(request, "buddies/wishes.html", context, status=422 if form.errors else 200)


def _wish_draft(mine: Enrolment, request: HttpRequest) -> drafts.Desk:
    key, labels = wishing.draft_key(mine), wishing.LABELS
    return drafts.desk(drafts.Place(mine.person_id, key, "Je buddywensen", request.path, labels))


def _wish_form(mine: Enrolment, request: HttpRequest, draft: drafts.Desk) -> WishForm:
    found = wishes_as_found(wishing.told_by(mine), mine.wishes.all())
    return WishForm(
        request.POST or None,
        fellows=wishing.fellows(mine),
        themes=wishing.themes_for(mine),
        own=mine.organisation,
        initial=found | draft.fields,
    )


@signed_in
@require_http_methods(["GET", "POST"])
def log(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Noting what was done together."""
    me, now = person(request), timezone.now()
    mine = access.own_buddyship(me, enrolment)
    place = drafts.Place(
        me.pk,
        together.draft_key(mine.pair),
        "Wat jullie samen deden",
        request.path,
        {"note": "Wat het opleverde"},
    )
    draft = drafts.desk(place)
    start = {"on": timezone.localdate(now), "once": secrets.token_urlsafe(16), **draft.fields}
    form = ActivityForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and _noted(mine, form, request):
        messages.success(request, "Genoteerd. Je buddy ziet het ook.")
        return redirect("progress:buddy", enrolment)
    context = {"enrolment": mine.enrolment, "others": overview.others_of(mine), "form": form, "draft": draft}
    return render(request, "buddies/log.html", context, status=422 if form.errors else 200)


def _noted(mine: Buddy, form: ActivityForm, request: HttpRequest) -> bool:
    data, me, now = form.cleaned_data, person(request), timezone.now()
    try:
        together.log(
            mine.pair,
            data["kind"],
            on=form.day,
            note=data["note"],
            token=data["once"],
            by=me,
            now=now,
        )
    except together.NothingKept as refusal:
        form.add_error("note", str(refusal))
    except Refusal as refusal:
        form.add_error("on", str(refusal))
    return not form.errors


@signed_in
@require_POST
def take_out(request: HttpRequest, enrolment: int, activity: int) -> HttpResponse:
    """Something that was noted by mistake."""
    mine = access.own_buddyship(person(request), enrolment)
    noted = access.own_activity(mine.pair, activity)
    return _told(
        request, enrolment, lambda: together.take_out(noted, now=timezone.now()), "Het is weggehaald."
    )


@signed_in
@require_http_methods(["GET", "POST"])
def swap(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Asking for another buddy, and taking that back."""
    me, now = person(request), timezone.now()
    mine = access.own_buddyship(me, enrolment)
    if request.method == "POST" and request.POST.get("do") == "take-back":
        said = "Je houdt je buddy. De trainers weten het."
        return _told(request, enrolment, lambda: swapping.take_back(mine, by=me, now=now), said)
    if request.method == "POST":
        said = "Je trainers weten dat je een andere buddy wilt. Je hoort van hen."
        return _told(request, enrolment, lambda: swapping.ask(mine, by=me, now=now), said)
    context = {"enrolment": mine.enrolment, "others": overview.others_of(mine)}
    context |= {"has_asked": swapping.has_asked(mine)}
    return render(request, "buddies/swap.html", context)


def _told(request: HttpRequest, enrolment: int, act: Callable[[], object], said: str) -> HttpResponse:
    """Back to one's buddy, with what became of it."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("progress:buddy", enrolment)
