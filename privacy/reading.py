"""Which chapters of the privacy notice are about somebody (PPL-2)."""

from django.db.models import Model, QuerySet

from assignments.models import Support
from cohorts.models import Enrolment, Trainership
from evaluation.models import Complaint
from intake.models import Application
from people.models import Coordinator, Person
from people.purposes import (
    ADMINISTRATOR,
    APPLICANT,
    ASSESSOR,
    COMPLAINANT,
    COORDINATOR,
    MENTOR,
    PARTICIPANT,
    PRINCIPAL,
    ROLES,
    TRAINER,
    Role,
)
from proeve.models import Assessor

# Who comes by a personal link.
BY_LINK = (MENTOR, PRINCIPAL)


def roles_of(person: Person) -> list[Role]:
    """Of then and now: what is held of somebody outlives their relation."""
    found = {role for role, rows in _relations(person).items() if rows.exists()}
    if person.is_superuser:
        found.add(ADMINISTRATOR)
    return [role for role in ROLES if role in found]


def _relations(person: Person) -> dict[Role, QuerySet[Model]]:
    supports = Support.objects.filter(person=person)
    return {
        APPLICANT: Application.objects.filter(person=person),
        PARTICIPANT: Enrolment.objects.filter(person=person),
        MENTOR: supports.filter(role=Support.Role.MENTOR),
        PRINCIPAL: supports.exclude(role=Support.Role.MENTOR),
        TRAINER: Trainership.objects.filter(person=person),
        ASSESSOR: Assessor.objects.filter(person=person),
        COORDINATOR: Coordinator.objects.filter(person=person),
        COMPLAINANT: Complaint.objects.filter(by=person),
    }
