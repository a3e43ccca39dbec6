from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbox.rules import RULES, due_at

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST, YEARS = datetime(2015, 1, 1, tzinfo=UTC), timedelta(days=25 * 365)
moments = st.timedeltas(timedelta(0), YEARS).map(lambda passed: FIRST + passed)
timed = st.sampled_from([rule.name for rule in RULES.values() if rule.hour is not None])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("rule", "anchor", "due"),
    [
        ("before_7_days", "2026-11-12 09:30", "2026-11-05 08:00"),
        ("before_1_day", "2026-11-12 09:30", "2026-11-11 08:00"),
        ("before_1_day", "2026-11-16 09:30", "2026-11-13 08:00"),  # Monday: the Friday before
        (
            "before_1_day",
            "2026-11-15 10:00",
            "2026-11-14 08:00",
        ),  # Sunday: the thing itself is in the weekend
        ("before_7_days", "2026-11-14 10:00", "2026-11-07 08:00"),  # Saturday: likewise
        ("after_next_morning", "2026-11-12 17:00", "2026-11-13 08:00"),
        ("after_next_morning", "2026-11-13 17:00", "2026-11-16 08:00"),  # Friday: the Monday after
        ("after_3_days", "2026-11-12 17:00", "2026-11-16 08:00"),  # lands on Sunday
        ("before_7_days", "2026-03-31 09:30", "2026-03-24 08:00"),  # over the change to summer time
        ("before_7_days", "2026-10-28 09:30", "2026-10-21 08:00"),  # and back to winter time
        ("before_1_day", "2026-03-30 09:30", "2026-03-27 08:00"),
        ("at_once", "2026-11-14 23:30", "2026-11-14 23:30"),
    ],
)
def test_rules_of_time_fall_on_the_dutch_clock(rule: str, anchor: str, due: str) -> None:  # MSG-1, COH-2
    assert due_at(rule, at(anchor)) == at(due)


@given(timed, moments)
def test_mail_by_rule_leaves_at_eight_on_the_dutch_clock(rule: str, anchor: datetime) -> None:  # COH-2
    assert due_at(rule, anchor).astimezone(AMSTERDAM).timetz().replace(tzinfo=None).isoformat() == "08:00:00"


@given(timed, moments)
def test_no_mail_in_a_weekend_unless_the_thing_is_then(rule: str, anchor: datetime) -> None:
    in_weekend = anchor.astimezone(AMSTERDAM).weekday() >= 5
    assert in_weekend or due_at(rule, anchor).astimezone(AMSTERDAM).weekday() < 5


@given(timed, moments)
def test_a_shift_is_at_most_a_weekend_and_never_past_the_anchor(rule: str, anchor: datetime) -> None:
    days = RULES[rule].days
    moved = due_at(rule, anchor).astimezone(AMSTERDAM).date() - anchor.astimezone(AMSTERDAM).date()
    shift = moved - timedelta(days=days)
    assert timedelta(days=-2) <= shift <= timedelta(days=2)
    assert (moved < timedelta(0)) == (days < 0)


@given(moments, st.timedeltas(timedelta(0), timedelta(days=40)))
def test_a_later_anchor_never_gives_an_earlier_message_on_working_days(
    anchor: datetime, later: timedelta
) -> None:
    second = anchor + later
    if all(moment.astimezone(AMSTERDAM).weekday() < 5 for moment in (anchor, second)):
        assert due_at("before_1_day", anchor) <= due_at("before_1_day", second)
