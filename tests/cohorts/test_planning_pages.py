"""Planning a cohort in its pages: a rhythm, dates that are picked, a copy."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cohorts.local_time import AMSTERDAM
from cohorts.models import Cohort
from tests import factories as make
from tests.cohorts.test_opening import LEIDRAAD

pytestmark = pytest.mark.django_db

PATTERN = {
    "first_on": "2027-09-08",
    "every": "2",
    "start": "09:30",
    "end": "16:30",
    "place": "Zaal 2",
    "link": "",
}


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make.coordinator())
    return client


def rows(page: Any) -> dict[str, str]:
    """The days as a browser would send them back."""
    days = page.context["sketch"].days
    sent = {"days-TOTAL_FORMS": str(len(days)), "days-INITIAL_FORMS": "0"}
    return sent | {
        f"days-{n}-{name}": _typed(day[name].value()) for n, day in enumerate(days) for name in day.fields
    }


def _typed(value: Any) -> str:
    return "" if value is None else f"{value:%H:%M}" if hasattr(value, "hour") else str(value)


def shown(page: Any) -> list[date | None]:
    return [form["date"].value() for form in page.context["sketch"].days]


def text(response: Any) -> str:
    return response.content.decode()


def test_the_leidraad_is_planned_in_three_presses(office: Client) -> None:  # COH-2
    """From "8 September 2016, Thursdays, 8 days": show the Thursdays, tick eight of them, make the cohort."""
    url = reverse("cohorts:new")
    start = {"version": make.programme_version().pk, "name": "Najaar 2016", "capacity": "16"}
    pattern = PATTERN | {"first_on": "2016-09-08", "every": "1"}
    offered = office.post(url, start | pattern | rows(office.get(url)) | {"do": "choose"})
    thursdays = [one.day for one in offered.context["sketch"].offered]
    assert {day.weekday() for day in thursdays} == {3} and set(LEIDRAAD) < set(thursdays)
    assert f'value="{LEIDRAAD[7]}"' in text(offered) and "Kies 8 datums" in text(offered)

    picked = {"picked": [str(day) for day in LEIDRAAD]}
    filled = office.post(url, start | pattern | rows(offered) | picked | {"do": "pick"})
    assert shown(filled) == LEIDRAAD and not Cohort.objects.exists()

    office.post(url, start | rows(filled) | {"do": "open"})
    cohort = Cohort.objects.get()
    assert make.dates_of(cohort) == LEIDRAAD
    first = cohort.sessions.get(number=1)
    assert first.starts_at == datetime(2016, 9, 8, 9, 30, tzinfo=AMSTERDAM) and first.place == "Zaal 2"


def test_a_rhythm_fills_the_days_and_saves_nothing(office: Client) -> None:  # COH-1, COH-2
    version = make.programme_version(days=3)
    sent = {"version": version.pk, "name": "Waterland", "capacity": "16", "days-TOTAL_FORMS": "3"}
    filled = office.post(reverse("cohorts:new"), sent | PATTERN | {"do": "fill"})
    assert filled.status_code == 200 and not Cohort.objects.exists()
    assert shown(filled) == [date(2027, 9, 8), date(2027, 9, 22), date(2027, 10, 6)]
    assert 'value="Waterland"' in text(filled) and text(filled).count('value="Zaal 2"') == 4


def test_what_is_passed_over_is_said_and_what_is_not_is_warned_of(office: Client) -> None:  # COH-3
    version = make.programme_version(days=2)
    sent = (
        {"version": version.pk, "days-TOTAL_FORMS": "2"} | PATTERN | {"first_on": "2026-10-15", "every": "1"}
    )
    warned = office.post(reverse("cohorts:new"), sent | {"do": "fill"})
    assert shown(warned) == [date(2026, 10, 15), date(2026, 10, 22)]
    assert "Op deze dag zijn de scholen vrij: herfstvakantie in noord." in text(warned)
    around = office.post(reverse("cohorts:new"), sent | {"do": "fill", "avoid": ["noord", "zuid"]})
    assert shown(around) == [date(2026, 10, 29), date(2026, 11, 5)]
    assert "donderdag 15 oktober 2026 (herfstvakantie in noord)" in text(around).replace("\xa0", " ").replace(
        "&nbsp;", " "
    )


@pytest.mark.parametrize(
    ("picked", "sentence"),
    [
        ([], "Kies ten minste één datum."),
        (["morgen", "9999-99-99", "1066-10-14"], "Kies ten minste één datum."),
        (["2027-09-08", "2027-09-22", "2027-10-06"], "Kies ten hoogste twee dagen. Je koos er drie."),
    ],
)
def test_picks_that_do_not_fit_are_said_and_kept(office: Client, picked: list[str], sentence: str) -> None:
    sent = {"version": make.programme_version(days=2).pk, "days-TOTAL_FORMS": "2"} | PATTERN
    page = office.post(reverse("cohorts:new"), sent | {"do": "pick", "picked": picked})
    assert page.status_code == 422 and sentence in text(page)
    ticked = [str(one.day) for one in page.context["sketch"].offered if one.is_ticked]
    assert ticked == [day for day in picked if day.startswith("2027")]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"first_on": ""}, "Vul in vanaf welke datum."),
        ({"every": "0"}, "Kies uit de lijst hoe vaak."),
        ({"weekdays": "9"}, "Kies uit de lijst."),
        ({"avoid": "regen"}, "Kies uit de lijst."),
    ],
)
@pytest.mark.parametrize("do", ["fill", "choose", "pick"])
def test_a_rhythm_that_does_not_hold_is_said(
    office: Client, do: str, changes: dict[str, str], sentence: str
) -> None:
    sent = {"version": make.programme_version(days=2).pk, "days-TOTAL_FORMS": "2", "do": do}
    page = office.post(reverse("cohorts:new"), sent | PATTERN | changes)
    assert page.status_code == 422 and sentence in text(page)


def test_fewer_dates_than_days_leave_the_rest_open(office: Client) -> None:
    sent = {"version": make.programme_version(days=3).pk, "days-TOTAL_FORMS": "3"} | PATTERN
    page = office.post(reverse("cohorts:new"), sent | {"do": "pick", "picked": ["2027-10-06", "2027-09-08"]})
    assert shown(page) == [date(2027, 9, 8), date(2027, 10, 6), None]


def test_a_copy_shows_its_dates_before_it_is_made(office: Client) -> None:  # COH-7
    cohort = make.cohort(days=2, first_day=date(2026, 10, 13), every=14, place="Raadhuis")
    url = reverse("cohorts:copy", args=[cohort.pk])
    start = rows(office.get(url))
    shifted = office.post(url, start | {"name": "Later", "first_day": "2027-04-13", "do": "shift"})
    assert shown(shifted) == [date(2027, 4, 13), date(2027, 4, 27)] and Cohort.objects.count() == 1
    assert "Op deze dag is het een feestdag: Koningsdag." in text(shifted)
    by_weeks = office.post(url, start | {"name": "Later", "weeks": "26", "do": "shift"})
    assert shown(by_weeks) == [date(2027, 4, 13), date(2027, 4, 27)]
    by_rhythm = office.post(
        url, start | {"first_on": "2027-04-20", "every": "1", "avoid": "feestdagen", "do": "fill"}
    )
    assert shown(by_rhythm) == [date(2027, 4, 20), date(2027, 5, 4)]
    office.post(url, rows(by_rhythm) | {"name": "Later", "do": "open"})
    twin = Cohort.objects.get(name="Later")
    assert make.dates_of(twin) == [date(2027, 4, 20), date(2027, 5, 4)]
    assert set(twin.sessions.values_list("place", flat=True)) == {"Raadhuis"}
    again = office.post(url, rows(by_rhythm) | {"name": "Later", "do": "open"})
    assert again.status_code == 422 and "Er is al een cohort met deze naam." in text(again)
    assert Cohort.objects.count() == 2


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Vul één van de twee in"),
        ({"first_day": "2027-04-13", "weeks": "2"}, "Vul één van de twee in"),
        ({"first_day": "2027-02-30"}, "Deze datum bestaat niet."),
        ({"weeks": "half"}, "Vul een heel getal in"),
        ({"weeks": "0"}, "Vul ten minste één week in."),
    ],
)
def test_a_shift_that_does_not_hold_is_said(office: Client, sent: dict[str, str], sentence: str) -> None:
    url = reverse("cohorts:copy", args=[make.cohort(days=2).pk])
    page = office.post(url, rows(office.get(url)) | {"name": "Later", "do": "shift"} | sent)
    assert page.status_code == 422 and sentence in text(page) and 'value="Later"' in text(page)


def test_a_cohort_without_days_says_there_is_nothing_to_copy(office: Client) -> None:
    cohort = make.cohort(days=0, version=make.programme_version())
    url = reverse("cohorts:copy", args=[cohort.pk])
    assert "Dit cohort heeft geen dagen om te kopiëren." in text(office.get(url))
    office.post(url, {"name": "Later", "do": "open", "days-TOTAL_FORMS": "0", "days-INITIAL_FORMS": "0"})
    assert Cohort.objects.count() == 1


def test_one_sentence_fills_the_form_and_all_days(office: Client) -> None:  # COH-2
    """The Thursdays of the Leidraad begin with one sentence; its eight are then ticked out of them."""
    url = reverse("cohorts:new")
    start = {"version": make.programme_version().pk, "name": "Najaar 2016", "capacity": "16"}
    said = "8 september 2016, donderdagen van 10 tot 16 uur in Zaal 2, 8 dagen"
    page = office.post(url, start | rows(office.get(url)) | {"sentence": said, "do": "say"})
    assert page.status_code == 200
    pattern = page.context["sketch"].pattern
    typed_in = {name: pattern[name].value() for name in ("first_on", "every", "weekdays", "place")}
    assert typed_in == {"first_on": "2016-09-08", "every": "1", "weekdays": ["3"], "place": "Zaal 2"}
    assert shown(page) == [date(2016, 9, 8) + timedelta(days=7 * n) for n in range(8)]
    assert rows(page)["days-7-start"] == "10:00" and rows(page)["days-7-place"] == "Zaal 2"
    assert f'value="{said}"' in text(page) and not Cohort.objects.exists()


@pytest.mark.parametrize(
    ("said", "dated", "remark"),
    [
        ("6 dagen op donderdag vanaf 8-9-2027", 6, "Je zei zes dagen. Van de andere dagen"),
        ("20 dagen op donderdag vanaf 8-9-2027", 8, "Je zei 20 dagen. Dit programma heeft er acht."),
        ("donderdagen vanaf 8-9-2027 met taart", 8, "Dit begrepen we niet: taart."),
    ],
)
def test_what_was_said_otherwise_is_told(office: Client, said: str, dated: int, remark: str) -> None:
    version, url = make.programme_version(), reverse("cohorts:new")
    sent = {"version": version.pk} | PATTERN | rows(office.get(url)) | {"sentence": said, "do": "say"}
    page = office.post(url, sent)
    assert page.status_code == 200 and [day is not None for day in shown(page)] == [True] * dated + [
        False
    ] * (8 - dated)
    assert remark in text(page)


@pytest.mark.parametrize(
    "said", ["", "elke donderdag", "vanaf 31 februari 2027", "elke 7 weken vanaf 8-9-2027"]
)
def test_a_sentence_that_says_too_little_is_asked_again_and_nothing_is_lost(
    office: Client, said: str
) -> None:
    version, url = make.programme_version(), reverse("cohorts:new")
    sent = {"version": version.pk, "name": "Waterland"} | PATTERN | rows(office.get(url))
    page = office.post(url, sent | {"sentence": said, "days-0-place": "Raadhuis", "do": "say"})
    assert page.status_code == 422
    assert f'value="{said}"' in text(page) and 'value="Waterland"' in text(page)
    assert page.context["sketch"].days[0]["place"].value() == "Raadhuis"


def test_the_sentence_stays_when_another_button_is_pressed(office: Client) -> None:
    version, url = make.programme_version(), reverse("cohorts:new")
    sent = {"version": version.pk, "sentence": "elke donderdag"} | rows(office.get(url))
    for verb in ("fill", "choose", "open"):
        assert 'value="elke donderdag"' in text(office.post(url, sent | PATTERN | {"do": verb}))
