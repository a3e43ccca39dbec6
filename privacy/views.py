from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from people.access import person, signed_in
from people.looking import looks_at
from privacy import access, holding, overview, readers, running, sessions
from privacy.models import Destruction, Erasure

A_FEW, A_PAGE = 5, 50


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What is held about me, who can see it, who looked, what I agreed to, where I am signed in."""
    me = person(request)
    shown = {
        "held": holding.held_of(me),
        "around": readers.around(me, now=timezone.now()),
        "looks": looks_at(me)[:A_FEW],
        "consents": overview.consents_of(me),
        "places": sessions.places_of(me, here=request.session.session_key),
    }
    return render(request, "privacy/mine.html", shown)


@signed_in
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    sessions.end(access.own_session(person(request), pk))
    messages.success(request, "Op dat apparaat ben je uitgelogd.")
    return redirect("privacy:mine")


@signed_in
@require_GET
def keeping(request: HttpRequest) -> HttpResponse:
    """For the administrator: what goes within a month, the terms, what went."""
    access.administrator(request)
    went = Paginator(Destruction.objects.order_by("-at", "-pk"), A_PAGE)
    shown = {
        "coming": running.coming(now=timezone.now()),
        "terms": overview.terms(),
        "stuck": Erasure.objects.filter(state=Erasure.State.FAILED).count(),
        "page": went.get_page(request.GET.get("pagina")),
    }
    return render(request, "privacy/keeping.html", shown)
