"""What one would want to know before a talk is set, and what truly cannot be (PRV-3, COH-3).

Two talks in one room, or one person who must be at two talks, cannot be; of the rest the page warns.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from cohorts import warnings
from cohorts.dates import Slot
from cohorts.local_time import bounds, day_of, local
from cohorts.models import Cohort, StartTalk
from intake.models import Interview
from people.models import Person
from proeve.models import Talk

OPENS, CLOSES = time(8), time(18)


@dataclass(frozen=True)
class Meeting:
    """A talk, planned or about to be. `people`: by number the name; `optional`: who may stay away."""

    whose: str
    slot: Slot
    people: dict[int, str]
    optional: Collection[int] = ()

    @property
    def room(self) -> str:
        return " ".join(self.slot.place.split()).casefold()

    def overlaps(self, other: "Meeting") -> bool:
        return self.slot.starts_at < other.slot.ends_at and other.slot.starts_at < self.slot.ends_at


@dataclass(frozen=True)
class Clash:
    sentence: str
    cannot_be: bool


def between(one: Meeting, others: Sequence[Meeting]) -> Iterator[Clash]:
    """Of one talk with other talks. Plain values in, sentences out."""
    for other in others:
        if not one.overlaps(other):
            continue
        if one.room and one.room == other.room:
            yield Clash(f"{other.slot.place} is dan al bezet door het Proevegesprek van {other.whose}.", True)
        for number, name in one.people.items():
            if number in other.people:
                may_stay_away = number in one.optional or number in other.optional
                sentence = f"{name} is dan al bij het Proevegesprek van {other.whose}."
                yield Clash(sentence, not may_stay_away)


def planned_on(starts_at: datetime, *, but: Collection[int]) -> list[Meeting]:
    """The talks on this day of everyone but these participants. Three queries."""
    begin, end = bounds(day_of(starts_at))
    rows = Talk.objects.filter(cancelled_at=None, starts_at__lt=end, ends_at__gt=begin)
    rows = rows.filter(attempt__proeve__enrolment__withdrawn_at=None).order_by("starts_at", "pk")
    related = rows.select_related("attempt__proeve__enrolment__person").prefetch_related(
        "seats__person", "attempt__assessors__person"
    )
    return [_meeting(talk) for talk in related.exclude(attempt__proeve__enrolment__in=but)]


def _meeting(talk: Talk) -> Meeting:
    seats, assessors = talk.seats.all(), talk.attempt.assessors.all()
    people = {one.person_id: one.person.name for one in seats}
    people |= {one.person_id: one.person.name for one in assessors if one.withdrawn_at is None}
    slot = Slot(talk.starts_at, talk.ends_at, talk.place, talk.link)
    optional = {one.person_id for one in seats if not one.must_come}
    return Meeting(talk.attempt.proeve.enrolment.person.name, slot, people, optional)


def warnings_for(slot: Slot, cohort: Cohort, *, experts: Collection[Person], now: datetime) -> list[str]:
    """Of the day, the hour, the room, and of trainers and assessors elsewhere; not of other talks."""
    return [
        *_of_the_hour(slot, now),
        *warnings.warnings_for(
            slot.starts_at, slot.ends_at, place=slot.place, trainers=experts, leave_out=cohort
        ),
        *_of_conversations(slot, experts),
    ]


def of_own_trainers(cohort: Cohort, assessors: Collection[Person]) -> list[str]:
    """The participant's own trainer is at most one of the two (PRV-5)."""
    leads = cohort.trainerships.filter(person__in=assessors, until=None).count()
    if leads < 2:
        return []
    return ["Beide beoordelaars zijn trainer van dit cohort. Kies voor één van de twee iemand van buiten."]


def _of_the_hour(slot: Slot, now: datetime) -> Iterator[str]:
    if slot.starts_at <= now:
        yield "Dit moment is al geweest. Niemand krijgt een mail."
    begin, end = local(slot.starts_at).time(), local(slot.ends_at).time()
    if begin < OPENS or end > CLOSES:
        yield "Dit gesprek valt buiten kantooruren (8.00 tot 18.00 uur)."


def _of_conversations(slot: Slot, people: Collection[Person]) -> Iterator[str]:
    """Start talks and intakes that a trainer or assessor holds at that time."""
    at_once = {"starts_at__lt": slot.ends_at, "ends_at__gt": slot.starts_at, "cancelled_at": None}
    for model, called in ((StartTalk, "een startgesprek"), (Interview, "een intakegesprek")):
        busy = model._default_manager.filter(**at_once, trainer__in=people).values_list("trainer__name")
        for (name,) in busy.order_by("trainer__name").distinct():
            yield f"{name} heeft dan {called}."
