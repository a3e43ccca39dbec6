"""Who takes part and who leads: inviting, leaving (COH-5, COH-9, COH-10, PPL-2)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from cohorts import announcing, dating, letters, rescheduling
from cohorts.local_time import day_of
from cohorts.models import Admission, Cohort, Enrolment, Session, Trainership, Waiver
from outbox import planning
from outbox.kinds import KINDS
from people import inviting
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

JOINED_LATE = "later ingestroomd"
WITHDRAWN = "Je doet niet meer mee aan dit cohort."
NO_TRAINER = "Je bent geen trainer meer van dit cohort."


class CohortFull(Refusal):
    message = "Dit cohort is vol. Maak eerst een plaats vrij of verhoog het aantal plaatsen."


class AlreadyIn(Refusal):
    message = "Deze persoon doet al mee aan dit cohort."


class LeadsThisCohort(Refusal):
    message = "Deze persoon is trainer van dit cohort en kan er niet ook aan meedoen."


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
) -> Enrolment:
    """A participant whose intake was held elsewhere: account, admission, place and invitation in one."""
    locked = _locked(cohort)
    if decided_on > day_of(now):
        raise AdmittedInFuture
    person = _account(email, name=name, organisation=organisation)
    _check_place(locked, person)
    admission = Admission.objects.create(
        cohort=locked,
        person=person,
        source=Admission.Source.ELSEWHERE,
        trainer=trainer,
        decided_on=decided_on,
        recorded_by=by,
        recorded_at=now,
    )
    enrolment = Enrolment.objects.create(
        admission=admission,
        cohort=locked,
        person=person,
        organisation=inviting.organisation_named(organisation),
        team=team,
        enrolled_at=now,
    )
    _waive_what_is_over(enrolment, by=by, now=now)
    _invite(enrolment, now=now)
    dating.put_in(locked, to=[person], now=now)
    log_act("enrolled", about=f"enrolment:{enrolment.pk}", by=by, now=now)
    return enrolment


@transaction.atomic
def withdraw(enrolment: Enrolment, *, by: Person, now: datetime) -> Enrolment:
    """The participant leaves: the place is free, and what was planned stays in. Twice is once."""
    cohort = _locked(enrolment.cohort)
    leaving = Enrolment.objects.select_related("person").get(pk=enrolment.pk)
    if not leaving.is_active:
        return leaving
    leaving.withdrawn_at = now
    leaving.save(update_fields=["withdrawn_at"])
    _silence(leaving.person, cohort, subject=f"enrolment:{leaving.pk}", reason=WITHDRAWN, now=now)
    log_act("withdrawn", about=f"enrolment:{leaving.pk}", by=by, now=now)
    return leaving


@transaction.atomic
def invite_trainer(cohort: Cohort, *, email: str, name: str, by: Person, now: datetime) -> Trainership:
    locked = _locked(cohort)
    person = _account(email, name=name, organisation="")
    if locked.trainerships.filter(person=person, until=None).exists():
        raise AlreadyTrainer
    if locked.enrolments.active().filter(person=person).exists():
        raise TakesPart
    trainership = Trainership.objects.create(cohort=locked, person=person, since=day_of(now))
    first = announcing.first_day(locked, now=now)
    planning.plan_many([letters.trainer_invited(trainership, first=first)], now=now)
    dating.put_in(locked, to=[person], now=now)
    log_act("trainer-invited", about=f"trainership:{trainership.pk}", by=by, now=now)
    return trainership


@transaction.atomic
def end_trainership(trainership: Trainership, *, by: Person, now: datetime) -> None:
    """The access ends with the relation (PPL-2)."""
    cohort = _locked(trainership.cohort)
    ending = Trainership.objects.select_related("person").get(pk=trainership.pk)
    if ending.until is not None:
        return
    ending.until = day_of(now)
    ending.save(update_fields=["until"])
    for session in cohort.sessions.filter(trainers=ending.person):
        session.trainers.remove(ending.person)
    _silence(ending.person, cohort, subject=f"trainership:{ending.pk}", reason=NO_TRAINER, now=now)
    log_act("trainer-ended", about=f"trainership:{ending.pk}", by=by, now=now)


def _invite(enrolment: Enrolment, *, now: datetime) -> None:
    first = announcing.first_day(enrolment.cohort, now=now)
    planning.plan_many([letters.participant_invited(enrolment, first=first)], now=now)


def _locked(cohort: Cohort) -> Cohort:
    """Who counts places or hands one out holds the cohort's row until the transaction ends (COH-5)."""
    locked = Cohort.objects.select_for_update(of=("self",)).select_related("version__programme")
    return locked.get(pk=cohort.pk)


def _account(email: str, *, name: str, organisation: str) -> Person:
    """Two invitations of the same new person at the same moment give one account."""
    try:
        with transaction.atomic():
            own = inviting.organisation_named(organisation)
            person, _ = inviting.account_for(email, name=name, organisation=own)
    except IntegrityError:
        own = inviting.organisation_named(organisation)
        person, _ = inviting.account_for(email, name=name, organisation=own)
    if not person.is_active:
        raise AccountClosed
    return person


def _check_place(cohort: Cohort, person: Person) -> None:
    if cohort.enrolments.active().filter(person=person).exists():
        raise AlreadyIn
    if cohort.trainerships.filter(person=person, until=None).exists():
        raise LeadsThisCohort
    if cohort.enrolments.active().count() >= cohort.capacity:
        raise CohortFull


def _waive_what_is_over(enrolment: Enrolment, *, by: Person, now: datetime) -> None:
    """Days already held when someone joins need not be in the POD (COH-10)."""
    over = Session.objects.ended(now).filter(cohort=enrolment.cohort_id)
    Waiver.objects.bulk_create(
        [Waiver(session=session, enrolment=enrolment, reason=JOINED_LATE, by=by, at=now) for session in over]
    )


def _silence(person: Person, cohort: Cohort, *, subject: str, reason: str, now: datetime) -> None:
    """What is still planned lapses, and the days to come go out of their calendar."""
    told = dating.told_of(cohort, to=person, now=now)
    planning.lapse(kinds=[kind.name for kind in KINDS], to=person, subject=subject, reason=reason, now=now)
    planning.lapse(kinds=[letters.NEWS], to=person, subject=cohort.key, reason=reason, now=now)
    for session in cohort.sessions.all():
        rescheduling.let_go(session, to=person, reason=reason, now=now)
    dating.take_out(told, cohort, of=person, now=now)
