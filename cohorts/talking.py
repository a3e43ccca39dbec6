"""The start talk of every participant with a trainer, before day 1 (INT-9)."""

from datetime import datetime

from django.db import transaction

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
    before, talk.enrolment = talk.trainer, locked
    was_to_come = bool(known and known.starts_at > now)
    talk.starts_at, talk.ends_at, talk.place, talk.link = slot
    talk.trainer, talk.sequence = trainer, talk.sequence + 1 if known else 0
    talk.save()
    _tell(talk, replaced=before if was_to_come and before != trainer else None, now=now)
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
    """The participant leaves: no talk any more. A trainer who has it in the calendar is told."""
    talk_reminding.lapse_when_planned(enrolment.cohort, now=now)
    talks = StartTalk.objects.select_related("trainer", "enrolment__cohort", "enrolment__person")
    gone = talks.filter(enrolment=enrolment, held_at=None, cancelled_at=None).first()
    if gone is None:
        return
    gone.cancelled_at, gone.sequence = now, gone.sequence + 1
    gone.save(update_fields=["cancelled_at", "sequence"])
    planning.lapse(kinds=talk_letters.KINDS, subject=gone.key, reason=OVER, now=now)
    _take_back(gone, gone.trainer if gone.starts_at > now else None, now=now)


def release(cohort: Cohort, *, trainer: Person, now: datetime) -> None:
    """A trainer leaves: talks not held yet keep their moment and wait for another trainer."""
    talks = StartTalk.objects.filter(enrolment__cohort=cohort, trainer=trainer, held_at=None)
    for talk in talks:
        planning.lapse(kinds=talk_letters.KINDS, to=trainer, subject=talk.key, reason=OVER, now=now)
    talks.update(trainer=None)


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


def _tell(talk: StartTalk, *, replaced: Person | None, now: datetime) -> None:
    """What was still planned told how it was; the new rows tell how it is."""
    planning.lapse(kinds=talk_letters.KINDS, subject=talk.key, reason=CHANGED, now=now)
    _take_back(talk, replaced, now=now)
    if talk.starts_at > now:
        planning.plan_many(talk_letters.invitations(talk, now=now), now=now)


def _take_back(talk: StartTalk, trainer: Person | None, *, now: datetime) -> None:
    """Out of the calendar of a trainer who was told already."""
    told = Message.objects.filter(subject=talk.key, kind="start_talk", recipient=trainer)
    if trainer and told.exclude(sent_at=None).exists():
        planning.plan_many([talk_letters.off(talk, to=trainer, now=now)], now=now)
