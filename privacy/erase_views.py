"""Asking to be erased: first what goes and what stays, then who it is and the address typed over (PRI-3)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assignments.models import Support
from cohorts.form_pages import READ_WRITE, form_page, sent
from people.access import person, recently_proven, signed_in
from people.models import Person
from people.refusals import Refusal
from privacy import access, leaving, requesting, staying
from privacy.forms import EraseForForm, EraseForm
from privacy.models import Erasure

KEPT = "Het verzoek is ingetrokken. Er is niets gewist."


@signed_in
@require_GET
def erase(request: HttpRequest) -> HttpResponse:
    """Step one: nothing is asked here, and nothing happens."""
    me, now = person(request), timezone.now()
    shown = {
        "standing": requesting.standing_of(me, now=now),
        "goes": staying.goes_of(me, besides=(Erasure,)),
        "stays": staying.stays_of(me),
        "running": leaving.running_of(me, now=now),
        "supports": Support.objects.filter(person=me, ended_at=None).exists(),
        "term": requesting.TERM.days,
    }
    return render(request, "privacy/erase.html", shown)


@recently_proven
@never_cache
@require_http_methods(READ_WRITE)
def confirm(request: HttpRequest) -> HttpResponse:
    """Step two."""
    me, now = person(request), timezone.now()
    standing = requesting.standing_of(me, now=now)
    if standing.asked or standing.refusals:
        return redirect("privacy:erase")
    form = EraseForm(sent(request), person=me)
    if form.is_valid():
        try:
            requesting.ask(me, by=me, now=now)
            return redirect("privacy:erase")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return form_page(request, "privacy/confirm_erasure.html", form, term=requesting.TERM.days)


@signed_in
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    _take_back(request, person(request))
    return redirect("privacy:erase")


@recently_proven
@never_cache
@require_http_methods(READ_WRITE)
def erase_for(request: HttpRequest, pk: int) -> HttpResponse:
    """The administrator, for who asked by letter. What there is of them is not theirs to see."""
    found, now = access.person_to_erase(request, pk), timezone.now()
    standing = requesting.standing_of(found, now=now)
    form = EraseForForm(sent(request), person=found)
    if not standing.asked and form.is_valid():
        try:
            identified = form.cleaned_data["identified"]
            requesting.ask(found, by=person(request), identified=identified, now=now)
            return redirect("privacy:erase_for", found.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    page = {"standing": standing, "person": found, "term": requesting.TERM.days}
    return form_page(request, "privacy/erase_for.html", form, **page)


@signed_in
@require_POST
def take_back_for(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.person_to_erase(request, pk)
    _take_back(request, found)
    return redirect("privacy:erase_for", found.pk)


def _take_back(request: HttpRequest, found: Person) -> None:
    try:
        requesting.take_back(found, by=person(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, KEPT)
