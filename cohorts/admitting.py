"""Letting someone in: the admission, and with it a place or a place in the queue (COH-5, COH-9)."""

from datetime import date, datetime

from django.db import transaction

from cohorts import letters, offering, placing
from cohorts.models import Admission, Cohort
from outbox import planning
from people.looking import log_act
from people.models import Organisation, Person


@transaction.atomic
def admit(
    cohort: Cohort,
    *,
    person: Person,
    source: str,
    trainer: str,
    decided_on: date,
    organisation: Organisation | None,
    team: str,
    by: Person,
    now: datetime,
) -> Admission:
    """The admission; `admission.enrolment` when `has_place`, else the person waits in order of admission."""
    locked = placing.locked(cohort)
    placing.check(locked, person)
    waiting = locked.admissions.waiting()
    if waiting.filter(person=person).exists():
        raise placing.AlreadyWaits
    has_room = locked.places_left > 0 and not waiting.exists()
    admission = Admission.objects.create(
        cohort=locked,
        person=person,
        source=source,
        trainer=trainer,
        decided_on=decided_on,
        organisation=organisation,
        team=team,
        recorded_by=by,
        recorded_at=now,
    )
    # Who had the intake here reads in a letter that they are in, and where; no mail runs ahead of it (INT-4).
    is_told = source == Admission.Source.HERE
    if has_room:
        placing.place(admission, is_told=is_told, by=by, now=now)
    else:
        _put_in_line(admission, is_told=is_told, by=by, now=now)
    return admission


def _put_in_line(admission: Admission, *, is_told: bool, by: Person, now: datetime) -> None:
    """Behind everyone who waits. A place nobody was offered yet is offered to the first of them."""
    position = admission.cohort.admissions.waiting().count()
    if not is_told:
        planning.plan_many([letters.waits(admission, position=position)], now=now)
    log_act("put-on-waiting-list", about=admission.key, by=by, now=now)
    offering.offer_what_is_free(admission.cohort, now=now)
