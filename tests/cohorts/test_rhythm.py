from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohorts.rhythm import Avoided, Rhythm, series

THURSDAY = date(2016, 9, 8)
FRIDAY = 4


def days(rhythm: Rhythm, count: int = 3, **avoided: object) -> list[date]:
    return list(series(rhythm, Avoided(**avoided), count=count).days)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        (Rhythm(THURSDAY), [date(2016, 9, 8), date(2016, 9, 15), date(2016, 9, 22)]),
        (Rhythm(THURSDAY, weeks=2), [date(2016, 9, 8), date(2016, 9, 22), date(2016, 10, 6)]),
        (
            Rhythm(THURSDAY, weeks=2, weekdays=frozenset({1, 3})),
            [date(2016, 9, 8), date(2016, 9, 20), date(2016, 9, 22)],
        ),
        (
            Rhythm(THURSDAY, weekdays=frozenset({FRIDAY})),
            [date(2016, 9, 9), date(2016, 9, 16), date(2016, 9, 23)],
        ),
        (Rhythm(THURSDAY, nth=2), [date(2016, 9, 8), date(2016, 10, 13), date(2016, 11, 10)]),
        (Rhythm(THURSDAY, nth=1), [date(2016, 10, 6), date(2016, 11, 3), date(2016, 12, 1)]),
        (Rhythm(THURSDAY, nth=-1), [date(2016, 9, 29), date(2016, 10, 27), date(2016, 11, 24)]),
    ],
)
def test_a_rhythm_gives_its_dates(rhythm: Rhythm, expected: list[date]) -> None:  # COH-2
    assert days(rhythm) == expected


def test_what_is_avoided_is_passed_over_and_said() -> None:  # COH-3
    found = series(Rhythm(date(2027, 4, 20)), Avoided(public=True), count=2)
    assert list(found.days) == [date(2027, 4, 20), date(2027, 5, 4)]
    assert [(one.day, one.reason) for one in found.skipped] == [(date(2027, 4, 27), "Koningsdag")]


def test_school_holidays_are_passed_over_by_region() -> None:  # COH-3
    thursdays = Rhythm(date(2026, 10, 8))
    assert days(thursdays, regions=frozenset({"noord"})) == [
        date(2026, 10, 8),
        date(2026, 10, 22),
        date(2026, 10, 29),
    ]
    assert days(thursdays, regions=frozenset({"zuid"})) == [
        date(2026, 10, 8),
        date(2026, 10, 15),
        date(2026, 10, 29),
    ]
    both = series(thursdays, Avoided(regions=frozenset({"noord", "zuid"})), count=2)
    assert [one.reason for one in both.skipped] == [
        "herfstvakantie in noord",
        "herfstvakantie in midden en zuid",
    ]


def test_a_programme_without_days_needs_no_dates() -> None:
    assert not series(Rhythm(THURSDAY), Avoided(), count=0).days


@given(
    first=st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    weeks=st.integers(1, 8),
    weekdays=st.frozensets(st.integers(0, 6)),
)
def test_dates_rise_from_the_first_on_the_weekdays_chosen(
    first: date, weeks: int, weekdays: frozenset[int]
) -> None:  # COH-2
    found = days(Rhythm(first, weeks=weeks, weekdays=weekdays), count=12)
    assert len(found) == 12 and found[0] >= first
    assert all(later - earlier >= timedelta(days=1) for earlier, later in pairwise(found))
    assert {day.weekday() for day in found} == (weekdays or {first.weekday()})
