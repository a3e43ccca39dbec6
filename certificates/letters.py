"""The messages about a certificate: that there is news, and where to read it (MSG-6)."""

from django.urls import reverse

from certificates.models import Certificate
from outbox.planning import Planned


def about(certificate: Certificate, kind: str) -> list[Planned]:
    """To the holder; to nobody once their account is gone."""
    if certificate.holder is None:
        return []
    planned = Planned(
        kind,
        to=certificate.holder,
        subject=certificate.key,
        occasion=kind,
        facts={"path": reverse("certificates:own", args=[certificate.pk])},
    )
    return [planned]
