"""Pages of django-allauth on the way in, with what did not succeed written down."""

from typing import cast

from allauth.account.views import confirm_login_code
from allauth.mfa.base.views import authenticate
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from door import failing
from people.access import open_to_all


@open_to_all("it is the way in")
def confirm_code(request: HttpRequest) -> HttpResponse:
    response = cast(HttpResponse, confirm_login_code(request))
    is_over = response.get("Location", "") == reverse("account_request_login_code")
    if request.method == "POST" and (response.status_code == 200 or is_over):
        failing.note(request, "sign-in-code", now=timezone.now())
    return response


@open_to_all("it is the way in")
def second_step(request: HttpRequest) -> HttpResponse:
    response = authenticate(request)
    if request.method == "POST" and response.status_code == 200:
        failing.note(request, "sign-in-second-step", now=timezone.now())
    return response
