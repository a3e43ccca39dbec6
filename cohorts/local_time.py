"""Clock times in the Netherlands, right on both days that the clock changes (COH-2).

Moments are handed out in UTC: Python subtracts and compares two moments of one zone by the clock alone.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from people.refusals import Refusal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class NoSuchTime(Refusal):
    message = "Deze tijd bestaat niet: in deze nacht gaat de klok een uur vooruit. Kies een andere tijd."


class TimeComesTwice(Refusal):
    message = "Deze tijd komt in deze nacht twee keer voor: de klok gaat een uur terug. Kies een andere tijd."


def at(day: date, clock: time) -> datetime:
    """This time on the clock on this day. Refuses a time the clock skips or shows twice."""
    first = datetime.combine(day, clock, tzinfo=AMSTERDAM)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if first.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) == first.replace(tzinfo=None):
        raise TimeComesTwice
    raise NoSuchTime


def local(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM)


def day_of(moment: datetime) -> date:
    return local(moment).date()


def bounds(day: date) -> tuple[datetime, datetime]:
    """From midnight to midnight on the clock: 23, 24 or 25 hours."""
    midnight, next_midnight = (
        datetime.combine(one, time(), tzinfo=AMSTERDAM) for one in (day, day + timedelta(days=1))
    )
    return midnight.astimezone(UTC), next_midnight.astimezone(UTC)


def shifted(moment: datetime, days: int) -> datetime:
    """The same time on the clock, so many days later."""
    there = local(moment)
    return at(there.date() + timedelta(days=days), there.time())
