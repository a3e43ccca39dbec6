"""Handing out places. Who does holds the row of the cohort until the transaction ends (COH-5, COH-9)."""

from datetime import datetime

from cohorts import announcing, dating, letters
from cohorts.models import Admission, Cohort, Enrolment, Session, Waiver
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

JOINED_LATE = "later ingestroomd"


class AlreadyIn(Refusal):
    message = "Deze persoon doet al mee aan dit cohort."


class AlreadyWaits(Refusal):
    message = "Deze persoon staat al op de wachtlijst van dit cohort."


class CohortGone(Refusal):
    message = "Dit cohort is er niet meer."


class InArchive(Refusal):
    message = "Dit cohort staat in het archief. Haal het daar eerst uit."


class LeadsThisCohort(Refusal):
    message = "Deze persoon is trainer van dit cohort en kan er niet ook aan meedoen."


def locked(cohort: Cohort) -> Cohort:
    """The cohort, held: nobody else counts or hands out its places until this transaction ends."""
    held = Cohort.objects.select_for_update(of=("self",)).select_related("version__programme")
    try:
        return held.get(pk=cohort.pk)
    except Cohort.DoesNotExist:
        raise CohortGone from None


def refuse_archived(cohort: Cohort) -> None:
    if cohort.is_archived:
        raise InArchive


def check(cohort: Cohort, person: Person) -> None:
    """Whether this person can take part in this cohort, whatever room there is."""
    refuse_archived(cohort)
    if cohort.enrolments.active().filter(person=person).exists():
        raise AlreadyIn
    if cohort.trainerships.filter(person=person, until=None).exists():
        raise LeadsThisCohort


def place(admission: Admission, *, is_told: bool = False, by: Person, now: datetime) -> Enrolment:
    """A place for who was admitted, with its invitation unless they are told otherwise.

    The cohort is held and has room.
    """
    check(admission.cohort, admission.person)
    enrolment = Enrolment.objects.create(
        admission=admission,
        cohort=admission.cohort,
        person=admission.person,
        organisation=admission.organisation,
        team=admission.team,
        enrolled_at=now,
    )
    _waive_what_is_over(enrolment, by=by, now=now)
    if not is_told:
        first = announcing.first_day(enrolment.cohort, now=now)
        planning.plan_many([letters.participant_invited(enrolment, first=first)], now=now)
    dating.put_in(enrolment.cohort, to=[enrolment.person], now=now)
    log_act("enrolled", about=f"enrolment:{enrolment.pk}", by=by, now=now)
    return enrolment


def _waive_what_is_over(enrolment: Enrolment, *, by: Person, now: datetime) -> None:
    """Days already held when someone joins need not be in the POD (COH-10)."""
    over = Session.objects.ended(now).filter(cohort=enrolment.cohort_id)
    Waiver.objects.bulk_create(
        [Waiver(session=session, enrolment=enrolment, reason=JOINED_LATE, by=by, at=now) for session in over]
    )
