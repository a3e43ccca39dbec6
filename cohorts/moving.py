"""A participant goes over to another cohort: the same deelname, with what hangs on it (COH-5, COH-10)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from cohorts import announcing, dating, enrolling, letters, offering, placing, talking
from cohorts.models import Admission, Attendance, Cohort, Enrolment, Session, StartTalk, Waiver
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

MOVED = "Je doet mee aan een ander cohort."
# By number of the day in the one cohort: the day with the same number in the other.
Twins = Mapping[int, Session]


class SameCohort(Refusal):
    message = "Deze deelnemer doet al mee aan dit cohort."


class OtherProgramme(Refusal):
    message = "Dat cohort volgt een ander programma. Nodig deze persoon daarvoor apart uit."


class IsFull(Refusal):
    message = "Dat cohort is vol, of er wachten anderen op een plaats. Geef het eerst meer plaatsen."


def twins(old: Cohort, new: Cohort) -> Twins:
    there = {one.number: one for one in new.sessions.that_count().select_related("cohort")}
    return {one.pk: there[one.number] for one in old.sessions.all() if one.number in there}


def check(enrolment: Enrolment, to: Cohort) -> None:
    """Whether this participant can go over to that cohort. Both are held by who means to do it."""
    if enrolment.cohort_id == to.pk:
        raise SameCohort
    if enrolment.cohort.version.programme_id != to.version.programme_id:
        raise OtherProgramme
    placing.check(to, enrolment.person)
    waiting = to.admissions.waiting()
    if waiting.filter(person=enrolment.person).exists():
        raise placing.AlreadyWaits
    if not to.places_left or waiting.exists():
        raise IsFull


def move(enrolment: Enrolment, to: Cohort, *, days: Twins, by: Person, now: datetime) -> Enrolment:
    """Both cohorts are held, and it was checked. What is planned for the old days lapses."""
    old, key = enrolment.cohort, f"enrolment:{enrolment.pk}"
    enrolling.silence(enrolment.person, old, subject=key, reason=MOVED, now=now)
    talking.let_go(enrolment, now=now)
    StartTalk.objects.filter(enrolment=enrolment, held_at=None).delete()
    _take_along(enrolment, days)
    Admission.objects.filter(pk=enrolment.admission_id).update(cohort=to)
    enrolment.cohort, enrolment.moved_at = to, now
    enrolment.save(update_fields=["cohort", "moved_at"])
    _waive_what_was_missed(enrolment, by=by, now=now)
    _tell(enrolment, now=now)
    offering.offer_what_is_free(old, now=now)
    log_act("transferred", about=key, reason=f"van {old.name} naar {to.name}", by=by, now=now)
    return enrolment


def _take_along(enrolment: Enrolment, days: Twins) -> None:
    """What was recorded goes to the day with the same number; of what had to come nothing stays."""
    enrolment.attendances.filter(status="").delete()
    for rows in (enrolment.attendances.all(), enrolment.waivers.all()):
        for row in rows:
            if twin := days.get(row.session_id):
                type(row)._default_manager.filter(pk=row.pk).update(session=twin)
            else:
                row.delete()


def _waive_what_was_missed(enrolment: Enrolment, *, by: Person, now: datetime) -> None:
    """Days that were held before they came, and that they did not follow elsewhere (COH-10)."""
    was_there = (Attendance.Status.PRESENT, Attendance.Status.PARTLY)
    followed = enrolment.attendances.filter(status__in=was_there).values("session")
    over = Session.objects.ended(now).filter(cohort=enrolment.cohort_id).exclude(pk__in=followed)
    Waiver.objects.bulk_create(
        [
            Waiver(session=one, enrolment=enrolment, reason=placing.JOINED_LATE, by=by, at=now)
            for one in over.exclude(waivers__enrolment=enrolment)
        ]
    )


def _tell(enrolment: Enrolment, *, now: datetime) -> None:
    """The days of the new cohort, and a mail about where and when it begins for them."""
    first = announcing.first_day(enrolment.cohort, now=now)
    letter = letters.participant_invited(enrolment, first=first)
    planning.plan_many([replace(letter, occasion=f"moved:{enrolment.cohort_id}")], now=now)
    dating.put_in(enrolment.cohort, to=[enrolment.person], now=now)
