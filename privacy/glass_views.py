"""For the administrator, in an emergency: why, which one, and then the text for a while."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cohorts.form_pages import READ_WRITE
from people.access import person, recently_proven, signed_in
from people.glass import TimeIsUp
from people.models import Person
from people.refusals import Refusal
from privacy import access, ajar, breaking, forms


@recently_proven
@never_cache
@require_http_methods(READ_WRITE)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    owner, by, now = access.owner_behind_glass(request, pk), person(request), timezone.now()
    panes = breaking.panes()
    form = forms.GlassForm(request.POST if request.method == "POST" else None, panes=panes.values())
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "privacy/glass.html", {"form": form, "owner": owner}, status=status)
    pane, reason = panes[form.cleaned_data["pane"]], form.cleaned_data["reason"]
    breaking.ask(owner, pane, reason=reason, by=by, now=now)
    ajar.ask(request.session, owner, pane, reason=reason, by=by, now=now)
    return redirect("privacy:glass_choose", owner.pk)


@recently_proven
@never_cache
@require_http_methods(READ_WRITE)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """What there is of this kind, without a word of it."""
    owner, by, now = access.owner_behind_glass(request, pk), person(request), timezone.now()
    asked = ajar.asked(request.session, owner, by=by, now=now)
    if asked is None:
        return redirect("privacy:glass", owner.pk)
    pane, reason = breaking.panes()[asked[0]], asked[1]
    problem = ""
    if request.method == "POST":
        try:
            key = request.POST.get("piece", "")
            opening = breaking.open_one(owner, pane, key, reason=reason, by=by, now=now)
        except Refusal as refusal:
            problem = str(refusal)
        else:
            ajar.keep(request.session, opening)
            return redirect("privacy:glass_look", owner.pk)
    shown = {"owner": owner, "pane": pane, "reason": reason, "problem": problem, "has_errors": bool(problem)}
    shown["pieces"] = pane.pieces(owner, by)
    return render(request, "privacy/glass_choose.html", shown, status=422 if problem else 200)


@signed_in
@never_cache
@require_http_methods(READ_WRITE)
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """The text, until the time is up or it is closed. Looking again within that time is on record too."""
    owner, by, now = access.owner_behind_glass(request, pk), person(request), timezone.now()
    if request.method == "POST":
        return _closed(request, owner, "Je hebt de tekst gesloten.")
    opening = ajar.opened(request.session, owner, by=by, now=now)
    if opening is None:
        return _closed(request, owner, TimeIsUp.message)
    try:
        passages = breaking.look(opening, now=now)
    except Refusal as refusal:
        return _closed(request, owner, str(refusal))
    page = render(
        request, "privacy/glass_look.html", {"opening": opening, "owner": owner, "passages": passages}
    )
    # Whoever walks away leaves no text on the screen.
    page["Refresh"] = str(int((opening.until - now).total_seconds()) + 1)
    return page


def _closed(request: HttpRequest, owner: Person, words: str) -> HttpResponse:
    ajar.close(request.session)
    messages.info(request, words)
    return redirect("privacy:glass", owner.pk)
