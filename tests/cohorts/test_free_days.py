from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from cohorts import free_days

YEARS = (2025, 2026, 2027, 2028)
NAMES = ["herfstvakantie", "kerstvakantie", "voorjaarsvakantie", "meivakantie", "zomervakantie"]


@pytest.mark.parametrize("region", free_days.REGIONS)
@pytest.mark.parametrize("year", YEARS)
def test_every_region_has_its_five_holidays_each_school_year(region: str, year: int) -> None:
    begin, end = date(year, 9, 7), date(year + 1, 9, 6)
    own = [one for one in free_days.SCHOOL_HOLIDAYS if region in one.regions and begin <= one.first <= end]
    assert [one.name for one in own] == NAMES
    lengths = [(one.last - one.first).days + 1 for one in own]
    assert lengths == [9, 16, 9, 9, 44]


@pytest.mark.parametrize("region", free_days.REGIONS)
def test_holidays_run_from_saturday_to_sunday_and_never_overlap(region: str) -> None:
    own = [one for one in free_days.SCHOOL_HOLIDAYS if region in one.regions]
    assert {(one.first.weekday(), one.last.weekday()) for one in own} == {(5, 6)}
    assert all(one.last < after.first for one, after in pairwise(own))


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2026, 10, 15), ["herfstvakantie in noord"]),
        (date(2026, 10, 22), ["herfstvakantie in midden en zuid"]),
        (date(2026, 12, 24), ["kerstvakantie"]),
        (date(2027, 1, 4), []),
        (date(2028, 8, 24), ["zomervakantie in noord", "zomervakantie in zuid"]),
    ],
)
def test_a_day_knows_where_the_schools_are_closed(day: date, names: list[str]) -> None:  # COH-3
    assert [str(one) for one in free_days.school_holidays(day)] == names


def test_what_was_not_published_yet_is_not_known() -> None:
    assert date(2029, 9, 2) == free_days.KNOWN_UNTIL
    assert free_days.is_known(free_days.KNOWN_UNTIL)
    assert not free_days.is_known(free_days.KNOWN_UNTIL + timedelta(days=1))


def test_the_table_does_not_run_out_soon() -> None:
    """When this fails, add the school years that the ministry has published since (see `free_days`)."""
    assert timezone.localdate() + timedelta(days=365) < free_days.KNOWN_UNTIL
