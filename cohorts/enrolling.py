"""Who takes part and who leads: inviting, leaving (COH-5, COH-9, COH-10, PPL-2)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from cohorts import admitting, announcing, dating, letters, offering, placing, rescheduling, talking
from cohorts.local_time import day_of
from cohorts.models import Admission, Cohort, Enrolment, Trainership
from outbox import planning
from outbox.kinds import KINDS
from people import inviting
from people.looking import log_act
from people.models import Organisation, Person
from people.refusals import Refusal

WITHDRAWN = "Je doet niet meer mee aan dit cohort."
NO_TRAINER = "Je bent geen trainer meer van dit cohort."


class TakesPart(Refusal):
    message = "Deze persoon doet mee aan dit cohort en kan het niet ook begeleiden."


class AlreadyTrainer(Refusal):
    message = "Deze persoon is al trainer van dit cohort."


class AccountClosed(Refusal):
    message = "Het account van dit e-mailadres is gesloten. Vraag de beheerder om het te openen."


class AdmittedInFuture(Refusal):
    message = "De datum van het besluit ligt in de toekomst. Vul in wanneer het besluit is genomen."


@transaction.atomic
def enrol(
    cohort: Cohort,
    *,
    email: str,
    name: str,
    organisation: str,
    team: str,
    trainer: str,
    decided_on: date,
    by: Person,
    now: datetime,
) -> Admission:
    """A participant whose intake was held elsewhere: account, admission, and a place or the waiting list."""
    if decided_on > day_of(now):
        raise AdmittedInFuture
    # Held before there is an account, as `invite_trainer` holds it: else each of the two waits for the other.
    locked = placing.locked(cohort)
    own = inviting.organisation_named(organisation)
    return admitting.admit(
        locked,
        person=_account(email, name=name, organisation=own),
        source=Admission.Source.ELSEWHERE,
        trainer=trainer,
        decided_on=decided_on,
        organisation=own,
        team=team,
        by=by,
        now=now,
    )


@transaction.atomic
def withdraw(enrolment: Enrolment, *, by: Person, now: datetime) -> Enrolment:
    """The participant leaves: what was planned stays in, and the place goes to who waits. Twice is once."""
    cohort = placing.locked(enrolment.cohort)
    leaving = Enrolment.objects.select_related("person").get(pk=enrolment.pk)
    if not leaving.is_active:
        return leaving
    leaving.withdrawn_at = now
    leaving.save(update_fields=["withdrawn_at"])
    silence(leaving.person, cohort, subject=f"enrolment:{leaving.pk}", reason=WITHDRAWN, now=now)
    talking.let_go(leaving, now=now)
    offering.offer_what_is_free(cohort, now=now)
    log_act("withdrawn", about=f"enrolment:{leaving.pk}", by=by, now=now)
    return leaving


@transaction.atomic
def invite_trainer(cohort: Cohort, *, email: str, name: str, by: Person, now: datetime) -> Trainership:
    locked = placing.locked(cohort)
    placing.refuse_archived(locked)
    person = _account(email, name=name)
    if locked.trainerships.filter(person=person, until=None).exists():
        raise AlreadyTrainer
    if locked.enrolments.active().filter(person=person).exists():
        raise TakesPart
    if locked.admissions.waiting().filter(person=person).exists():
        raise placing.AlreadyWaits
    trainership = Trainership.objects.create(cohort=locked, person=person, since=day_of(now))
    first = announcing.first_day(locked, now=now)
    planning.plan_many([letters.trainer_invited(trainership, first=first)], now=now)
    dating.put_in(locked, to=[person], now=now)
    log_act("trainer-invited", about=f"trainership:{trainership.pk}", by=by, now=now)
    return trainership


@transaction.atomic
def end_trainership(trainership: Trainership, *, by: Person, now: datetime) -> None:
    """The access ends with the relation (PPL-2)."""
    cohort = placing.locked(trainership.cohort)
    ending = Trainership.objects.select_related("person").get(pk=trainership.pk)
    if ending.until is not None:
        return
    ending.until = day_of(now)
    ending.save(update_fields=["until"])
    for session in cohort.sessions.filter(trainers=ending.person):
        session.trainers.remove(ending.person)
    talking.release(cohort, trainer=ending.person, now=now)
    silence(ending.person, cohort, subject=f"trainership:{ending.pk}", reason=NO_TRAINER, now=now)
    log_act("trainer-ended", about=f"trainership:{ending.pk}", by=by, now=now)


def _account(email: str, *, name: str, organisation: Organisation | None = None) -> Person:
    """Two invitations of the same new person at the same moment give one account."""
    try:
        with transaction.atomic():
            person, _ = inviting.account_for(email, name=name, organisation=organisation)
    except IntegrityError:
        person, _ = inviting.account_for(email, name=name, organisation=organisation)
    if not person.is_active:
        raise AccountClosed
    return person


def silence(person: Person, cohort: Cohort, *, subject: str, reason: str, now: datetime) -> None:
    """What is still planned lapses, and the days to come go out of their calendar."""
    told = dating.told_of(cohort, to=person, now=now)
    planning.lapse(kinds=[kind.name for kind in KINDS], to=person, subject=subject, reason=reason, now=now)
    planning.lapse(kinds=[letters.NEWS], to=person, subject=cohort.key, reason=reason, now=now)
    for session in cohort.sessions.all():
        rescheduling.let_go(session, to=person, reason=reason, now=now)
    dating.take_out(told, cohort, of=person, now=now)
