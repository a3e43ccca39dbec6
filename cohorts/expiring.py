"""What of a deelname goes by itself (PRI-4). The deelname itself goes last: `privacy.expiring` has it."""

from collections.abc import Sequence

from django.db.models import QuerySet

from cohorts.models import Admission, Attendance, StartTalk, Trainership, Waiver
from people.expiring import THREE_MONTHS, TWO_YEARS, Ended, Expiry, delete, keys


def _talks(ended: Ended) -> QuerySet[StartTalk]:
    return StartTalk.objects.filter(enrolment__in=ended.enrolments)


def _reasons(ended: Ended) -> QuerySet[Attendance]:
    return Attendance.objects.filter(enrolment__in=ended.enrolments).exclude(absence_reason="")


def _empty_reasons(rows: Sequence[Attendance]) -> None:
    Attendance.objects.filter(pk__in=keys(rows)).update(absence_reason="")


def _attendances(ended: Ended) -> QuerySet[Attendance]:
    return Attendance.objects.filter(enrolment__in=ended.enrolments)


def _waivers(ended: Ended) -> QuerySet[Waiver]:
    return Waiver.objects.filter(enrolment__in=ended.enrolments)


def _never_placed(ended: Ended) -> QuerySet[Admission]:
    """Who waited for a place and did not get one."""
    return Admission.objects.filter(cohort__in=ended.cohorts, enrolment=None, person__is_demo=False)


def _trainerships(ended: Ended) -> QuerySet[Trainership]:
    return Trainership.objects.filter(cohort__in=ended.cohorts)


EXPIRIES = (
    Expiry("Startgesprekken", THREE_MONTHS, _talks, delete),
    Expiry("Redenen van afwezigheid", THREE_MONTHS, _reasons, _empty_reasons),
    Expiry("Aanwezigheid, per dag", TWO_YEARS, _attendances, delete, stays_nameless=True),
    Expiry("Vrijstellingen", TWO_YEARS, _waivers, delete),
    Expiry("Toelatingen zonder plaats", TWO_YEARS, _never_placed, delete),
    Expiry("Wie trainer was van een cohort", TWO_YEARS, _trainerships, delete),
)
