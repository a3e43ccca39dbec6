"""All of the product, and the page everything is measured against: someone is signed in, and that is all."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from people.access import person, signed_in
from vakmanschap.urls import urlpatterns as product


@signed_in
def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{person(request).pk}\n", content_type="text/plain")


urlpatterns = [path("kaal/", bare), *product]
