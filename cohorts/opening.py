"""A programme in time: a cohort gives its days dates (COH-1, COH-2)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from cohorts import announcing, dates, dating, numbering, offering, placing, rescheduling
from cohorts.dates import Slot
from cohorts.local_time import day_of
from cohorts.models import Cohort, Session, Trainership
from outbox import planning
from outbox.kinds import KINDS
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from programme.editing import take_into_use
from programme.models import Day, Version


class NameTaken(Refusal):
    message = "Er is al een cohort met deze naam. Kies een andere naam."


class NoRoom(Refusal):
    message = "Een cohort heeft ten minste één plaats."


class Full(Refusal):
    """All days of the programme have a date."""


@transaction.atomic
def open_cohort(
    version: Version,
    *,
    name: str,
    capacity: int,
    sessions: Sequence[tuple[datetime, datetime, str, str]],
    trainers: Iterable[Person] = (),
    applies_until: date | None = None,
    by: Person,
    now: datetime,
) -> Cohort:
    """A cohort with its days, in the order of the programme. From here on the version stands still."""
    slots = [Slot(*row) for row in sessions]
    days = list(version.days.order_by("number"))
    dates.check(slots, days=len(days))
    if capacity < 1:
        raise NoRoom
    cohort = _named(name, version=take_into_use(version, now=now), capacity=capacity, now=now)
    if applies_until:
        cohort.applies_until = applies_until
        cohort.save(update_fields=["applies_until"])
    for day, slot in zip(days, slots, strict=False):
        _session(cohort, day, slot, number=day.number).save()
    leading = list(dict.fromkeys(trainers))
    Trainership.objects.bulk_create(
        [Trainership(cohort=cohort, person=one, since=day_of(now)) for one in leading]
    )
    dating.put_in(cohort, to=leading, now=now)
    log_act("cohort-opened", about=f"cohort:{cohort.pk}", by=by, now=now)
    return cohort


@transaction.atomic
def rename(
    cohort: Cohort,
    *,
    name: str,
    capacity: int,
    applies_until: date | None = None,
    by: Person,
    now: datetime,
) -> None:
    """Another name, number of places or last day to apply; never fewer places than participants."""
    locked = placing.locked(cohort)
    name = " ".join(name.split())
    if Cohort.objects.filter(name__iexact=name).exclude(pk=cohort.pk).exists():
        raise NameTaken
    _check_room(locked, capacity)
    locked.name, locked.capacity, locked.applies_until = name, capacity, applies_until
    locked.save(update_fields=["name", "capacity", "applies_until"])
    naming = [kind.name for kind in KINDS if "cohort" in kind.facts]
    planning.correct(kinds=naming, group=locked.key, facts={"cohort": name}, now=now)
    log_act("cohort-changed", about=f"cohort:{cohort.pk}", by=by, now=now)
    offering.offer_what_is_free(locked, now=now)


@transaction.atomic
def add_session(
    cohort: Cohort,
    *,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    link: str,
    by: Person,
    now: datetime,
) -> Session:
    """The day of the programme that has no date yet: never planned, or cancelled."""
    locked = placing.locked(cohort)
    slot = Slot(starts_at, ends_at, place, link)
    days = list(Day.objects.filter(version=locked.version_id).order_by("number"))
    live = list(locked.sessions.that_count())
    number = next((n for n in range(1, len(days) + 1) if n not in {s.number for s in live}), None)
    if number is None:
        raise Full(dates.beyond(len(live) + 1, len(days)))
    dates.check_hours(slot, number=number)
    numbering.check_date(live, day_of(starts_at))
    numbering.free(locked, number)
    session = _session(locked, _missing(days, live, number), slot, number=number)
    session.save()
    renumbered = numbering.renumber(locked)
    session.refresh_from_db()
    rescheduling.carry_along(renumbered, now=now)
    announcing.added(session, renumbered=renumbered, now=now)
    log_act("session-added", about=session.key, by=by, now=now)
    return session


def known_trainers() -> Iterable[Person]:
    """Everyone who trains a cohort now, by name."""
    open_ones = Trainership.objects.filter(until=None).values("person")
    return Person.objects.filter(pk__in=open_ones, is_active=True).order_by("name")


def _check_room(cohort: Cohort, capacity: int) -> None:
    """Never fewer places than are taken or held for someone."""
    people, taken = cohort.enrolments.active().count(), cohort.count_taken()
    if capacity >= max(taken, 1):
        return
    if taken > people:
        raise NoRoom(f"Er zijn {taken} plaatsen bezet of aangeboden. Kies ten minste {taken} plaatsen.")
    raise NoRoom(f"Er doen al {taken} mensen mee. Kies ten minste {taken} plaatsen." if taken else "")


def _named(name: str, *, version: Version, capacity: int, now: datetime) -> Cohort:
    name = " ".join(name.split())
    if Cohort.objects.filter(name__iexact=name).exists():
        raise NameTaken
    try:
        with transaction.atomic():
            return Cohort.objects.create(version=version, name=name, capacity=capacity, created_at=now)
    except IntegrityError as error:
        raise NameTaken from error


def _session(cohort: Cohort, day: Day, slot: Slot, *, number: int) -> Session:
    return Session(
        cohort=cohort,
        number=number,
        theme=day.theme,
        aims=day.aims,
        preparation=day.preparation,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        place=slot.place,
        link=slot.link,
    )


def _missing(days: Sequence[Day], live: Sequence[Session], number: int) -> Day:
    """The first day whose theme no session has; when trainers renamed them, the day of this number."""
    themes = {session.theme for session in live}
    return next((day for day in days if day.theme not in themes), days[number - 1])
