"""Planning the conversation with who applied, and the times trainers offer for it (INT-2)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from agenda.knowing import who_knows
from cohorts.dates import Slot
from cohorts.models import Cohort, Trainership
from intake import conversation_letters as letters
from intake.letters import readers
from intake.models import Application, Interview, OfferedTime
from outbox import planning
from outbox.models import Message
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

CHANGED = "Het intakegesprek is verzet."
OVER = "Het intakegesprek gaat niet door."
PLANNED = "Het intakegesprek is gepland."
WISH_LIMIT = 1000


class NotOpen(Refusal):
    message = "Deze aanmelding is ingetrokken of nog niet ingestuurd."


class NoTrainerHere(Refusal):
    message = "Kies een trainer van dit cohort."


class EndsTooSoon(Refusal):
    message = "Het einde moet na het begin liggen."


class IsOver(Refusal):
    message = "Deze tijd is al voorbij. Kies een moment dat nog komt."


class TimeTaken(Refusal):
    message = "Deze tijd is net door iemand anders gekozen. Kies een andere."


class Busy(Refusal):
    def __init__(self, trainer: Person) -> None:
        super().__init__(f"{trainer.name} heeft dan al een ander intakegesprek. Kies een andere tijd.")


class NotPlanned(Refusal):
    message = "Er is nog geen gesprek gepland."


class HasBegun(Refusal):
    message = "Dit gesprek is al begonnen of geweest. Mail de trainer als er iets misging."


class SayWhen(Refusal):
    message = "Schrijf wanneer je wel kunt. Noem een paar dagen of dagdelen."


class WishTooLong(Refusal):
    message = f"Maak je bericht korter dan {WISH_LIMIT} tekens."


@transaction.atomic
def offer(trainer: Person, *, slot: Slot, now: datetime) -> OfferedTime:
    """A time at which this trainer can hold an intake. Offered twice is offered once."""
    if slot.ends_at <= slot.starts_at:
        raise EndsTooSoon
    if slot.starts_at <= now:
        raise IsOver
    held = _held(trainer)
    known = OfferedTime.objects.filter(
        trainer=held, starts_at__lt=slot.ends_at, ends_at__gt=slot.starts_at
    ).first()
    return known or OfferedTime.objects.create(trainer=held, **slot._asdict())


@transaction.atomic
def take_back(time: OfferedTime) -> None:
    """No longer offered. Twice is once; a time that was chosen stays with its conversation."""
    locked = OfferedTime.objects.select_for_update().filter(pk=time.pk).first()
    if locked is None:
        return
    if Interview.objects.filter(time=locked).exists():
        raise TimeTaken("Deze tijd is gekozen. Verzet eerst het gesprek.")
    locked.delete()


def free_times(cohort: Cohort, *, now: datetime) -> QuerySet[OfferedTime]:
    """What the trainers of this cohort offer and nobody has, soonest first."""
    trainers = cohort.trainerships.filter(until=None).values("person")
    found = OfferedTime.objects.filter(trainer__in=trainers, interview=None, starts_at__gt=now)
    return found.select_related("trainer").order_by("starts_at", "trainer__name")


@transaction.atomic
def plan(
    application: Application,
    *,
    slot: Slot,
    trainer: Person,
    time: OfferedTime | None = None,
    by: Person,
    now: datetime,
) -> Interview:
    """Plans the conversation, or moves the one there is. Both are told; the same again changes nothing.

    In the past it is put on record, and nobody is invited.
    """
    locked = _open(application)
    if slot.ends_at <= slot.starts_at:
        raise EndsTooSoon
    if not locked.cohort.trainerships.filter(person=trainer, until=None).exists():
        raise NoTrainerHere
    known = Interview.objects.select_related("trainer").filter(application=locked).first()
    if known and (_slot(known), known.trainer) == (slot, trainer) and not known.wished_at:
        return known
    _refuse_busy(_held(trainer), slot, besides=known)
    made = known or Interview()
    made.application = locked
    had = _who_has(made, now=now)
    made.starts_at, made.ends_at, made.place, made.link = slot
    made.trainer, made.sequence = trainer, made.sequence + 1 if known else 0
    made.time, made.wish, made.wished_at, made.cancelled_at = time, "", None, None
    made.save()
    planning.lapse(kinds=[letters.UNPLANNED], subject=locked.key, reason=PLANNED, now=now)
    _tell(made, had=had, reason=CHANGED, now=now)
    log_act("interview-moved" if known else "interview-planned", about=locked.key, by=by, now=now)
    return made


@transaction.atomic
def plan_at(application: Application, *, time: OfferedTime, by: Person, now: datetime) -> Interview:
    """At a time that a trainer offered: whoever comes second is told that it is taken."""
    free = OfferedTime.objects.select_for_update(of=("self",)).select_related("trainer").filter(pk=time.pk)
    held = free.first()
    if held is None or Interview.objects.filter(time=held).exclude(application=application).exists():
        raise TimeTaken
    if held.starts_at <= now:
        raise IsOver
    return plan(application, slot=_slot(held), trainer=held.trainer, time=held, by=by, now=now)


@transaction.atomic
def choose(application: Application, *, time: OfferedTime, by: Person, now: datetime) -> Interview:
    """The applicant takes another time that is offered."""
    _to_come(_open(application), now=now)
    return plan_at(application, time=time, by=by, now=now)


@transaction.atomic
def wish(application: Application, *, words: str, by: Person, now: datetime) -> Interview:
    """The applicant cannot come then, and says when they can. The conversation stands until it is moved."""
    words = words.strip()
    if not words:
        raise SayWhen
    if len(words) > WISH_LIMIT:
        raise WishTooLong
    locked = _open(application)
    interview = _to_come(locked, now=now)
    if interview.wish == words:
        return interview
    interview.wish, interview.wished_at = words, now
    interview.save(update_fields=["wish", "wished_at"])
    to = [interview.trainer] if interview.trainer else list(readers(locked.cohort))
    planning.plan_many(list(letters.wished(interview, to=to)), now=now)
    log_act("interview-wish", about=locked.key, by=by, now=now)
    return interview


def let_go(application: Application, *, now: datetime) -> None:
    """The application is taken back: no conversation any more."""
    planning.lapse(kinds=[letters.UNPLANNED], subject=application.key, reason=OVER, now=now)
    interview = _of(application)
    if interview and not interview.is_cancelled:
        _call_off(interview, now=now)


def settle(application: Application, *, reason: str, now: datetime) -> None:
    """A decision was taken: nobody needs to be reminded of it, and a conversation still to come is off."""
    interview = _of(application)
    if interview is None:
        return
    planning.lapse(kinds=[letters.UNDECIDED], subject=interview.key, reason=reason, now=now)
    if interview.starts_at > now and not interview.is_cancelled:
        _call_off(interview, now=now)


@transaction.atomic
def release_from_departed(*, now: datetime) -> int:
    """Conversations to come of trainers who left their cohort keep their moment, and wait for another."""
    to_come = Interview.objects.filter(starts_at__gt=now, cancelled_at=None).exclude(trainer=None)
    leads = Trainership.objects.filter(
        cohort=OuterRef("application__cohort"), person=OuterRef("trainer"), until=None
    )
    rows = to_come.exclude(Exists(leads)).select_for_update(of=("self",))
    found = list(rows.select_related("trainer", "application__person", "application__cohort"))
    for interview in found:
        _release(interview, now=now)
    return len(found)


def _release(interview: Interview, *, now: datetime) -> None:
    """The applicant, who has the right moment, hears who comes instead once that is known."""
    applicant, had = interview.application.person, _who_has(interview, now=now)
    waits = Message.objects.open().filter(subject=interview.key, kind=letters.INVITED, recipient=applicant)
    is_untold = waits.exists()
    interview.trainer, interview.time, interview.sequence = None, None, interview.sequence + 1
    interview.save(update_fields=["trainer", "time", "sequence"])
    concerned = [one for one in had if is_untold or one != applicant]
    _tell(interview, had=concerned, reason=OVER, invites=is_untold, now=now)
    soon = [] if is_untold else [letters.soon(interview)]
    planning.plan_many([*soon, *letters.bare(interview)], now=now)


def _call_off(interview: Interview, *, now: datetime) -> None:
    had = _who_has(interview, now=now)
    interview.cancelled_at, interview.time = now, None
    interview.sequence += 1
    interview.save(update_fields=["cancelled_at", "sequence", "time"])
    _tell(interview, had=had, reason=OVER, now=now)


def _of(application: Application) -> Interview | None:
    interview = Interview.objects.select_related("trainer").filter(application=application).first()
    if interview:
        interview.application = application
    return interview


def _open(application: Application) -> Application:
    """Locked, handed in and not taken back."""
    found = Application.objects.select_for_update(of=["self"])
    locked = found.select_related("cohort__version__programme", "person").get(pk=application.pk)
    if not locked.is_open:
        raise NotOpen
    return locked


def _held(trainer: Person) -> Person:
    """Who plans with this trainer waits for who does so now: two conversations never overlap."""
    return Person.objects.select_for_update(no_key=True).get(pk=trainer.pk)


def _refuse_busy(trainer: Person, slot: Slot, *, besides: Interview | None) -> None:
    others = Interview.objects.filter(trainer=trainer, cancelled_at=None)
    if besides:
        others = others.exclude(pk=besides.pk)
    if others.filter(starts_at__lt=slot.ends_at, ends_at__gt=slot.starts_at).exists():
        raise Busy(trainer)


def _to_come(application: Application, *, now: datetime) -> Interview:
    found = Interview.objects.select_related("trainer").filter(application=application, cancelled_at=None)
    interview = found.first()
    if interview is None:
        raise NotPlanned
    if interview.starts_at <= now:
        raise HasBegun
    interview.application = application
    return interview


def _slot(moment: Interview | OfferedTime) -> Slot:
    return Slot(moment.starts_at, moment.ends_at, moment.place, moment.link)


def _who_has(interview: Interview, *, now: datetime) -> list[Person]:
    """In whose calendar it stands and is still to come. Ask before anything changes."""
    if interview.pk is None or interview.starts_at <= now:
        return []
    return who_knows(interview.key, invited=letters.INVITED, called_off=letters.OFF)


def _tell(
    interview: Interview, *, had: Collection[Person], reason: str, invites: bool = True, now: datetime
) -> None:
    """What was still planned told how it was. The new rows tell how it is, also who is not in it any more."""
    stands = not interview.is_cancelled
    is_to_come = stands and interview.starts_at > now
    coming = list(letters.planned(interview, known_to=had, now=now)) if invites and is_to_come else []
    parties = {one.to for one in coming}
    kinds = [letters.INVITED, letters.SOON, letters.WISH, letters.BARE, letters.UNDECIDED]
    planning.lapse(kinds=kinds, subject=interview.key, reason=reason, now=now)
    for party in parties:
        planning.lapse(kinds=[letters.OFF], to=party, subject=interview.key, reason=reason, now=now)
    gone = [letters.off(interview, to=one, now=now) for one in had if one not in parties]
    decide = letters.undecided(interview) if stands and not interview.application.decision else ()
    planning.plan_many([*coming, *gone, *decide], now=now)
