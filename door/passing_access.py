"""Nobody gets past the door with half a key."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from door.second_step import is_lacking
from people.access import wants_json

# All that a person may do before they have a second step: set one up, read what is for everyone, or leave.
# A page that is not named here is closed.
PASSES = frozenset(
    {
        "help",
        "privacy_statement",
        "privacy:notice",
        "privacy:retention",
        "accessibility",
        "licences",
        "security_txt",
        "health",
        "metrics",
        "account_logout",
        "account_reauthenticate",
        "door:second_step",
        "people:prove",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)


class SecondStepMiddleware:
    """Leads trainers, coordinators and administrators without a second step to where they set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if _passes(request, view) or not is_lacking(request, now=timezone.now()):
            return None
        return _to_the_step(request)


def _passes(request: HttpRequest, view: Any) -> bool:
    """A door with a key of its own (a personal link, one's own unsaved text) asks for no other."""
    match = request.resolver_match
    return (match is not None and match.view_name in PASSES) or getattr(view, "gate", "").startswith("own:")


def _to_the_step(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"state": "second-step"}, status=403)
    page = reverse("door:second_step")
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(page)
    back = request.get_full_path() if request.method == "GET" else "/"
    return HttpResponseRedirect(f"{page}?{urlencode({'next': back})}")
