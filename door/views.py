from typing import cast

import requests
from allauth.account.adapter import get_adapter
from allauth.socialaccount.providers.openid_connect.views import login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from door import access, employer, resetting
from door.forms import ResetForm
from door.second_step import is_lacking, is_set_up
from people.access import open_to_all, own_page, person, recently_proven, signed_in
from people.refusals import Refusal


@signed_in
@never_cache
@require_GET
def second_step(request: HttpRequest) -> HttpResponse:
    """Where who needs a second step sets it up, or shows the one they have."""
    back = own_page(request, request.GET.get("next", ""))
    if not is_lacking(request, now=timezone.now()):
        return redirect(back)
    steps = get_adapter().get_reauthentication_methods(person(request)) if is_set_up(person(request)) else []
    ways = [way for way in steps if way["id"].startswith("mfa")]
    return render(request, "door/second_step.html", {"ways": ways, "back": back})


@open_to_all("it is a way in")
@require_GET
def by_employer(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the employer's own page to sign in; one that is away is told of."""
    try:
        return cast(HttpResponse, login(request, provider_id))
    except requests.RequestException:
        return render(request, "socialaccount/authentication_error.html", status=503)


@signed_in
@require_http_methods(["GET", "POST"])
def employers(request: HttpRequest) -> HttpResponse:
    """By which employers one comes in, and an end to it: a code by mail always opens the account as well."""
    me = person(request)
    if request.method == "POST":
        employer.part(me, request.POST.get("account", ""), now=timezone.now())
        return redirect("socialaccount_connections")
    return render(request, "socialaccount/connections.html", {"ties": employer.ties_of(me)})


@recently_proven
@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    who = access.to_reset(request, pk)
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            resetting.reset(who, reason=form.cleaned_data["reason"], by=person(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{who.name} logt voortaan weer in met een code per mail.")
            return redirect("admin:people_person_change", who.pk)
    status = 422 if form.errors else 200
    return render(request, "door/reset.html", {"form": form, "who": who}, status=status)
