"""Every deelname has one Proeve with a first attempt, laid out when somebody first looks for it."""

from django.db import transaction

from cohorts.models import Enrolment
from proeve.models import Attempt, Proeve


@transaction.atomic
def proeve_of(enrolment: Enrolment) -> Proeve:
    proeve, _ = Proeve.objects.get_or_create(enrolment=enrolment)
    Attempt.objects.get_or_create(proeve=proeve, number=1)
    return proeve


def current_attempt(proeve: Proeve) -> Attempt:
    """The first attempt, or the resit once there is one."""
    return proeve.attempts.order_by("-number")[0]
