"""All cohorts over a year, in one page (COH-3)."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cohorts.year import year_of
from tests import factories as make

pytestmark = pytest.mark.django_db
URL = reverse("cohorts:year")


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make.coordinator())
    return client


def shown(**asked: Any) -> dict[date, list[str]]:
    year = year_of(asked.pop("year", 2027), words=asked.pop("words", ""), region="", now=timezone.now())
    days = [one for month in year.months for one in month.days if one.sessions]
    return {one.day: [session.cohort.name for session in one.sessions] for one in days}


def test_days_stand_under_their_date_and_cancelled_ones_do_not() -> None:  # COH-4
    day = date(2027, 1, 14)
    noord, zuid = (make.cohort(name=name, days=2, first_day=day, every=7) for name in ("Noord", "Zuid"))
    zuid.sessions.filter(number=2).update(cancelled_at=timezone.now())
    assert shown() == {day: ["Noord", "Zuid"], date(2027, 1, 21): ["Noord"]}
    assert shown(words="zuid") == {day: ["Zuid"]}
    assert shown(words="noord zuid") == {}
    assert noord.pk


def test_a_year_has_its_own_days_only_by_our_clock() -> None:
    make.cohort(name="Laat", days=1, first_day=date(2027, 12, 31), start="23:00", end="23:59")
    make.cohort(name="Vroeg", days=1, first_day=date(2028, 1, 1), start="00:10", end="01:00")
    assert shown() == {date(2027, 12, 31): ["Laat"]}
    assert shown(year=2028) == {date(2028, 1, 1): ["Vroeg"]}


def test_holidays_and_school_holidays_are_marked(office: Client) -> None:  # COH-3
    page = office.get(URL, {"jaar": "2027"}).content.decode()
    assert "Koningsdag" in page and "Herfstvakantie in noord en midden" in page
    assert "Herfstvakantie in zuid" in page
    south = office.get(URL, {"jaar": "2027", "regio": "zuid"}).content.decode()
    assert "Herfstvakantie in zuid" in south and "Herfstvakantie in noord en midden" not in south


def test_the_filters_stay_in_the_address_of_another_year(office: Client) -> None:
    page = office.get(URL, {"jaar": "2027", "zoek": "noord", "regio": "zuid"}).content.decode()
    assert "?jaar=2028&amp;zoek=noord&amp;regio=zuid" in page and 'value="noord"' in page


@pytest.mark.parametrize("jaar", ["", "0", "1999", "9999", "٢٠٢٧", "9" * 5000, "\x00"])
def test_a_year_that_is_none_shows_this_one(office: Client, jaar: str) -> None:
    page = office.get(URL, {"jaar": jaar, "zoek": "\x00", "regio": "mars"})
    assert page.status_code == 200 and page.context["page"].year == timezone.localdate().year


def test_as_much_is_asked_for_thirty_cohorts_as_for_one(office: Client) -> None:
    office.get(URL, {"jaar": "2027"})
    counts = []
    for more in (1, 2, 27):
        for _ in range(more):
            make.cohort(days=2, first_day=date(2027, 3, 4))
        with CaptureQueriesContext(connection) as captured:
            office.get(URL, {"jaar": "2027"})
        counts.append(len(captured))
    assert len(set(counts)) == 1
