"""Pages that belong to the site as a whole."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from people.access import open_to_all, wants_json


@open_to_all("help is for everyone")
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "site/help.html")


@open_to_all("what happens with data is for everyone to read")
@require_GET
def privacy_statement(request: HttpRequest) -> HttpResponse:
    return render(request, "site/privacy.html")


@open_to_all("the law asks that everyone can read it")
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "site/accessibility.html")


@open_to_all("whose work is in it is for everyone to read")
@require_GET
def licences(request: HttpRequest) -> HttpResponse:
    return render(request, "site/licences.html")


@open_to_all("monitoring asks it without signing in; it tells nothing else")
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("gezond\n", content_type="text/plain; charset=utf-8")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"state": "csrf"}, status=403)
    return render(request, "403_csrf.html", status=403)
