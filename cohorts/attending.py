"""Who was there: a participant reports an absence, the trainer records (COH-6)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cohorts.local_time import bounds, day_of
from cohorts.models import Attendance, Enrolment, Session
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

Status = Attendance.Status


class NotYet(Refusal):
    message = "Deze dag is nog niet geweest. Je kunt aanwezigheid vastleggen vanaf de dag zelf."


class DayCancelled(Refusal):
    message = "Deze dag is afgezegd en telt niet mee."


class DayOver(Refusal):
    message = "Deze dag is voorbij. Vraag je trainer om je aanwezigheid aan te passen."


class NotInCohort(Refusal):
    message = "Een van deze mensen doet niet meer mee aan dit cohort. Kijk de lijst opnieuw na."


class NotTheirs(Refusal):
    message = "Deze dag hoort niet bij jouw cohort."


@transaction.atomic
def record(session: Session, statuses: Mapping[int, str], *, by: Person, now: datetime) -> int:
    """What the trainer saw, by number of enrolment; an empty word takes it back. Returns how many changed."""
    session = Session.objects.select_for_update().get(pk=session.pk)
    check_open(session, now)
    rows = {row.enrolment_id: row for row in rows_of(session)}
    if set(statuses) - members_of(session) - set(rows):
        raise NotInCohort
    changed = 0
    for enrolment, status in statuses.items():
        row = rows.get(enrolment) or Attendance(session=session, enrolment_id=enrolment)
        if row.status != status:
            row.status, row.recorded_by = status, by
            row.recorded_at, row.pressed_at = now if status else None, now
            row.save()
            changed += 1
    if changed:
        log_act("attendance-recorded", about=session.key, by=by, now=now)
    return changed


@transaction.atomic
def report_absence(session: Session, enrolment: Enrolment, *, reason: str, now: datetime) -> Attendance:
    """I cannot come. The trainer still records what it counts for."""
    _check_reportable(session, enrolment, now)
    words = {"absence_reported_at": now, "absence_reason": reason}
    row, _ = Attendance.objects.update_or_create(session=session, enrolment=enrolment, defaults=words)
    return row


@transaction.atomic
def take_back_absence(session: Session, enrolment: Enrolment, *, now: datetime) -> None:
    """I can come after all."""
    _check_reportable(session, enrolment, now)
    reported = Attendance.objects.filter(session=session, enrolment=enrolment)
    reported.update(absence_reported_at=None, absence_reason="")


def refusal_to_record(session: Session, *, now: datetime) -> Refusal | None:
    """Why nothing can be recorded now, for the page to say so before someone tries."""
    try:
        check_open(session, now)
    except Refusal as refusal:
        return refusal
    return None


def suggestion(row: Attendance | None) -> str:
    """What the list starts from: what was recorded, or what the participant told, there or beforehand."""
    if row is None:
        return ""
    told = Status.EXCUSED if row.absence_reported_at else ""
    return row.status or (Status.PRESENT if row.claimed_at else told)


def rows_of(session: Session) -> list[Attendance]:
    return list(Attendance.objects.filter(session=session))


def members_of(session: Session) -> set[int]:
    active = Enrolment.objects.active().filter(cohort=session.cohort_id)
    return set(active.values_list("pk", flat=True))


def check_open(session: Session, now: datetime) -> None:
    if session.is_cancelled:
        raise DayCancelled
    if now < bounds(day_of(session.starts_at))[0]:
        raise NotYet


def _check_reportable(session: Session, enrolment: Enrolment, now: datetime) -> None:
    if session.cohort_id != enrolment.cohort_id or not enrolment.is_active:
        raise NotTheirs
    if session.is_cancelled:
        raise DayCancelled
    if session.ends_at <= now:
        raise DayOver
