"""How long a step still lasts (BUD-4)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervisie.clock import Clock, in_digits

BEGAN = datetime(2026, 11, 28, 10, 0)
TEN = timedelta(minutes=10)


def after(**passed: float) -> datetime:
    return BEGAN + timedelta(**passed)


def test_a_clock_counts_down_and_past_the_end() -> None:
    clock = Clock(BEGAN, TEN)
    assert [clock.shown(after(seconds=n)) for n in (0, 1, 59, 540, 600, 612)] == [
        "10:00",
        "9:59",
        "9:01",
        "1:00",
        "0:00",
        "+0:12",
    ]


def test_a_clock_that_stands_still_says_what_was_left() -> None:
    clock = Clock(BEGAN, TEN, paused_at=after(minutes=4))
    assert (clock.runs, clock.shown(after(minutes=4)), clock.shown(after(hours=3))) == (False, "6:00", "6:00")


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.2, "0:01"), (0.0, "0:00"), (-0.4, "0:00"), (-1.0, "+0:01"), (5400, "90:00")]
)
def test_a_part_of_a_second_counts_as_on_a_clock_that_counts_down(seconds: float, shown: str) -> None:
    assert in_digits(timedelta(seconds=seconds)) == shown


@given(st.integers(0, 7_200_000), st.integers(0, 999))
def test_two_who_look_within_a_second_see_no_more_than_one_second_apart(passed: int, apart: int) -> None:
    clock = Clock(BEGAN, TEN)
    one, other = (clock.shown(after(milliseconds=n)) for n in (passed, passed + apart))
    assert 0 <= _seconds(one) - _seconds(other) <= 1


def _seconds(shown: str) -> int:
    minutes, seconds = shown.lstrip("+").split(":")
    whole = int(minutes) * 60 + int(seconds)
    return -whole if shown.startswith("+") else whole
