"""A participant of whom everything is there, and what a talk is booked with."""

from datetime import datetime, timedelta
from typing import Any

from assignments import finishing
from assignments.models import Support
from cohorts.dates import Slot
from cohorts.models import Attendance, Cohort, Enrolment
from people.models import Person
from proeve.laying import current_attempt, proeve_of
from proeve.models import Dossier
from proeve.planning import Booking
from tests import factories as make

NOW = make.at("2026-10-01", "12:00")
TALK = make.at("2026-10-08", "10:00")
HOUR = timedelta(hours=1)


def cohort(**options: Any) -> Cohort:
    """Two days, both over: 3 and 17 September 2026."""
    made = make.cohort(**({"days": 2} | options))
    make.trainer(made, "Fatima")
    return made


def with_pod(enrolment: Enrolment, *numbers: int) -> Enrolment:
    pod = make.pod(enrolment)
    for number in numbers:
        make.handed_in(make.entry(pod, number))
    return enrolment


def finished(enrolment: Enrolment) -> Enrolment:
    assignment = make.agreed(enrolment)
    finishing.declare(assignment, by=enrolment.person, now=NOW)
    principal = assignment.supports.get(role=Support.Role.PRINCIPAL)
    finishing.answer(principal, is_confirmed=True, words="", now=NOW)
    return enrolment


def present(enrolment: Enrolment, *numbers: int, status: str = "present") -> Enrolment:
    for number in numbers:
        day = make.session(enrolment.cohort, number)
        Attendance.objects.create(session=day, enrolment=enrolment, status=status, recorded_at=NOW)
    return enrolment


def handed_in(enrolment: Enrolment) -> Enrolment:
    Dossier.objects.create(attempt=current_attempt(proeve_of(enrolment)), handed_in_at=NOW)
    return enrolment


def someone(name: str = "Noor de Wit", *, of: Cohort | None = None) -> Enrolment:
    """All four lines are in order; no talk yet."""
    enrolment = make.enrolment(of or cohort(), name)
    return handed_in(present(finished(with_pod(enrolment, 1, 2)), 1, 2))


def booking(
    starts_at: datetime = TALK, *assessors: Person, place: str = "Kamer 5", minutes: int = 45, **more: Any
) -> Booking:
    slot = Slot(starts_at, starts_at + timedelta(minutes=minutes), place, "")
    return Booking(slot, assessors=assessors, **more)
