"""Who may have which certificate: its holder, the trainers of the cohort, the coordinator; or 404."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from certificates.models import Certificate
from cohorts.access import leads
from cohorts.models import Cohort
from people.access import is_coordinator, or_404
from people.models import Person


def own_certificate(person: Person, pk: int) -> Certificate:
    return or_404(_certificates().filter(pk=pk, holder=person).first())


def certificate_seen_by(person: Person, pk: int, *, now: datetime) -> Certificate:
    """For the trainers of its cohort and the programme office."""
    found = or_404(_certificates().filter(pk=pk).first())
    if not (_leads_to(person, found, now=now) or is_coordinator(person)):
        raise Http404
    return found


def certificate_to_print(person: Person, pk: int, *, now: datetime) -> Certificate:
    """For who may see it, its holder among them."""
    mine = _certificates().filter(pk=pk, holder=person).first()
    return mine or certificate_seen_by(person, pk, now=now)


def certificate_to_change(person: Person, pk: int) -> Certificate:
    """For the coordinator alone."""
    found = or_404(_certificates().filter(pk=pk).first())
    if not is_coordinator(person):
        raise Http404
    return found


def cohort_to_see_certificates_of(person: Person, pk: int, *, now: datetime) -> Cohort:
    found = or_404(Cohort.objects.select_related("version__programme").filter(pk=pk).first())
    if not (leads(person, pk, now=now) or is_coordinator(person)):
        raise Http404
    return found


def _leads_to(person: Person, certificate: Certificate, *, now: datetime) -> bool:
    return certificate.enrolment is not None and leads(person, certificate.enrolment.cohort_id, now=now)


def _certificates() -> QuerySet[Certificate]:
    return Certificate.objects.select_related("enrolment", "holder", "replaced_by", "revoked_by")
