from typing import Any, cast

from allauth.account.views import RequestLoginCodeView
from django.conf import settings
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people import idleness
from people.access import may_write_for, open_to_all, person, signed_in, wants_json, writer_gate
from people.adapter import MailAway
from people.looking import looks_at

A_PAGE = 50
NO_CODE_NOW = (
    "We konden je nu geen code sturen. Kijk of je adres klopt. "
    "Probeer het over een paar minuten nog een keer."
)


class _SignInByCode(RequestLoginCodeView):
    """Says at the form that the code could not leave; what was typed stays."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except MailAway:
            form.add_error(None, NO_CODE_NOW)
            return self.form_invalid(form)


@open_to_all("it is the way in")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_code(request: HttpRequest) -> HttpResponse:
    return cast(HttpResponse, _SignInByCode.as_view()(request))


@signed_in
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "people/account.html")


@signed_in
@require_GET
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked at mine (PRI-2)."""
    pages = Paginator(looks_at(person(request)), A_PAGE)
    return render(request, "people/looks.html", {"page": pages.get_page(request.GET.get("pagina"))})


@writer_gate
@never_cache
@require_http_methods(["GET", "POST"])
def stay(request: HttpRequest, pk: int) -> HttpResponse:
    """An open page asks whether this browser is still theirs; a POST is a sign of life as well.

    It is written down at once, unlike other requests: what one types without a request has no other trace.
    Who comes here as to a page, after a second step in another tab, goes on.
    """
    if not may_write_for(request, pk):
        raise Http404
    get_token(request)
    if request.method == "POST":
        idleness.begin(request.session, now=timezone.now())
    if wants_json(request):
        return JsonResponse({"state": "in", "seconds": int(settings.IDLE_AFTER.total_seconds())})
    return redirect(_own_page(request, request.POST.get("next", "")))


def _own_page(request: HttpRequest, url: str) -> str:
    """A page of this site, or home."""
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(url, allowed_hosts=hosts, require_https=request.is_secure())
    return url if is_ours else "home"


@writer_gate
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forgets in this browser what a personal link opened. Allauth's own page does not: nobody signed in."""
    logout(request)
    return redirect("home")
