"""What planning these talks would run into, before anything is saved (PRV-3)."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple

from cohorts.local_time import at, day_of, local
from cohorts.models import Cohort, Enrolment
from proeve.clashes import Clash, Meeting, between, of_own_trainers, planned_on, warnings_for
from proeve.planning import Booking

Found = Mapping[int, list[Clash]]


class Place(NamedTuple):
    """Where in the day a talk could be."""

    starts_at: datetime
    ends_at: datetime
    room: str


def slots(day: date, clock: time, *, minutes: int, pause: int, rooms: list[str], count: int) -> list[Place]:
    """So many in order, from this hour on; in several rooms at the same time when there are more."""
    begin, rooms = at(day, clock), rooms or [""]
    found = []
    for number in range(count):
        turn, room = divmod(number, len(rooms))
        starts_at = begin + turn * timedelta(minutes=minutes + pause)
        found.append(Place(starts_at, starts_at + timedelta(minutes=minutes), rooms[room]))
    return found


def look(cohort: Cohort, bookings: Mapping[Enrolment, Booking], *, now: datetime) -> Found:
    """By number of the deelname what stands in the way, or is good to know."""
    numbers = [one.pk for one in bookings]
    meetings = {one: booking.meeting(one) for one, booking in bookings.items()}
    days = {day_of(booking.slot.starts_at): booking.slot.starts_at for booking in bookings.values()}
    planned = {day: planned_on(moment, but=numbers) for day, moment in days.items()}
    return {
        one.pk: [
            *between(meeting, [*planned[day_of(meeting.slot.starts_at)], *_others(meetings, one)]),
            *(Clash(sentence, False) for sentence in _good_to_know(cohort, bookings[one], now=now)),
        ]
        for one, meeting in meetings.items()
    }


def mark_of(found: Found) -> str:
    """The same as long as the same is known, so that nobody is asked twice."""
    said = [(pk, one.sentence) for pk, clashes in sorted(found.items()) for one in clashes]
    return sha256(repr(said).encode()).hexdigest()[:16] if said else ""


def _others(meetings: Mapping[Enrolment, Meeting], mine: Enrolment) -> list[Meeting]:
    return [meeting for one, meeting in meetings.items() if one != mine]


def _good_to_know(cohort: Cohort, booking: Booking, *, now: datetime) -> list[str]:
    experts = [*booking.trainers, *booking.assessors]
    return [
        *warnings_for(booking.slot, cohort, experts=experts, now=now),
        *of_own_trainers(cohort, booking.assessors),
    ]


def as_fields(place: Place) -> dict[str, str]:
    """As a form would send it."""
    begin, end = local(place.starts_at), local(place.ends_at)
    return {
        "date": begin.date().isoformat(),
        "start": f"{begin:%H:%M}",
        "end": f"{end:%H:%M}",
        "place": place.room,
    }
