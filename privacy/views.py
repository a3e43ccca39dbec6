from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cohorts.form_pages import READ_WRITE
from documents.access import issued_file
from people.access import person, recently_proven, signed_in
from people.looking import looks_at
from people.refusals import Refusal
from privacy import access, archiving, holding, overview, papers, readers, running, schema, sessions
from privacy.models import Destruction, Erasure

A_FEW, A_PAGE = 5, 50


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What is held about me, who can see it, who looked, what I agreed to, where I am signed in."""
    me = person(request)
    shown = {
        "held": holding.held_of(me),
        "notices": papers.notices_of(me),
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


@recently_proven
@never_cache
@require_http_methods(READ_WRITE)
def take_along(request: HttpRequest) -> HttpResponse:
    """What will be in it and what will not, and the button that asks for it."""
    me, refused = person(request), ""
    if request.method == "POST":
        try:
            archiving.ask(me, now=timezone.now())
            return redirect("privacy:archive")
        except Refusal as refusal:
            refused = str(refusal)
    shown = {"known": archiving.of(me), "left_out": schema.left_out(), "refused": refused}
    status = 422 if refused else 200
    return render(request, "privacy/take_along.html", shown, status=status)


@signed_in
@never_cache
@require_GET
def archive(request: HttpRequest) -> HttpResponse:
    """How far it is, and where to get it when it is done."""
    found = archiving.of(person(request))
    page = "privacy/archive.html#progress" if request.htmx else "privacy/archive.html"  # type: ignore[attr-defined]
    shown: dict[str, object] = {"issue": found}
    if found and found.is_done:
        shown |= {"goes_on": archiving.goes_on(found), "size": archiving.size_of(found)}
    return render(request, page, shown)


@recently_proven
@never_cache
@require_GET
def archive_file(request: HttpRequest) -> HttpResponse:
    me = person(request)
    found = access.own_archive(me)
    response = issued_file(found)
    archiving.fetched(found, by=me, now=timezone.now())
    return response


@signed_in
@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    archiving.throw_away(person(request), now=timezone.now())
    messages.success(request, "Er is geen archief meer van jou. Je gegevens zelf zijn er nog.")
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
