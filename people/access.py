"""The doors. Every view wears exactly one of these gates; a test walks all URLs and looks for it.

A gate only knows *that* someone is there. Which object they may have for what is asked of the
`access` module of the app that owns the object: it gives the object, or 404.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from people.models import Coordinator, Person

View = Callable[..., HttpResponse]

# In a browser's data here: the persons it may write for without signing in, by their personal links.
WRITES_FOR = "writes_for"


def _with_gate(view: View, gate: str) -> View:
    view.gate = gate  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Asks a stranger to sign in first; only then is anything looked up (PPL-5)."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return signed_out(request)
        return view(request, *args, **kwargs)

    return _with_gate(gated, "signed in")


def recently_proven(view: View) -> View:
    """Shown within minutes to be who they are: for taking all along, for erasing, for changing an address.

    Whoever has a passkey, an app or a password shows that; whoever has none gets a code by mail. Wear it on
    the page that asks as well as on what it sends: what was typed is not kept while somebody shows this.
    """
    asks_again = reauthentication_required(view)

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return signed_out(request)
        has_means = bool(get_adapter().get_reauthentication_methods(request.user))
        if not has_means and not was_just_proven(request):
            back = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('people:prove')}?{back}")
        return cast(HttpResponse, asks_again(request, *args, **kwargs))

    return _with_gate(gated, "signed in, and shown again")


def was_just_proven(request: HttpRequest) -> bool:
    """Signing in counts: that was showing it."""
    shown = get_authentication_records(request, person(request))
    return bool(shown) and time.time() - shown[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def own_page(request: HttpRequest, url: str) -> str:
    """A page of this site, or home."""
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(url, allowed_hosts=hosts, require_https=request.is_secure())
    return url if is_ours and url.startswith("/") else reverse("home")


def wants_json(request: HttpRequest) -> bool:
    """A script asks, and wants facts instead of a page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def signed_out(request: HttpRequest) -> HttpResponse:
    """To the door; a script is told, so that the page it belongs to can stay."""
    if wants_json(request):
        return JsonResponse({"state": "signed-out"}, status=401)
    return redirect_to_login(request.get_full_path())


def may_write_for(request: HttpRequest, pk: int) -> bool:
    """Signed in as this person, or here by their personal link (PPL-3)."""
    return request.user.pk == pk or pk in request.session.get(WRITES_FOR, [])


def open_to_all(why: str) -> Callable[[View], View]:
    """No sign-in asked; the reason is written where the view is."""

    def mark(view: View) -> View:
        return _with_gate(view, f"open: {why}")

    return mark


def own_gate(why: str) -> Callable[[View], View]:
    """The view guards its own door in another way than by signing in, and says how."""

    def mark(view: View) -> View:
        return _with_gate(view, f"own: {why}")

    return mark


def writer_gate(view: View) -> View:
    """For who writes: signed in, or here by a personal link. For whom, the view asks `may_write_for`."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated and not request.session.get(WRITES_FOR):
            return signed_out(request)
        return view(request, *args, **kwargs)

    return _with_gate(gated, "own: who writes, signed in or by their personal link")


def or_404[T](found: T | None) -> T:
    """The object that was asked for; for who may not have it, it is not there."""
    if found is None:
        raise Http404
    return found


def person(request: HttpRequest) -> Person:
    """Who is signed in. Only for views behind `signed_in`."""
    return cast(Person, request.user)


def is_coordinator(person: Person) -> bool:
    return Coordinator.objects.filter(person=person, until=None).exists()


def coordinator(request: HttpRequest) -> Person:
    """The coordinator (or administrator) who asks, or 404."""
    who = person(request)
    if who.is_superuser or is_coordinator(who):
        return who
    raise Http404
