"""The start talk of every participant with a trainer, before day 1 (INT-9)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from agenda.knowing import who_knows
from cohorts import placing, talk_letters, talk_reminding
from cohorts.dates import Slot
from cohorts.models import Cohort, Enrolment, StartTalk
from outbox import planning
from outbox.models import Message
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

CHANGED = "Het startgesprek is verzet."
OVER = "Het startgesprek is gevoerd of gaat niet door."


class NotTaking(Refusal):
    message = "Deze persoon doet niet meer mee aan dit cohort."


class NoTrainerHere(Refusal):
    message = "Kies een trainer van dit cohort."


class AlreadyHeld(Refusal):
    message = "Dit startgesprek is al gevoerd."


class EndsTooSoon(Refusal):
    message = "Het einde moet na het begin liggen."


class NotPlanned(Refusal):
    message = "Er is nog geen startgesprek gepland."


class NotYet(Refusal):
    message = "Dit startgesprek moet nog beginnen."


@transaction.atomic
def arrange(enrolment: Enrolment, *, slot: Slot, trainer: Person, by: Person, now: datetime) -> StartTalk:
    """Plans the talk, or moves the one there is. Both are told; the same again changes nothing.

    In the past it is put on record, and nobody is invited.
    """
    locked = _locked(enrolment)
    if slot.ends_at <= slot.starts_at:
        raise EndsTooSoon
    if not locked.cohort.trainerships.filter(person=trainer, until=None).exists():
        raise NoTrainerHere
    known = StartTalk.objects.select_related("trainer").filter(enrolment=locked).first()
    if known and known.is_held:
        raise AlreadyHeld
    if known and (_slot(known), known.trainer) == (slot, trainer):
        return known
    talk = known or StartTalk(enrolment=locked)
    talk.enrolment = locked
    had = _who_has(talk, now=now)
    talk.starts_at, talk.ends_at, talk.place, talk.link = slot
    talk.trainer, talk.sequence = trainer, talk.sequence + 1 if known else 0
    talk.save()
    _tell(talk, had=had, reason=CHANGED, now=now)
    talk_reminding.lapse_when_planned(locked.cohort, now=now)
    log_act("start-talk-moved" if known else "start-talk-planned", about=talk.key, by=by, now=now)
    return talk


@transaction.atomic
def hold(enrolment: Enrolment, *, by: Person, now: datetime) -> StartTalk:
    """That it took place. Twice is once."""
    talk = StartTalk.objects.filter(enrolment=_locked(enrolment)).first()
    if talk is None:
        raise NotPlanned
    if talk.is_held:
        return talk
    if talk.starts_at > now:
        raise NotYet
    talk.held_at, talk.held_by = now, by
    talk.save(update_fields=["held_at", "held_by"])
    planning.lapse(kinds=talk_letters.KINDS, subject=talk.key, reason=OVER, now=now)
    log_act("start-talk-held", about=talk.key, by=by, now=now)
    return talk


def let_go(enrolment: Enrolment, *, now: datetime) -> None:
    """The participant leaves: no talk any more. Who has it in the calendar is told."""
    talk_reminding.lapse_when_planned(enrolment.cohort, now=now)
    gone = _to_hold().filter(enrolment=enrolment, cancelled_at=None).first()
    if gone is None:
        return
    had = _who_has(gone, now=now)
    gone.cancelled_at, gone.sequence = now, gone.sequence + 1
    gone.save(update_fields=["cancelled_at", "sequence"])
    _tell(gone, had=had, reason=OVER, now=now)


def release(cohort: Cohort, *, trainer: Person, now: datetime) -> None:
    """A trainer leaves: talks not held yet keep their moment and wait for another trainer.

    The participant, who has the right moment, hears who comes instead once that is known.
    """
    for talk in _to_hold().filter(enrolment__cohort=cohort, trainer=trainer):
        had = _who_has(talk, now=now)
        waits = Message.objects.open().filter(subject=talk.key, kind=talk_letters.INVITED)
        is_untold = waits.filter(recipient=talk.enrolment.person_id).exists()
        talk.trainer, talk.sequence = None, talk.sequence + 1
        talk.save(update_fields=["trainer", "sequence"])
        concerned = [one for one in had if is_untold or one != talk.enrolment.person]
        _tell(talk, had=concerned, reason=OVER, invites=is_untold, now=now)


def _to_hold() -> QuerySet[StartTalk]:
    return StartTalk.objects.filter(held_at=None).select_related(
        "trainer", "enrolment__cohort", "enrolment__person"
    )


def _locked(enrolment: Enrolment) -> Enrolment:
    """The enrolment as it is now, its cohort held: withdrawing and planning wait for each other."""
    cohort = placing.locked(enrolment.cohort)
    locked = Enrolment.objects.select_related("person").get(pk=enrolment.pk)
    locked.cohort = cohort
    if not locked.is_active:
        raise NotTaking
    return locked


def _slot(talk: StartTalk) -> Slot:
    return Slot(talk.starts_at, talk.ends_at, talk.place, talk.link)


def _who_has(talk: StartTalk, *, now: datetime) -> list[Person]:
    """In whose calendar it stands and is still to come. Ask before anything changes."""
    if talk.pk is None or talk.starts_at <= now:
        return []
    return who_knows(talk.key, invited=talk_letters.INVITED, called_off=talk_letters.OFF)


def _tell(
    talk: StartTalk, *, had: Collection[Person], reason: str, invites: bool = True, now: datetime
) -> None:
    """What was still planned told how it was. The new rows tell how it is, also who is not in it any more."""
    is_to_come = talk.starts_at > now and not talk.is_cancelled
    invited = talk_letters.invitations(talk, known_to=had, now=now) if invites and is_to_come else []
    parties = [one.to for one in invited]
    planning.lapse(kinds=[talk_letters.INVITED], subject=talk.key, reason=reason, now=now)
    for party in parties:
        planning.lapse(kinds=[talk_letters.OFF], to=party, subject=talk.key, reason=reason, now=now)
    gone = [talk_letters.off(talk, to=one, now=now) for one in had if one not in parties]
    planning.plan_many([*invited, *gone], now=now)
