"""The Proevegesprek: planned, moved, called off. Of a day only one books at a time (PRV-3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cohorts.dates import Slot
from cohorts.local_time import day_of
from cohorts.models import Enrolment
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from proeve import admission, assessing, guests
from proeve.clashes import Meeting, between, planned_on
from proeve.laying import current_attempt, locked
from proeve.models import Attempt, Talk, TalkDay


class EndsTooSoon(Refusal):
    message = "Het einde moet na het begin liggen."


class OverMidnight(Refusal):
    message = "Een gesprek begint en eindigt op dezelfde dag."


class Taken(Refusal):
    """A room or a person is at another talk then. Why stands in the sentence."""


class AlreadyHeld(Refusal):
    message = "Dit gesprek is al beoordeeld. Het kan niet meer worden verzet of afgezegd."


class NotThese(Refusal):
    """Of several talks one cannot be: `enrolment` says whose. None of them was planned."""

    def __init__(self, enrolment: Enrolment, refusal: Refusal) -> None:
        super().__init__(f"{enrolment.person.name}: {refusal}")
        self.enrolment, self.refusal = enrolment, refusal


@dataclass(frozen=True)
class Booking:
    """When, where and with whom. Participant, mentor and principal always come (PRV-3)."""

    slot: Slot
    trainers: Sequence[Person] = ()
    assessors: Sequence[Person] = ()
    may_stay_away: frozenset[int] = frozenset()

    def meeting(self, enrolment: Enrolment) -> Meeting:
        people = guests.who_come(enrolment, trainers=self.trainers, assessors=self.assessors)
        names = {one.pk: one.name for one in (*people, *self.assessors)}
        return Meeting(enrolment.person.name, self.slot, names, self.may_stay_away)


def arrange(enrolment: Enrolment, booking: Booking, *, by: Person, now: datetime) -> Talk:
    """Plans the talk of now, or moves it. The same again changes nothing."""
    try:
        [talk] = arrange_all({enrolment: booking}, by=by, now=now)
    except NotThese as refused:
        raise refused.refusal from refused
    return talk


@transaction.atomic
def arrange_all(bookings: Mapping[Enrolment, Booking], *, by: Person, now: datetime) -> list[Talk]:
    """All of these or none."""
    for enrolment, booking in bookings.items():
        _check_hours(enrolment, booking.slot)
    _hold_days(booking.slot for booking in bookings.values())
    talks = []
    for enrolment, booking in bookings.items():
        try:
            talks.append(_arrange(enrolment, booking, by=by, now=now))
        except Refusal as refusal:
            raise NotThese(enrolment, refusal) from refusal
    return talks


@transaction.atomic
def call_off(enrolment: Enrolment, *, by: Person, now: datetime) -> None:
    """No talk for now. Who has it in the calendar is told; it can be planned again, as the same event."""
    proeve = locked(enrolment)
    talk = Talk.objects.filter(attempt=current_attempt(proeve), cancelled_at=None).first()
    if talk is None:
        return
    _check_not_held(talk.attempt)
    cancel(talk, now=now)
    log_act("proeve-talk-off", about=talk.key, by=by, now=now)


def cancel(talk: Talk, *, now: datetime) -> None:
    """For whoever holds the Proeve: out of all calendars."""
    had = guests.who_has(talk, now=now)
    talk.cancelled_at, talk.sequence = now, talk.sequence + 1
    talk.save(update_fields=["cancelled_at", "sequence"])
    guests.tell(talk, had=had, moved=False, now=now)


def _arrange(enrolment: Enrolment, booking: Booking, *, by: Person, now: datetime) -> Talk:
    proeve = locked(enrolment)
    attempt = current_attempt(proeve)
    attempt.proeve = proeve
    _check_not_held(attempt)
    known = Talk.objects.filter(attempt=attempt).first()
    assessing.check(proeve.enrolment, booking.assessors)
    _refuse_what_cannot_be(booking.meeting(proeve.enrolment), proeve.enrolment)
    admission.refuse_skipping(proeve, known, booking.slot.starts_at, now=now)
    return _write(attempt, known, booking, by=by, now=now)


def _write(attempt: Attempt, known: Talk | None, booking: Booking, *, by: Person, now: datetime) -> Talk:
    talk = known or Talk(attempt=attempt)
    talk.attempt = attempt
    had, before = guests.who_has(talk, now=now), _seated(known)
    is_new = known is None or known.is_cancelled or _slot(known) != booking.slot
    changes = assessing.appoint(attempt, booking.assessors, by=by, now=now)
    roles = guests.who_come(attempt.proeve.enrolment, trainers=booking.trainers, assessors=booking.assessors)
    changes |= is_new or {(one.pk, role) for one, role in roles.items()} != before
    talk.starts_at, talk.ends_at, talk.place, talk.link = booking.slot
    talk.cancelled_at, talk.sequence = None, talk.sequence + 1 if known and changes else talk.sequence
    talk.save()
    guests.seat(talk, roles, may_stay_away=booking.may_stay_away, anew=is_new, now=now)
    if changes:
        guests.tell(talk, had=had, moved=known is not None and is_new, only_new=not is_new, now=now)
        log_act("proeve-talk-moved" if known else "proeve-talk-planned", about=talk.key, by=by, now=now)
    return talk


def _seated(talk: Talk | None) -> set[tuple[int, str]]:
    return set(talk.seats.values_list("person", "role")) if talk else set()


def _refuse_what_cannot_be(meeting: Meeting, enrolment: Enrolment) -> None:
    others = planned_on(meeting.slot.starts_at, but=[enrolment.pk])
    impossible = [one.sentence for one in between(meeting, others) if one.cannot_be]
    if impossible:
        raise Taken(" ".join(impossible))


def _check_hours(enrolment: Enrolment, slot: Slot) -> None:
    if slot.ends_at <= slot.starts_at:
        raise NotThese(enrolment, EndsTooSoon())
    if day_of(slot.starts_at) != day_of(slot.ends_at):
        raise NotThese(enrolment, OverMidnight())


def _check_not_held(attempt: Attempt) -> None:
    if (
        hasattr(attempt, "result")
        or attempt.assessors.filter(withdrawn_at=None, given_at__isnull=False).exists()
    ):
        raise AlreadyHeld


def _hold_days(slots: Iterable[Slot]) -> None:
    """Always the earliest day first, so that nobody waits for each other."""
    days = sorted({day_of(slot.starts_at) for slot in slots})
    TalkDay.objects.bulk_create([TalkDay(on=day) for day in days], ignore_conflicts=True)
    list(TalkDay.objects.select_for_update().filter(on__in=days).order_by("on"))


def _slot(talk: Talk) -> Slot:
    return Slot(talk.starts_at, talk.ends_at, talk.place, talk.link)
