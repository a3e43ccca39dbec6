"""Who reads along, and the one way a POD's text leaves this app (POD-7, PRI-2).

`read_for` hands out what was handed in and shared, and logs the look in the same act: no view can do
the one and forget the other. `circles_of` says in which circle someone stands; being in one gives
sight of *presence* only.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import CharField, F, IntegerField, Prefetch, QuerySet, Value
from django.db.models.functions import Cast

from assignments.models import Support
from buddies.models import Buddy
from cohorts.models import Cohort, Enrolment, Trainership
from people.looking import Seen, log_looks
from people.models import Person
from people.prepared import prepared
from pod import content, waiting
from pod.content import After, Before, Goal
from pod.models import Circle, Conversation, Entry, Evidence, Part, Pod

Circles = frozenset[Circle]
ALL: Circles = frozenset(Circle)
SUPPORTERS: Circles = frozenset({Circle.MENTOR, Circle.PRINCIPAL})
NO_NUMBER = Value(None)


@dataclass(frozen=True)
class Reading:
    """What one reader may read of one entry: only what was handed in, as it was handed in."""

    entry: Entry
    circle: Circle
    before: Before | None
    is_late: bool
    after: After | None
    handed_in_at: datetime | None
    evidence: tuple[Evidence, ...]

    @property
    def goals(self) -> tuple[Goal, ...]:
        return self.before.goals if self.before else ()

    @property
    def judged_goals(self) -> tuple[tuple[Goal, str], ...]:
        return tuple((goal, self.after.result_of(goal) if self.after else "") for goal in self.goals)


def circles_of(
    person: Person, enrolments: Sequence[Enrolment], *, within: Circles = ALL, now: datetime
) -> Mapping[int, Circles]:
    """For each enrolment (by number) which of these circles this person stands in now.

    At most three queries, however many enrolments.
    """
    found: dict[int, set[Circle]] = defaultdict(set)
    keys = {e.pk for e in enrolments}
    for key in _led_by(person, enrolments, now=now) if Circle.TRAINERS in within else ():
        found[key].add(Circle.TRAINERS)
    for key in _buddies_of(person, keys) if Circle.BUDDY in within else ():
        found[key].add(Circle.BUDDY)
    for key, role in _supported_by(person, keys, now=now) if within & SUPPORTERS else ():
        found[key].add(Circle(role))
    return {key: frozenset(found[key]) & within for key in keys}


def _led_by(person: Person, enrolments: Iterable[Enrolment], *, now: datetime) -> Iterable[int]:
    led = set(Cohort.objects.led_by(person, now=now).values_list("pk", flat=True))
    return (enrolment.pk for enrolment in enrolments if enrolment.cohort_id in led)


def _supported_by(person: Person, enrolments: set[int], *, now: datetime) -> Iterable[tuple[int, str]]:
    supports = Support.objects.open(now).filter(person=person, assignment__enrolment__in=enrolments)
    return supports.values_list("assignment__enrolment", "role")


def _buddies_of(person: Person, enrolments: set[int]) -> Iterable[int]:
    own = Buddy.objects.filter(
        enrolment__person=person, enrolment__withdrawn_at=None, ended_at=None, pair__ended_at=None
    )
    others = Buddy.objects.filter(pair__in=own.values("pair"), ended_at=None, enrolment__in=enrolments)
    return others.exclude(enrolment__person=person).values_list("enrolment", flat=True)


def circle_for(entry: Entry, circles: Circles) -> Circle | None:
    """The circle through which this entry's text is open to someone standing in these circles."""
    return next((c for c in Circle if c in circles and entry.is_open_to(c, entry.pod)), None)


def read_for(
    person: Person, entries: Iterable[Entry], *, within: Circles = ALL, now: datetime
) -> dict[int, Reading]:
    """What this person may read of these entries, by number of entry; every entry in it is logged as seen.

    Entries not shared with them, not handed in, or of a participant who left are simply not in it.
    `within` keeps to some of their circles: a personal link opens none of someone's other roles (PPL-3).
    """
    rows = _with_handed_in_parts(entries)
    enrolments = {e.pod.enrolment_id: e.pod.enrolment for e in rows}
    circles = circles_of(person, list(enrolments.values()), within=within, now=now)
    readings = {}
    for entry in rows:
        circle = circle_for(entry, circles[entry.pod.enrolment_id])
        if circle and entry.pod.enrolment.is_active and entry.parts.all():
            readings[entry.pk] = _reading(entry, circle)
    _log(person, readings.values(), now=now)
    return readings


def _with_handed_in_parts(entries: Iterable[Entry]) -> list[Entry]:
    parts = Part.objects.exclude(handed_in_at=None)
    asked: Any = entries.values("pk") if isinstance(entries, QuerySet) else [e.pk for e in entries]
    rows = Entry.objects.filter(pk__in=asked)
    return list(
        rows.select_related("session", "pod__enrolment__person").prefetch_related(
            Prefetch("parts", parts), Prefetch("evidence", Evidence.objects.select_related("upload"))
        )
    )


def _reading(entry: Entry, circle: Circle) -> Reading:
    parts = {part.kind: part for part in entry.parts.all()}
    before = parts.get(Part.Kind.BEFORE) or parts.get(Part.Kind.LATE)
    after = parts.get(Part.Kind.AFTER)
    return Reading(
        entry=entry,
        circle=circle,
        before=content.read_before(before.handed_in_fields) if before else None,
        is_late=bool(before and before.kind == Part.Kind.LATE),
        after=content.read_after(after.handed_in_fields) if after else None,
        handed_in_at=max(part.handed_in_at for part in parts.values() if part.handed_in_at),
        evidence=tuple(entry.evidence.all()) if after else (),
    )


def _log(person: Person, readings: Iterable[Reading], *, now: datetime) -> None:
    by_circle: dict[Circle, list[Seen]] = defaultdict(list)
    for reading in readings:
        entry = reading.entry
        seen = Seen(
            entry.pod.enrolment.person_id,
            entry.key,
            f"POD, dag {entry.session.number}: {entry.session.theme}",
        )
        by_circle[reading.circle].append(seen)
    for circle, seen_here in by_circle.items():
        log_looks(person, seen_here, role=circle, now=now)


def open_circle(pod: Pod, circles: Circles) -> Circle | None:
    """The circle through which the POD as a whole is open to someone standing in these circles."""
    return next((c for c in Circle if c in circles and getattr(pod, f"with_{c.value}")), None)


def log_growth(pod: Pod, reader: Person, circle: Circle, *, now: datetime) -> None:
    seen = Seen(pod.enrolment.person_id, f"pod:{pod.pk}:growth", "Leerdoelen en groei in je POD")
    log_looks(reader, [seen], role=circle, now=now)


@dataclass(frozen=True)
class Readers:
    """Who can read a text now, by name; `nobody` when it is the participant's alone."""

    names: tuple[str, ...]

    @property
    def nobody(self) -> bool:
        return not self.names


@dataclass(frozen=True)
class Someone:
    """A person in a circle; a buddy with the number of their own deelname."""

    circle: Circle
    name: str
    enrolment: int | None


def people_around(enrolment: Enrolment, *, now: datetime) -> list[Someone]:
    """The people in all circles around one participant, circle by circle. One query."""
    rows = _around(enrolment=enrolment.pk, cohort=enrolment.cohort_id, now=now)
    found = [Someone(Circle(circle), name, number) for circle, name, number in rows]
    return sorted(found, key=lambda one: (list(Circle).index(one.circle), one.name))


@prepared
def _around(*, enrolment: int, cohort: int, now: datetime) -> QuerySet[Any, tuple[str, str, int | None]]:
    trainers = Trainership.objects.filter(cohort=cohort, until=None)
    mine = Buddy.objects.filter(enrolment=enrolment, ended_at=None, pair__ended_at=None)
    here = Buddy.objects.filter(ended_at=None, enrolment__withdrawn_at=None)
    buddies = here.filter(pair__in=mine.values("pair")).exclude(enrolment=enrolment)
    supports = Support.objects.open(now).filter(assignment__enrolment=enrolment)
    return _named(trainers, Value(Circle.TRAINERS.value), "person__name").union(
        _named(buddies, Value(Circle.BUDDY.value), "enrolment__person__name", F("enrolment")),
        _named(supports, F("role"), "person__name"),
        all=True,
    )


def people_in_circles(enrolment: Enrolment, *, now: datetime) -> dict[Circle, tuple[str, ...]]:
    """The names of the people in each circle around one participant."""
    names: dict[Circle, tuple[str, ...]] = dict.fromkeys(Circle, ())
    for someone in people_around(enrolment, now=now):
        names[someone.circle] += (someone.name,)
    return names


def _named(
    rows: QuerySet[Any], circle: Value | F, name: str, enrolment: Value | F = NO_NUMBER
) -> QuerySet[Any, tuple[str, str, int | None]]:
    """Rows as (circle, name, number of deelname), in one shape so that they can be joined."""
    return rows.values_list(
        Cast(circle, CharField()), Cast(F(name), CharField()), Cast(enrolment, IntegerField())
    )


def readers_of(entry: Entry, people: Mapping[Circle, tuple[str, ...]]) -> Readers:
    """Who can read this entry once it is handed in."""
    open_to = [circle for circle in Circle if entry.is_open_to(circle, entry.pod)]
    return Readers(tuple(name for circle in open_to for name in people[circle]))


@transaction.atomic
def choose(pod: Pod, circles: Iterable[Circle], *, now: datetime) -> None:
    """Sets who may read along in the POD as a whole; also the answer at first opening (POD-7)."""
    chosen = set(circles)
    for circle in Circle:
        setattr(pod, f"with_{circle.value}", circle in chosen)
    pod.sharing_chosen_at = pod.sharing_chosen_at or now
    pod.save()
    for entry in pod.entries.filter(with_trainers=None):
        _follow(entry, now=now)


@transaction.atomic
def choose_for_entry(entry: Entry, choices: Mapping[Circle, bool | None], *, now: datetime) -> None:
    """Sets the exceptions for one entry; None follows the POD as a whole."""
    for circle, choice in choices.items():
        setattr(entry, f"with_{circle.value}", choice)
    entry.save()
    _follow(entry, now=now)


def _follow(entry: Entry, *, now: datetime) -> None:
    """What is no longer shared with trainers does not wait for them; what now is, does."""
    entry = Entry.objects.select_related("pod").get(pk=entry.pk)
    if entry.is_open_to(Circle.TRAINERS, entry.pod):
        waiting.plan_waiting(entry, now=now)
    else:
        waiting.no_longer_waits(entry, reason="Deze dag wordt niet meer met de trainers gedeeld.", now=now)


def conversations_for(person: Person, entry: Entry, circles: Circles) -> list[Conversation]:
    """The threads about this entry that someone in these circles may read: the trainers' and their own."""
    return [
        conversation
        for conversation in entry.conversations.select_related("thread", "reader")
        if (conversation.circle == Circle.TRAINERS and Circle.TRAINERS in circles)
        or (conversation.reader_id == person.pk and Circle(conversation.circle) in circles)
    ]
