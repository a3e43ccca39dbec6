"""Who may have which intervisie or case, for doing what: the object, or 404."""

from datetime import datetime

from django.http import Http404

from cohorts.access import own_enrolment, own_session, session_to_lead
from cohorts.models import Enrolment, Session
from intervisie.models import Case, Member
from people.access import or_404
from people.models import Person

BESIDE = ("intervisie__cohort", "intervisie__session", "intervisie__text", "person")


def seat_of(person: Person, pk: int, *, now: datetime) -> Member:
    """One's own place at the table: for members alone, also when a trainer asks (access.md)."""
    found = Member.objects.of(person, now=now).filter(intervisie=pk)
    return or_404(found.select_related(*BESIDE).first())


def seat_under_way(person: Person, pk: int, *, now: datetime) -> Member:
    """The same, while there is something to press or to write."""
    seat = seat_of(person, pk, now=now)
    if seat.intervisie.is_ended:
        raise Http404
    return seat


def seat_afterwards(person: Person, pk: int, *, now: datetime) -> Member:
    """The same, once it is over and there is something to learn from it."""
    seat = seat_of(person, pk, now=now)
    if not seat.intervisie.is_ended:
        raise Http404
    return seat


def enrolment_to_begin_with(person: Person, pk: int) -> Enrolment:
    return own_enrolment(person, pk)


def session_to_begin_on(person: Person, pk: int, *, now: datetime) -> Session:
    """For the trainers of its cohort, who sit in themselves."""
    return session_to_lead(person, pk, now=now)


def session_to_bring_to(person: Person, pk: int) -> tuple[Session, Enrolment]:
    """A day of one's own cohort."""
    return own_session(person, pk)


def own_case(session: Session, enrolment: Enrolment) -> Case:
    return or_404(Case.objects.select_related("session").filter(session=session, enrolment=enrolment).first())


def case_to_choose(person: Person, pk: int, *, now: datetime) -> Case:
    """For the trainers of the cohort, until it goes: a case that its owner keeps is theirs alone."""
    case = or_404(Case.objects.alive(now).select_related("session").filter(pk=pk).first())
    session_to_lead(person, case.session_id, now=now)
    return case
