"""Dates by a rhythm: every so many weeks on these weekdays, or on such a weekday of each month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule

from cohorts.free_days import public_holiday, school_holidays

WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)


@dataclass(frozen=True)
class Rhythm:
    """`weeks` between them, or the `nth` of its weekday in a month (-1: the last).

    Without weekdays it is the one of the first date.
    """

    first: date
    weeks: int = 1
    nth: int = 0
    weekdays: frozenset[int] = frozenset()

    def __iter__(self) -> Iterator[date]:
        chosen = sorted(self.weekdays) or [self.first.weekday()]
        if self.nth:
            rule = rrule(MONTHLY, dtstart=self.first, byweekday=[WEEKDAYS[day](self.nth) for day in chosen])
        else:
            on = [WEEKDAYS[day] for day in chosen]
            rule = rrule(WEEKLY, interval=self.weeks, dtstart=self.first, byweekday=on)
        return (moment.date() for moment in rule)


@dataclass(frozen=True)
class Avoided:
    """What is passed over: public holidays, and the school holidays of these regions."""

    public: bool = False
    regions: frozenset[str] = frozenset()

    def reason(self, day: date) -> str:
        """Why this day is passed over, or nothing."""
        holiday = public_holiday(day) if self.public else ""
        schools = [str(one) for one in school_holidays(day) if self.regions & set(one.regions)]
        return ", ".join([*([holiday] if holiday else []), *schools])


@dataclass(frozen=True)
class Skipped:
    day: date
    reason: str


@dataclass(frozen=True)
class Series:
    days: Sequence[date]
    skipped: Sequence[Skipped]


def series(rhythm: Rhythm, avoided: Avoided, *, count: int) -> Series:
    """The first so many dates of this rhythm that suit, and those passed over before the last of them."""
    days: list[date] = []
    skipped: list[Skipped] = []
    for day in rhythm if count else ():
        if reason := avoided.reason(day):
            skipped.append(Skipped(day, reason))
        else:
            days.append(day)
        if len(days) == count:
            break
    return Series(days, skipped)
