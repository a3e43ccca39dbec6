"""Planning the conversation with who applied, and the times trainers offer for it (INT-2)."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from cohorts.dates import Slot
from cohorts.models import Cohort
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
    before = known.trainer if known and known.starts_at > now else None
    made.starts_at, made.ends_at, made.place, made.link = slot
    made.trainer, made.sequence = trainer, made.sequence + 1 if known else 0
    made.time, made.wish, made.wished_at, made.cancelled_at = time, "", None, None
    made.save()
    _tell(made, replaced=before if before != trainer else None, now=now)
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
    """The application is taken back: no conversation any more, and it goes out of both calendars."""
    planning.lapse(kinds=[letters.UNPLANNED], subject=application.key, reason=OVER, now=now)
    interview = Interview.objects.select_related("trainer").filter(application=application).first()
    if interview is None or interview.is_cancelled:
        return
    interview.application, interview.cancelled_at = application, now
    interview.sequence += 1
    interview.time = None
    interview.save(update_fields=["cancelled_at", "sequence", "time"])
    _silence(interview, OVER, now=now)
    if interview.starts_at > now:
        _out_of_calendars(interview, [application.person, interview.trainer], now=now)


def silence_undecided(application: Application, *, reason: str, now: datetime) -> None:
    """A decision was taken: nobody needs to be reminded of it."""
    interview = Interview.objects.filter(application=application).first()
    if interview:
        planning.lapse(kinds=[letters.UNDECIDED], subject=interview.key, reason=reason, now=now)


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


def _tell(interview: Interview, *, replaced: Person | None, now: datetime) -> None:
    """What was still planned told how it was; the new rows tell how it is."""
    application = interview.application
    planning.lapse(kinds=[letters.UNPLANNED], subject=application.key, reason=PLANNED, now=now)
    _silence(interview, CHANGED, now=now)
    _out_of_calendars(interview, [replaced], now=now)
    coming = letters.planned(interview, now=now) if interview.starts_at > now else ()
    rows = [*coming, *(() if application.decision else letters.undecided(interview))]
    planning.plan_many(rows, now=now)


def _silence(interview: Interview, reason: str, *, now: datetime) -> None:
    kinds = [*letters.KINDS, letters.UNDECIDED]
    planning.lapse(kinds=kinds, subject=interview.key, reason=reason, now=now)


def _out_of_calendars(interview: Interview, people: list[Person | None], *, now: datetime) -> None:
    """Of who was told already; for the others nothing was ever in."""
    told = Message.objects.filter(subject=interview.key, kind="interview").exclude(sent_at=None)
    known = set(told.values_list("recipient", flat=True))
    gone = [letters.off(interview, to=one, now=now) for one in people if one and one.pk in known]
    planning.plan_many(gone, now=now)
