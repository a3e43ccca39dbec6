"""What this app gives of a person, and what stays (PRI-3)."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from certificates import printing
from certificates.models import BadgeKey, Certificate, RevokedPlace
from certificates.numbering import grouped
from people.models import Person
from people.taking_along import Along, Pdf, Rows, by_staff, technique


def _html(certificate: Certificate, now: datetime) -> str:
    return printing.as_html(printing.take(certificate, now=now))


def _pdfs(person: Person, *, now: datetime) -> Iterator[Pdf]:
    """The same document as on the page of the certificate: from then on another spelling is another one."""
    valid = Certificate.objects.filter(holder=person, revoked_at=None).exclude(name_confirmed_at=None)
    for one in valid.order_by("pk"):
        yield Pdf(
            f"certificaat-{grouped(one.number)}",
            f"Je certificaat van {one.programme}",
            partial(_html, one, now),
            one.issued_at,
        )


ALONG = Along(
    rows=(
        Rows(
            "certificaten",
            Certificate,
            "Je certificaten en badges",
            "holder",
            fields=(
                "id",
                "enrolment",
                "number",
                "name",
                "name_confirmed_at",
                "taken_at",
                "shows_name",
                "programme",
                "cohort",
                "starts_on",
                "ends_on",
                "outcomes",
                "provider",
                "signatory",
                "obtained_on",
                "issued_at",
                "revoked_at",
                "reason",
                "replaced_by",
                "badge",
            ),
            left=(
                by_staff("issued_by", "revoked_by"),
                technique("programme_key", "subject", "status_place"),
            ),
        ),
    ),
    pdfs=_pdfs,
    of_nobody=(BadgeKey, RevokedPlace),
)
