"""Pages that belong to the site as a whole."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views import defaults
from django.views.decorators.http import require_GET

from outbox import measuring
from people.access import open_to_all, wants_json

VALID_FOR = timedelta(days=180)


@open_to_all("help is for everyone")
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "site/help.html")


@open_to_all("whose work is in it is for everyone to read")
@require_GET
def licences(request: HttpRequest) -> HttpResponse:
    return render(request, "site/licences.html")


@open_to_all("whoever finds a weakness must know where to say so")
@require_GET
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116. It is valid for half a year from today, every day anew."""
    lines = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": f"{timezone.now() + VALID_FOR:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages": "nl, en",
        "Canonical": f"{settings.BASE_URL}{reverse('security_txt')}",
    }
    told = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(told, content_type="text/plain; charset=utf-8")


@open_to_all("monitoring asks it without signing in; it tells nothing of anyone")
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers: a worker that is silent is no reason to restart the web."""
    told = measuring.as_text(measuring.figures(now=timezone.now()))
    return HttpResponse(f"gezond\n{told}", content_type="text/plain; charset=utf-8")


@open_to_all("monitoring asks it without signing in; it tells nothing of anyone")
@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """The same in the format that Prometheus and its like read."""
    told = measuring.as_metrics(measuring.figures(now=timezone.now()))
    return HttpResponse(told, content_type="text/plain; version=0.0.4; charset=utf-8")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"state": "csrf"}, status=403)
    return render(request, "403_csrf.html", status=403)


def _unread(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Nothing is done on such a page, so its body is not read for a token: it may be what is wrong."""

    @wraps(page)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.csrf_processing_done = True  # type: ignore[attr-defined]
        return page(request, *args, **kwargs)

    return shown


bad_request = _unread(defaults.bad_request)
permission_denied = _unread(defaults.permission_denied)
page_not_found = _unread(defaults.page_not_found)
server_error = _unread(defaults.server_error)
