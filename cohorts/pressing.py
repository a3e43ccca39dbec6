"""Attendance by one press per person, on a connection that comes and goes (COH-6).

A browser keeps what it could not send, and says afterwards how long ago it was pressed. Of two trainers who
press for one person the later press counts, whichever arrives last; a press that is sent twice counts once.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from cohorts import attending
from cohorts.attending import Status
from cohorts.models import Attendance, Press, Session
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal


class NoSuchStatus(Refusal):
    message = "Kies een van de knoppen bij deze persoon."


@transaction.atomic
def press(
    session: Session,
    enrolment: int,
    status: str,
    *,
    token: UUID,
    pressed_at: datetime,
    by: Person,
    now: datetime,
) -> bool:
    """Whether this press counts: it is new, and nobody pressed later. An empty status takes it back."""
    session = Session.objects.select_for_update().get(pk=session.pk)
    attending.check_open(session, now)
    if status not in ("", *Status.values):
        raise NoSuchStatus
    row = _row(session, enrolment)
    _, is_new = Press.objects.get_or_create(
        token=token, defaults={"attendance": row, "status": status, "by": by, "pressed_at": pressed_at}
    )
    if not is_new or (row.pressed_at and row.pressed_at > pressed_at):
        return False
    row.status, row.recorded_by, row.pressed_at = status, by, pressed_at
    row.recorded_at = pressed_at if status else None
    row.save()
    log_act("attendance-recorded", about=session.key, by=by, now=now)
    return True


def _row(session: Session, enrolment: int) -> Attendance:
    """What is known of this person on this day; nothing yet of who is on the list for the first time."""
    found = Attendance.objects.filter(session=session, enrolment=enrolment).first()
    if found is None and enrolment not in attending.members_of(session):
        raise attending.NotInCohort
    return found or Attendance.objects.create(session=session, enrolment_id=enrolment)
