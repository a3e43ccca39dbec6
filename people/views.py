from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from people.access import person, signed_in
from people.looking import looks_at

A_PAGE = 50


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
