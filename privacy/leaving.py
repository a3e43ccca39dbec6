"""Who is about to be erased leaves what is still running, as if they had told so themselves (PPL-2)."""

from contextlib import suppress
from datetime import datetime

from django.urls import reverse

from assignments import naming
from assignments.models import Support
from buddies import leaving as of_buddies
from cohorts import enrolling, offering
from cohorts.models import Admission, Enrolment, Trainership
from intake import applying
from intake.models import Application
from outbox.planning import Planned, plan_many
from people.models import Person
from privacy.ending import ends
from proeve import planning
from proeve.models import Talk

LEFT = "participant_left"


def leave(person: Person, *, now: datetime) -> None:
    """Inside the transaction that closes the account."""
    for enrolment in running_of(person, now=now):
        _leave_cohort(enrolment, now=now)
    # Of a cohort that is over nobody has to hear.
    Enrolment.objects.active().filter(person=person).update(withdrawn_at=now)
    for admission in Admission.objects.waiting().filter(person=person):
        offering.leave(admission, by=person, now=now)
    for application in Application.objects.filter(person=person, withdrawn_at=None, decisions=None):
        # Who takes part came in by another way; the application goes with all the rest.
        with suppress(applying.AlreadyIn):
            applying.withdraw(application, by=person, now=now)
    for support in Support.objects.filter(person=person, ended_at=None):
        naming.end(support, by=person, now=now)
    for trainership in Trainership.objects.filter(person=person, until=None):
        enrolling.end_trainership(trainership, by=person, now=now)


def running_of(person: Person, *, now: datetime) -> list[Enrolment]:
    """Of which the end is still to come."""
    mine = Enrolment.objects.active().filter(person=person).select_related("cohort", "person").order_by("pk")
    end = ends(mine)
    return [one for one in mine if one.pk not in end or end[one.pk] > now]


def _leave_cohort(enrolment: Enrolment, *, now: datetime) -> None:
    person = enrolment.person
    for talk in Talk.objects.filter(
        attempt__proeve__enrolment=enrolment, cancelled_at=None, starts_at__gt=now
    ):
        planning.cancel(talk, now=now)
    of_buddies.leave(enrolment, now=now)
    enrolling.withdraw(enrolment, by=person, now=now)
    plan_many(_letters(enrolment), now=now)


def _letters(enrolment: Enrolment) -> list[Planned]:
    """That somebody leaves, and not why. About the cohort: what is about the deelname goes with it."""
    cohort = enrolment.cohort
    facts = {
        "participant": enrolment.person.name,
        "cohort": cohort.name,
        "path": reverse("cohorts:detail", args=[cohort.pk]),
    }
    office = Person.objects.filter(
        coordinatorships__until=None, coordinatorships__isnull=False, is_active=True
    )
    return [
        Planned(LEFT, one, cohort.key, f"left:{enrolment.pk}", facts=facts, group=cohort.key)
        for one in office.distinct()
    ]
