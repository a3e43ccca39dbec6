"""Rules of time: when a message is due, counted from the moment it hangs on."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SATURDAY = 5


@dataclass(frozen=True)
class Rule:
    """`days` from the anchor's date, at `hour` on the clock in the Netherlands; no hour: the anchor."""

    name: str
    days: int
    hour: int | None
    meaning: str


RULES = {
    rule.name: rule
    for rule in (
        Rule("before_7_days", -7, 8, "een week ervoor, om 8.00 uur"),
        Rule("before_1_day", -1, 8, "de werkdag ervoor, om 8.00 uur"),
        Rule("after_next_morning", 1, 8, "de volgende ochtend, om 8.00 uur"),
        Rule("after_3_days", 3, 8, "drie dagen erna, om 8.00 uur"),
        Rule("after_5_days", 5, 8, "vijf dagen erna, om 8.00 uur"),
        Rule("at_once", 0, None, "meteen"),
    )
}


def due_at(rule: str, anchor_at: datetime) -> datetime:
    """The moment a message under this rule goes out.

    Weekends are left alone, unless what it is about is itself in a weekend: a reminder of what comes moves to
    the Friday before, one of what was to the Monday after.
    """
    law = RULES[rule]
    if law.hour is None:
        return anchor_at
    anchor_on = anchor_at.astimezone(AMSTERDAM).date()
    day = anchor_on + timedelta(days=law.days)
    if _in_weekend(day) and not _in_weekend(anchor_on):
        day = _friday_before(day) if law.days < 0 else _monday_after(day)
    return datetime.combine(day, time(law.hour), tzinfo=AMSTERDAM)


def _in_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def _friday_before(day: date) -> date:
    return day - timedelta(days=day.weekday() - SATURDAY + 1)


def _monday_after(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())
