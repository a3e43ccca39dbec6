"""What one would want to know before a day is set. Planning warns, and does not forbid (COH-3)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from cohorts.free_days import is_known, public_holiday, school_holidays
from cohorts.local_time import bounds, day_of
from cohorts.models import Cohort, Session, SessionQuerySet
from people.models import Person

SATURDAY = 5
WEEKEND = ("zaterdag", "zondag")


def warnings_for(
    starts_at: datetime,
    ends_at: datetime,
    *,
    place: str = "",
    trainers: Iterable[Person] = (),
    leave_out: Session | Cohort | None = None,
) -> list[str]:
    """Sentences about this day. `leave_out` is what is being planned itself: it never clashes with itself."""
    day = day_of(starts_at)
    return [
        *of_the_calendar(day),
        *_of_trainers(day, list(trainers), leave_out),
        *_of_the_place(starts_at, ends_at, place, leave_out),
    ]


def of_the_calendar(day: date) -> list[str]:
    """Holidays and weekends; the schools only on a working day, as a weekend is free anyway."""
    holiday = public_holiday(day)
    sentences = [f"Op deze dag is het een feestdag: {holiday}."] if holiday else []
    if day.weekday() >= SATURDAY:
        return sentences or [f"Deze dag is een {WEEKEND[day.weekday() - SATURDAY]}."]
    sentences += [f"Op deze dag zijn de scholen vrij: {one}." for one in school_holidays(day)]
    if not is_known(day):
        sentences.append("De schoolvakanties van dit schooljaar kennen we nog niet.")
    return sentences


def _of_trainers(day: date, trainers: list[Person], leave_out: Session | Cohort | None) -> list[str]:
    if not trainers:
        return []
    begin, end = bounds(day)
    that_day = _others(leave_out).filter(starts_at__lt=end, ends_at__gt=begin)
    of_cohort = Q(trainers=None, cohort__trainerships__person__in=trainers, cohort__trainerships__until=None)
    busy = that_day.filter(Q(trainers__in=trainers) | of_cohort)
    clashes = busy.values_list("cohort__name", "trainers", "cohort__trainerships__person").distinct()
    names = {person.pk: person.name for person in trainers}
    found = {(names[pk], cohort) for cohort, own, led in clashes for pk in [own or led] if pk in names}
    return [f"{name} heeft deze dag al een bijeenkomst van {cohort}." for name, cohort in sorted(found)]


def _of_the_place(
    starts_at: datetime, ends_at: datetime, place: str, leave_out: Session | Cohort | None
) -> list[str]:
    place = " ".join(place.split())
    if not place:
        return []
    there = _others(leave_out).filter(place__iexact=place, starts_at__lt=ends_at, ends_at__gt=starts_at)
    taken = there.order_by("cohort__name").values_list("cohort__name", flat=True).distinct()
    return [f"{place} is dan al bezet door {cohort}." for cohort in taken]


def _others(leave_out: Session | Cohort | None) -> SessionQuerySet:
    sessions = Session.objects.that_count()
    if isinstance(leave_out, Session) and leave_out.pk:
        return sessions.exclude(pk=leave_out.pk)
    if isinstance(leave_out, Cohort) and leave_out.pk:
        return sessions.exclude(cohort=leave_out.pk)
    return sessions
