"""The certificate as a document: made once it has its name, the same for whoever asks (PRV-7)."""

import hashlib
from datetime import datetime

import segno
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from certificates.models import Certificate
from certificates.naming import NotValid
from certificates.numbering import grouped
from documents import issuing
from documents.models import Issue
from documents.rendering import to_pdf
from people.models import Person
from people.refusals import Refusal

KIND = "certificate"
STEPS = 2
# From here on the list of what was learned is set smaller, so that it stays one page.
MUCH = 900


class NoNameYet(Refusal):
    message = (
        "De houder heeft nog niet laten weten hoe de naam wordt geschreven. Daarna is er een certificaat."
    )


def ask(certificate: Certificate, *, by: Person, now: datetime) -> Issue:
    """Asks for the document; from now on another spelling is another certificate."""
    row = take(certificate, now=now)
    return issuing.request(
        KIND,
        owner=by,
        about=row.key,
        parameters={},
        fingerprint=hashlib.sha256(as_html(row).encode()).hexdigest(),
        name=f"certificaat-{grouped(row.number)}.pdf",
        now=now,
    )


@transaction.atomic
def take(certificate: Certificate, *, now: datetime) -> Certificate:
    """Marks that something with this name on it left the house; or refuses."""
    row = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if not row.is_valid:
        raise NotValid
    if not row.has_name:
        raise NoNameYet
    if row.taken_at is None:
        row.taken_at = now
        row.save(update_fields=["taken_at"])
    return row


def make(issue: Issue, *, now: datetime) -> None:
    certificate = Certificate.objects.get(pk=int(issue.about.split(":")[1]))
    issuing.step(issue, 1, STEPS)
    issuing.finish(issue, to_pdf(as_html(certificate), made_at=certificate.issued_at), now=now)


def as_html(certificate: Certificate) -> str:
    name, _, function = certificate.signatory.partition(",")
    context = {
        "certificate": certificate,
        "title": f"Certificaat {certificate.programme}",
        "subtitle": f"Certificaat van {certificate.name}",
        "provider_name": certificate.provider,
        "signatory": name.strip(),
        "function": function.strip(),
        "number": grouped(certificate.number),
        "is_dense": len(certificate.outcomes) > MUCH,
        "address": public_address(certificate),
        "qr": qr_code(public_address(certificate)),
    }
    return render_to_string("certificates/print/certificate.html", context)


def public_address(certificate: Certificate) -> str:
    path = reverse("certificates:public", args=[grouped(certificate.number)])
    return f"{settings.BASE_URL}{path}"


def qr_code(address: str) -> SafeString:
    """As a drawing that grows with its place. The title is what a screen reader says."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        title=f"QR-code naar {address}",
        border=0,
        omitsize=True,
        dark="#1e282c",
        svgclass="print-qr",
        lineclass=None,
    )
    return mark_safe(drawn)
