"""What the days of a cohort keep to: rising dates, begin before end, a place in the programme (COH-2)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from cohorts.local_time import day_of
from people.refusals import Refusal

LONGEST = timedelta(days=1)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
NUMBERS = (
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)


class Slot(NamedTuple):
    """When and where one day is."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    link: str = ""


class DayRefusal(Refusal):
    """A refusal that belongs to one of the days: `number` says which."""

    def __init__(self, number: int, message: str) -> None:
        super().__init__(message)
        self.number = number


class EndsBeforeStart(DayRefusal):
    pass


class TooLong(DayRefusal):
    pass


class SameDate(DayRefusal):
    pass


class NotRising(DayRefusal):
    pass


class NoSuchDay(DayRefusal):
    pass


class NoSessions(Refusal):
    message = "Vul ten minste één dag in."


def check(slots: Sequence[Slot], *, days: int) -> None:
    """Refuses the first day that does not fit."""
    if not slots:
        raise NoSessions
    for number, slot in enumerate(slots, start=1):
        if number > days:
            raise NoSuchDay(number, beyond(number, days))
        check_hours(slot, number=number)
        if number > 1:
            _check_after(slots[number - 2], slot, number)


def check_hours(slot: Slot, *, number: int) -> None:
    if slot.ends_at <= slot.starts_at:
        raise EndsBeforeStart(number, "Het einde moet na het begin liggen.")
    if slot.ends_at - slot.starts_at > LONGEST:
        raise TooLong(number, "Een bijeenkomst duurt ten hoogste één dag.")


def beyond(number: int, days: int) -> str:
    return f"Dit programma heeft {counted(days)}. Een dag {number} past er niet in."


def counted(days: int) -> str:
    return f"{in_words(days)} {'dag' if days == 1 else 'dagen'}"


def in_words(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def on_same_date(number: int) -> str:
    return f"Dag {number} is al op deze datum. Kies een andere datum."


def _check_after(before: Slot, slot: Slot, number: int) -> None:
    earlier, later = day_of(before.starts_at), day_of(slot.starts_at)
    if later == earlier:
        raise SameDate(number, on_same_date(number - 1))
    if later < earlier:
        raise NotRising(
            number, f"Dag {number} ligt vóór dag {number - 1}. Zet de dagen op volgorde van datum."
        )
