"""Who may have which cohort or application, for doing what: the object, or 404."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404

from cohorts.models import Cohort
from intake.models import Application, OfferedTime, Record
from people.access import is_coordinator, or_404
from people.models import Person


def open_cohort(pk: int, *, today: date) -> Cohort:
    """For everyone: a cohort one can apply for today."""
    found = Cohort.objects.open_for_application(today).select_related("version__programme")
    return or_404(found.filter(pk=pk).first())


def own_application(person: Person, pk: int) -> Application:
    """For who applies, and nobody else."""
    return or_404(_whole(Application.objects.all()).filter(pk=pk, person=person).first())


def decided_application(person: Person, pk: int) -> Application:
    """One's own, once there is a decision on it."""
    own = own_application(person, pk)
    if own.decision is None:
        raise Http404
    return own


def works_with_applications(person: Person, *, now: datetime) -> None:
    """For trainers and the programme office (access.md)."""
    if not (is_coordinator(person) or leads_any(person, now=now)):
        raise Http404


def offers_times(person: Person, *, now: datetime) -> None:
    """For trainers."""
    if not leads_any(person, now=now):
        raise Http404


def applications_of(person: Person, *, now: datetime) -> QuerySet[Application]:
    """Handed in and not taken back: of the cohorts someone leads, or of all for the programme office.

    Never one's own: who applies does not judge.
    """
    handed_in = Application.objects.exclude(handed_in_at=None).filter(withdrawn_at=None)
    others = handed_in.exclude(person=person)
    if is_coordinator(person):
        return others
    return others.filter(cohort__in=Cohort.objects.led_by(person, now=now).values("pk"))


def application_to_plan(person: Person, pk: int, *, now: datetime) -> Application:
    """For the trainers of its cohort and the programme office."""
    return or_404(_whole(applications_of(person, now=now)).filter(pk=pk).first())


def application_to_judge(person: Person, pk: int, *, now: datetime) -> Application:
    """For the trainers of its cohort: records and decisions."""
    led = Cohort.objects.led_by(person, now=now).values("pk")
    found = applications_of(person, now=now).filter(cohort__in=led)
    return or_404(_whole(found).filter(pk=pk).first())


def application_to_write_about(person: Person, pk: int, *, now: datetime) -> Application:
    """The same, and one that was taken back meanwhile: what a trainer typed about it is not lost."""
    led = Cohort.objects.led_by(person, now=now).values("pk")
    handed_in = Application.objects.exclude(handed_in_at=None).exclude(person=person)
    return or_404(_whole(handed_in.filter(cohort__in=led)).filter(pk=pk).first())


def own_record(application: Application, person: Person) -> Record:
    found = Record.objects.select_related("application__cohort", "application__person", "text")
    return or_404(found.filter(application=application, trainer=person).first())


def own_time(person: Person, pk: int) -> OfferedTime:
    return or_404(OfferedTime.objects.filter(pk=pk, trainer=person).first())


def leads_any(person: Person, *, now: datetime) -> bool:
    return Cohort.objects.led_by(person, now=now).exists()


def leads(person: Person, application: Application, *, now: datetime) -> bool:
    return Cohort.objects.led_by(person, now=now).filter(pk=application.cohort_id).exists()


def _whole(found: QuerySet[Application]) -> QuerySet[Application]:
    rows = found.select_related(
        "cohort__version__programme", "person", "text", "interview__trainer", "interview__time"
    )
    return rows.prefetch_related("decisions__by")
