"""The register of a cohort; the coordinator revokes and issues anew."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from certificates import access, certifying, overview
from certificates.forms import ReasonForm
from certificates.models import Certificate
from certificates.numbering import grouped
from cohorts.access import leads
from people.access import is_coordinator, person, signed_in
from people.refusals import Refusal


@signed_in
@require_safe
def register(request: HttpRequest, pk: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    cohort = access.cohort_to_see_certificates_of(me, pk, now=now)
    context = {"cohort": cohort, "lines": overview.register_of(cohort), "leads": leads(me, pk, now=now)}
    return render(request, "certificates/register.html", context)


@signed_in
@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    me = person(request)
    found = access.certificate_seen_by(me, pk, now=timezone.now())
    context = {
        "certificate": found,
        "number": grouped(found.number),
        "replaces": Certificate.objects.filter(replaced_by=found).first(),
        "may_change": is_coordinator(me),
    }
    return render(request, "certificates/certificate.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.certificate_to_change(person(request), pk)
    return _with_reason(
        request, found, certifying.revoke, does="revoke", said="Het certificaat is ingetrokken."
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reissue(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.certificate_to_change(person(request), pk)
    said = "Er is een nieuw certificaat, met een nieuw nummer."
    return _with_reason(request, found, certifying.reissue, does="reissue", said=said)


def _with_reason(
    request: HttpRequest, found: Certificate, verb: Callable[..., Certificate], *, does: str, said: str
) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            row = verb(found, **form.cleaned_data, by=person(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, f"{said} De houder krijgt een mail.")
            return redirect("certificates:certificate", row.pk)
    context: dict[str, Any] = {
        "certificate": found,
        "number": grouped(found.number),
        "form": form,
        "does": does,
    }
    return render(request, "certificates/change.html", context, status=422 if form.errors else 200)
