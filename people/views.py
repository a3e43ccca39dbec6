from typing import Any, cast

from allauth.account.views import EmailView, RequestLoginCodeView
from django.conf import settings
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people import idleness, proving
from people.access import (
    may_write_for,
    open_to_all,
    own_page,
    person,
    recently_proven,
    signed_in,
    wants_json,
    was_just_proven,
    writer_gate,
)
from people.adapter import MailAway
from people.codes import NoMail
from people.forms import CodeForm
from people.looking import looks_at
from people.refusals import Refusal

A_PAGE = 50


class _SignInByCode(RequestLoginCodeView):
    """Says at the form that the code could not leave; what was typed stays."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except MailAway:
            form.add_error(None, NoMail.message)
            return self.form_invalid(form)


@open_to_all("it is the way in")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_code(request: HttpRequest) -> HttpResponse:
    return cast(HttpResponse, _SignInByCode.as_view()(request))


@recently_proven
def own_address(request: HttpRequest) -> HttpResponse:
    """Changing the address changes who can get in, so it asks first whether it is really them."""
    return cast(HttpResponse, EmailView.as_view()(request))


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """For who has no passkey, app or password: a code by mail shows that it is still them."""
    back = own_page(request, request.GET.get("next", ""))
    if request.method == "GET" and was_just_proven(request):
        return redirect(back)
    form, problem = CodeForm(request.POST if "code" in request.POST else None), ""
    try:
        if "send" in request.POST:
            proving.send_code(request, now=timezone.now())
            return redirect(request.get_full_path())
        if form.is_valid():
            proving.take_code(request, form.cleaned_data["code"], now=timezone.now())
            return redirect(back)
    except (MailAway, Refusal) as refusal:
        problem = NoMail.message if isinstance(refusal, MailAway) else str(refusal)
    has_errors = bool(problem or form.errors)
    is_sent = proving.is_waiting(request.session, now=timezone.now())
    shown = {"form": form, "problem": problem, "is_sent": is_sent, "has_errors": has_errors}
    return render(request, "people/prove.html", shown, status=422 if has_errors else 200)


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
    return redirect(own_page(request, request.POST.get("next", "")))


@writer_gate
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forgets in this browser what a personal link opened. Allauth's own page does not: nobody signed in."""
    logout(request)
    return redirect("home")
