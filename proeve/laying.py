"""Every deelname has one Proeve with a first attempt, laid out when somebody first looks for it."""

from django.db import transaction

from cohorts.models import Enrolment
from people.refusals import Refusal
from proeve.models import Attempt, Proeve


class NotTaking(Refusal):
    message = "Deze persoon doet niet meer mee aan dit cohort."


@transaction.atomic
def proeve_of(enrolment: Enrolment) -> Proeve:
    proeve, _ = Proeve.objects.get_or_create(enrolment=enrolment)
    Attempt.objects.get_or_create(proeve=proeve, number=1)
    return proeve


def current_attempt(proeve: Proeve) -> Attempt:
    """The first attempt, or the resit once there is one."""
    return proeve.attempts.order_by("-number")[0]


def locked(enrolment: Enrolment) -> Proeve:
    """The Proeve of who takes part, held until the transaction ends."""
    proeve_of(enrolment)
    held = Proeve.objects.select_for_update(of=("self",)).select_related(
        "enrolment__person", "enrolment__cohort__version__programme"
    )
    proeve = held.get(enrolment=enrolment)
    if not proeve.enrolment.is_active:
        raise NotTaking
    return proeve
