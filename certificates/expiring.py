"""The register is kept for seven years (PRI-4). That a badge was revoked names nobody, and stays."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from certificates.models import Certificate
from documents import issuing
from people.expiring import SEVEN_YEARS, Ended, Expiry, delete


def _certificates(ended: Ended) -> QuerySet[Certificate]:
    """Of which the deelname is gone by another way: seven years after it was obtained."""
    alone = Q(enrolment=None, obtained_on__lte=localdate(ended.before))
    return Certificate.objects.filter(Q(enrolment__in=ended.enrolments) | alone)


def _erase(rows: Sequence[Certificate]) -> None:
    for one in rows:
        issuing.erase(about=one.key)
    delete(rows)


EXPIRIES = (Expiry("Certificaten", SEVEN_YEARS, _certificates, _erase, stays_nameless=True),)
