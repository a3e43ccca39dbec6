"""Who may have which Proeve, for doing what: the object, or 404 (access.md).

Nothing here knows the POD: who assesses comes in by this door too (POD-6).
"""

from datetime import datetime

from django.db.models import QuerySet

from cohorts.access import leads, own_enrolment
from cohorts.models import Cohort, Enrolment
from people.access import is_coordinator, or_404
from people.models import Person
from proeve.glance import at_work, talks_with
from proeve.models import Assessor, Attempt, Talk


def own(person: Person, pk: int) -> Enrolment:
    """One's own deelname, for one's own Proeve."""
    return own_enrolment(person, pk)


def enrolment_to_follow(person: Person, pk: int, *, now: datetime) -> Enrolment:
    """For the trainers of the cohort and the programme office: checklist, talk, letting in."""
    enrolment = or_404(_enrolments().filter(pk=pk).first())
    cohort_to_follow(person, enrolment.cohort_id, now=now)
    return enrolment


def enrolment_to_dispense(person: Person, pk: int, *, now: datetime) -> Enrolment:
    """For the trainers of the cohort alone (PRV-2)."""
    led = Cohort.objects.led_by(person, now=now).values("pk")
    return or_404(_enrolments().filter(pk=pk, cohort__in=led).first())


def enrolment_to_read(person: Person, pk: int, *, now: datetime) -> Enrolment:
    """For the trainers of the cohort: the dossier, what others said, and both sheets once both were given."""
    return enrolment_to_dispense(person, pk, now=now)


def cohort_to_follow(person: Person, pk: int, *, now: datetime) -> Cohort:
    """For its trainers and the programme office; an administrator has no part in a Proeve."""
    found = or_404(Cohort.objects.select_related("version__programme").filter(pk=pk).first())
    return or_404(found if leads(person, pk, now=now) or is_coordinator(person) else None)


def talk_to_come_to(person: Person, pk: int) -> Talk:
    """A talk this person is invited to or assesses."""
    related = talks_with(person).select_related("attempt__proeve__enrolment__person")
    return or_404(related.filter(pk=pk).first())


def attempt_of_fellow(mine: Enrolment, pk: int) -> Attempt:
    """A talk of somebody else in one's own cohort."""
    rows = Attempt.objects.filter(proeve__enrolment__cohort=mine.cohort_id, talk__cancelled_at=None)
    theirs = rows.filter(talk__isnull=False, proeve__enrolment__withdrawn_at=None)
    others = theirs.exclude(proeve__enrolment=mine).select_related("proeve__enrolment__person")
    return or_404(others.filter(pk=pk).first())


def assessor_at_work(person: Person, attempt: int) -> Assessor:
    """One of the two of this attempt, from planning to result; not who withdrew, nor of who left (PRV-5)."""
    return or_404(assessed_by(person).filter(attempt=attempt).first())


def assessed_by(person: Person) -> QuerySet[Assessor]:
    return at_work(person).select_related(
        "attempt__talk", "attempt__proeve__enrolment__person", "attempt__proeve__enrolment__cohort__version"
    )


def _enrolments() -> QuerySet[Enrolment]:
    related = ("cohort__version__programme", "person", "organisation")
    return Enrolment.objects.active().select_related(*related)
