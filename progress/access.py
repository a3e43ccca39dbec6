"""Which pages of progress someone may have; most ask the app that owns the thing."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404

from agenda import feeding
from assignments.models import Support
from buddies.overview import glance_marks
from cohorts.access import own_enrolment
from cohorts.models import Cohort, Enrolment
from documents.models import Upload
from intake.models import Application
from people.access import is_coordinator
from people.models import Person
from people.prepared import prepared
from pod import access as pod_access
from pod import sharing
from pod.models import Circle, Entry, Evidence, Pod, Rating


def enrolment_to_guide(person: Person, pk: int, *, now: datetime) -> Enrolment:
    """A participant of a cohort this person trains."""
    rows = Enrolment.objects.select_related("person", "organisation", "cohort__version__programme")
    led = Cohort.objects.led_by(person, now=now)
    found = rows.filter(pk=pk, cohort__in=led.values("pk")).first()
    if found is None:
        raise Http404
    return found


def own_pod_with_ratings(person: Person, enrolment: int, *, now: datetime) -> tuple[Pod, frozenset[str]]:
    """One's own POD, with how it is with their buddy, and when they rated themselves; 404 for others."""
    found = _own_pods(person=person.pk, enrolment=enrolment)
    if not found:
        own_enrolment(person, enrolment)
        pod_access.own_pod(person, enrolment, now=now)
        found = _own_pods(person=person.pk, enrolment=enrolment)
    pod = found[0]
    return pod, frozenset(m for m in Rating.Moment if getattr(pod, f"rated_{m.value}"))


@prepared
def _own_pods(*, person: int, enrolment: int) -> QuerySet[Pod]:
    ratings = Rating.objects.filter(pod=OuterRef("pk"))
    marks = {f"rated_{m.value}": Exists(ratings.filter(moment=m)) for m in Rating.Moment}
    decided = Application.objects.exclude(decisions=None).order_by("-pk")
    mine = decided.filter(cohort=OuterRef("enrolment__cohort"), person=OuterRef("enrolment__person"))
    return (
        Pod.objects.filter(enrolment=enrolment, enrolment__person=person, enrolment__withdrawn_at=None)
        .select_related("enrolment__cohort__version__programme", "enrolment__person")
        .annotate(**marks, **glance_marks("enrolment", "enrolment__cohort"))
        .annotate(application=Subquery(mine.values("pk")[:1]))
    )


def entry_beside(support: Support, number: int) -> Entry:
    """A day of the participant someone supports; whether its text may be read is asked when it is read."""
    rows = Entry.objects.select_related("session", "pod__enrolment__person")
    found = rows.filter(pod__enrolment=support.assignment.enrolment_id, session__number=number).first()
    if found is None:
        raise Http404
    return found


def upload_beside(support: Support, pk: int, *, now: datetime) -> Upload:
    """A file with a day that was shared in this role (logged as a look)."""
    rows = Evidence.objects.select_related("entry", "upload")
    evidence = rows.filter(pk=pk, entry__pod__enrolment=support.assignment.enrolment_id).first()
    if evidence is None or evidence.upload is None:
        raise Http404
    within = frozenset([Circle(support.role)])
    reading = sharing.read_for(support.person, [evidence.entry], within=within, now=now)
    if not any(evidence in one.evidence for one in reading.values()):
        raise Http404
    return evidence.upload


def latest_enrolment(person: Person) -> Enrolment:
    found = Enrolment.objects.active().filter(person=person).order_by("-enrolled_at", "-pk").first()
    if found is None:
        raise Http404
    return found


def whose_feed(secret: str) -> Person:
    """Whose calendar follows along at this address; 404 for an address that never was or is no more."""
    found = feeding.whose(secret)
    if found is None:
        raise Http404
    return found


def check_keeps_register(person: Person) -> None:
    """For the coordinators; 404 for everyone else, the administrator as well."""
    if not is_coordinator(person):
        raise Http404
