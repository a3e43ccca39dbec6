from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from outbox.kinds import KINDS
from outbox.rules import RULES, TABLE, due_at, is_near, may_leave, next_morning

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST, YEARS = datetime(2015, 1, 1, tzinfo=UTC), timedelta(days=25 * 365)
moments = st.timedeltas(timedelta(0), YEARS).map(lambda passed: FIRST + passed)
timed = st.sampled_from([rule.kind for rule in RULES.values() if rule.hour is not None])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("rule", "anchor", "due"),
    [
        ("before_open_7", "2026-11-12 09:30", "2026-11-05 08:00"),
        ("before_open_1", "2026-11-12 09:30", "2026-11-11 08:00"),
        ("before_open_1", "2026-11-16 09:30", "2026-11-13 08:00"),  # Monday: the Friday before
        (
            "before_open_1",
            "2026-11-15 10:00",
            "2026-11-14 08:00",
        ),  # Sunday: the thing itself is in the weekend
        ("before_open_7", "2026-11-14 10:00", "2026-11-06 08:00"),  # Saturday: a week before is not near
        ("after_open_1", "2026-11-12 17:00", "2026-11-13 08:00"),
        ("after_open_1", "2026-11-13 17:00", "2026-11-16 08:00"),  # Friday: the Monday after
        ("after_open_3", "2026-11-12 17:00", "2026-11-16 08:00"),  # lands on Sunday
        ("before_open_7", "2026-03-31 09:30", "2026-03-24 08:00"),  # over the change to summer time
        ("before_open_7", "2026-10-28 09:30", "2026-10-21 08:00"),  # and back to winter time
        ("before_open_1", "2026-03-30 09:30", "2026-03-27 08:00"),
        ("after_open_1", "2026-11-14 17:00", "2026-11-16 08:00"),  # Saturday: the Monday after
        ("before_open_1", "2027-03-28 09:30", "2027-03-27 08:00"),  # the day the clock goes forward, a Sunday
        ("before_open_7", "2027-03-28 09:30", "2027-03-19 08:00"),
        ("before_open_7", "2027-03-30 09:30", "2027-03-23 08:00"),
        ("before_open_1", "2027-03-29 09:30", "2027-03-26 08:00"),
        ("after_open_3", "2027-03-25 17:00", "2027-03-29 08:00"),
        ("before_open_7", "2027-11-02 09:30", "2027-10-26 08:00"),  # over 31 October 2027
        ("before_open_1", "2027-11-01 09:30", "2027-10-29 08:00"),
        ("after_open_3", "2027-10-28 17:00", "2027-11-01 08:00"),
        ("after_open_1", "2027-10-31 17:00", "2027-11-01 08:00"),
        ("welcome", "2026-11-13 19:59", "2026-11-13 19:59"),
        ("welcome", "2026-11-13 20:00", "2026-11-16 07:00"),  # Friday evening: Monday
        ("welcome", "2026-11-16 06:59", "2026-11-16 07:00"),
        ("welcome", "2027-03-28 03:30", "2027-03-29 07:00"),
        ("welcome", "2027-10-31 02:30", "2027-11-01 07:00"),
    ],
)
def test_rules_of_time_fall_on_the_dutch_clock(rule: str, anchor: str, due: str) -> None:  # MSG-1, COH-2
    assert due_at(rule, at(anchor)) == at(due)


@given(timed, moments)
def test_mail_by_rule_leaves_at_eight_on_the_dutch_clock(rule: str, anchor: datetime) -> None:  # COH-2
    assert due_at(rule, anchor).astimezone(AMSTERDAM).timetz().replace(tzinfo=None).isoformat() == "08:00:00"


@given(timed, moments)
def test_no_mail_in_a_weekend_unless_the_thing_is_then(rule: str, anchor: datetime) -> None:
    is_eve_of_sunday = RULES[rule].days == -1 and anchor.astimezone(AMSTERDAM).weekday() == 6
    assert is_eve_of_sunday == (due_at(rule, anchor).astimezone(AMSTERDAM).weekday() >= 5)


@given(moments)
def test_what_goes_at_once_waits_for_a_decent_hour(moment: datetime) -> None:
    due = due_at("welcome", moment)
    assert may_leave(due)
    assert (due == moment) == may_leave(moment)
    assert timedelta(0) <= due - moment.astimezone(UTC) <= timedelta(hours=60)


@given(moments)
def test_a_digest_goes_at_eight_on_a_working_day(moment: datetime) -> None:  # MSG-4
    due = next_morning(moment)
    assert (due.hour, due.minute, due.weekday() < 5) == (8, 0, True)
    assert timedelta(0) <= due - moment.astimezone(UTC) <= timedelta(hours=97)


def test_near_is_when_waiting_leaves_less_than_a_day() -> None:
    saturday, friday = at("2026-11-14 09:00"), at("2026-11-13 12:00")
    monday = at("2026-11-16 09:30")
    assert is_near(monday, now=saturday)
    assert not is_near(monday, now=friday)
    assert is_near(at("2026-11-14 09:30"), now=friday)


def test_every_kind_has_its_line_in_the_table() -> None:
    assert {rule.kind for rule in RULES.values()} == {kind.name for kind in KINDS}
    assert len(RULES) == len(TABLE)


@pytest.fixture(autouse=True)
def office_hours() -> Iterator[None]:
    with override_settings(OFFICE_HOURS=True):
        yield


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
        assert due_at("before_open_1", anchor) <= due_at("before_open_1", second)
