"""Who may have which cohort, day or deelname, for doing what: the object, or 404."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from cohorts.models import Admission, Cohort, Enrolment, Handout, Session, Trainership
from people.access import coordinator, is_coordinator, or_404
from people.models import Person
from people.prepared import prepared


def cohort_to_plan(request: HttpRequest, pk: int) -> Cohort:
    """For the programme office."""
    coordinator(request)
    return or_404(Cohort.objects.select_related("version__programme").filter(pk=pk).first())


def session_to_plan(request: HttpRequest, pk: int) -> Session:
    coordinator(request)
    return or_404(_sessions().filter(pk=pk).first())


def enrolment_to_plan(request: HttpRequest, pk: int) -> Enrolment:
    coordinator(request)
    found = Enrolment.objects.active().select_related("cohort__version__programme", "person", "organisation")
    return or_404(found.filter(pk=pk).first())


def trainership_to_plan(request: HttpRequest, pk: int) -> Trainership:
    coordinator(request)
    return or_404(Trainership.objects.select_related("cohort", "person").filter(pk=pk, until=None).first())


def cohort_to_lead(person: Person, pk: int, *, now: datetime) -> Cohort:
    """For its trainers."""
    return or_404(next(iter(_led(person=person.pk, cohort=pk, now=now)), None))


@prepared
def _led(*, person: int, cohort: int, now: datetime) -> QuerySet[Cohort]:
    led = Cohort.objects.led_by(Person(pk=person), now=now)
    return led.filter(pk=cohort).select_related("version__programme")


def session_to_lead(person: Person, pk: int, *, now: datetime) -> Session:
    """For the trainers of its cohort: what belongs to leading a day."""
    led = Cohort.objects.led_by(person, now=now)
    return or_404(_sessions().filter(pk=pk, cohort__in=led.values("pk")).first())


def session_to_record(person: Person, pk: int, *, now: datetime) -> Session:
    """For who records attendance: trainers of the cohort, and the programme office (access.md)."""
    session = or_404(_sessions().filter(pk=pk).first())
    if not (leads(person, session.cohort_id, now=now) or _runs_the_office(person)):
        raise Http404
    return session


def cohort_to_write_to(person: Person, pk: int, *, now: datetime) -> Cohort:
    """For who writes to everyone in it: its trainers and the coordinators, not the administrator."""
    cohort = or_404(Cohort.objects.select_related("version__programme").filter(pk=pk).first())
    if not (leads(person, pk, now=now) or is_coordinator(person)):
        raise Http404
    return cohort


def own_session_if_any(person: Person, pk: int) -> tuple[Session, Enrolment] | None:
    """For who scanned a code: a day of their cohort, or nothing, whether or not there is such a day."""
    try:
        return own_session(person, pk)
    except Http404:
        return None


def session_seen_by(person: Person, pk: int, *, now: datetime) -> Session:
    """For who is in the cohort, leads it or plans it."""
    session = or_404(_sessions().filter(pk=pk).first())
    if not _belongs(person, session.cohort_id, now=now):
        raise Http404
    return session


def cohort_seen_by(person: Person, pk: int, *, now: datetime) -> Cohort:
    """For who is in it, leads it or plans it."""
    cohort = or_404(Cohort.objects.filter(pk=pk).first())
    if not _belongs(person, pk, now=now):
        raise Http404
    return cohort


def handout_seen_by(person: Person, pk: int, *, now: datetime) -> Handout:
    handout = or_404(Handout.objects.select_related("upload", "session").filter(pk=pk).first())
    session_seen_by(person, handout.session_id, now=now)
    return handout


def handout_to_take_back(session: Session, pk: int) -> Handout:
    return or_404(session.handouts.select_related("upload", "session").filter(pk=pk).first())


def own_enrolment(person: Person, pk: int) -> Enrolment:
    """The participant's own place in a cohort; 404 for anyone else, and once it ended."""
    mine = Enrolment.objects.active().select_related("cohort__version__programme", "organisation")
    return or_404(mine.filter(pk=pk, person=person).first())


def cohort_to_talk_in(person: Person, pk: int, *, now: datetime) -> Cohort:
    """For who plans and holds start talks: trainers of the cohort, and the programme office (INT-9)."""
    found = or_404(Cohort.objects.select_related("version__programme").filter(pk=pk).first())
    if not (leads(person, pk, now=now) or _runs_the_office(person)):
        raise Http404
    return found


def enrolment_to_talk_with(person: Person, pk: int, *, now: datetime) -> Enrolment:
    found = Enrolment.objects.active().select_related(
        "cohort__version__programme", "person", "organisation", "start_talk__trainer"
    )
    enrolment = or_404(found.filter(pk=pk).first())
    cohort_to_talk_in(person, enrolment.cohort_id, now=now)
    return enrolment


def own_admission(person: Person, pk: int) -> Admission:
    """That this person was let in, with or without a place."""
    mine = Admission.objects.select_related("cohort__version__programme", "enrolment", "person")
    return or_404(mine.filter(pk=pk, person=person).first())


def waiting_to_plan(request: HttpRequest, pk: int) -> Admission:
    """Someone on a waiting list, for the programme office."""
    coordinator(request)
    found = Admission.objects.waiting().select_related("cohort__version__programme", "person")
    return or_404(found.filter(pk=pk).first())


def own_session(person: Person, pk: int) -> tuple[Session, Enrolment]:
    """A day of a cohort in which this person takes part."""
    session = or_404(_sessions().filter(pk=pk).first())
    mine = Enrolment.objects.active().select_related("cohort").filter(cohort=session.cohort_id, person=person)
    return session, or_404(mine.first())


def leads(person: Person, cohort_pk: int, *, now: datetime) -> bool:
    return Cohort.objects.led_by(person, now=now).filter(pk=cohort_pk).exists()


def _belongs(person: Person, cohort: int, *, now: datetime) -> bool:
    takes_part = Enrolment.objects.active().filter(cohort=cohort, person=person).exists()
    return takes_part or leads(person, cohort, now=now) or _runs_the_office(person)


def _runs_the_office(person: Person) -> bool:
    return person.is_superuser or is_coordinator(person)


def _sessions() -> QuerySet[Session]:
    return Session.objects.select_related("cohort__version__programme")
