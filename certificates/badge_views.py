"""The badge for its holder, and what anyone needs to check one (PRV-7)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from certificates import access, badges, keys
from certificates.models import BadgeKey
from certificates.numbering import grouped
from people.access import open_to_all, or_404, person, signed_in
from people.refusals import Refusal

WHY = "a badge is checked by anyone, without asking us who (PRV-7)"


@signed_in
@require_POST
def badge(request: HttpRequest, pk: int) -> HttpResponse:
    certificate = access.own_certificate(person(request), pk)
    try:
        signed = badges.badge_of(certificate, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("certificates:own", pk)
    response = HttpResponse(signed, content_type=badges.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="badge-{grouped(certificate.number)}.jwt"'
    response["Cache-Control"] = "private, no-store"
    return response


@open_to_all(WHY)
@require_safe
def issuer(request: HttpRequest) -> HttpResponse:
    return _public(JsonResponse({"@context": [badges.VC, badges.OPEN_BADGES], **badges.issuer()}))


@open_to_all(WHY)
@require_safe
def key_set(request: HttpRequest) -> HttpResponse:
    return _public(JsonResponse(keys.published(), content_type="application/jwk-set+json"))


@open_to_all(WHY)
@require_safe
def key(request: HttpRequest, pk: UUID) -> HttpResponse:
    found: Any = or_404(BadgeKey.objects.filter(pk=pk).first())
    return _public(JsonResponse(found.public, content_type="application/jwk+json"))


@open_to_all(WHY)
@require_safe
def status(request: HttpRequest, number: int) -> HttpResponse:
    signed = badges.status_list(number, now=timezone.now())
    if signed is None:
        raise Http404
    return _public(HttpResponse(signed, content_type=badges.CONTENT_TYPE))


def _public(response: HttpResponse) -> HttpResponse:
    """Wallets in a browser ask from another address; nothing here is about a person."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={badges.FRESH_FOR // 1000}"
    return response
