from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programme import editing
from programme.models import Programme, Version
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make.coordinator())
    return client


def text(response: Any) -> str:
    return response.content.decode()


def typed(*themes: str, **changes: str) -> dict[str, str]:
    sent = {"title": "Vakmanschap", "subtitle": "", "aim": "", "attendance_asked": "80", "do": "save"}
    sent |= {"days-TOTAL_FORMS": str(len(themes)), "days-INITIAL_FORMS": "0"}
    for n, theme in enumerate(themes):
        sent |= {f"days-{n}-theme": theme, f"days-{n}-aims": f"Doel {n}", f"days-{n}-preparation": ""}
    return sent | changes


def edit(version: Version) -> str:
    return reverse("programme:edit", args=[version.pk])


def test_a_programme_is_made_once(office: Client) -> None:
    url, sent = reverse("programme:new"), {"title": "Vakmanschap", "start": "standard"}
    page = office.post(url, sent, follow=True)
    assert "Programma Vakmanschap is gemaakt." in text(page)
    assert "Publieke bricoleurs" in text(page) and "Licentie:" in text(page)
    again = office.post(url, sent)
    assert again.status_code == 422 and "Er is al een programma met deze titel." in text(again)
    assert Programme.objects.count() == 1


def test_the_whole_programme_is_saved_with_one_button(office: Client) -> None:
    version = make.programme_version(days=3)
    office.post(edit(version), typed("Een", "Twee", subtitle="Leer", attendance_asked="75"))
    version.refresh_from_db()
    assert (version.programme.title, version.subtitle, version.attendance_asked) == (
        "Vakmanschap",
        "Leer",
        75,
    )
    assert list(version.days.order_by("number").values_list("theme", "aims")) == [
        ("Een", "Doel 0"),
        ("Twee", "Doel 1"),
    ]


@pytest.mark.parametrize(
    ("do", "themes"),
    [
        ("add", ["Een", "Twee", ""]),
        ("remove-0", ["Twee"]),
        ("up-1", ["Twee", "Een"]),
        ("up-0", ["Een", "Twee"]),
        ("remove-99", ["Een", "Twee"]),
        ("remove-" + "9" * 5000, ["Een", "Twee"]),
        ("onzin", ["Een", "Twee"]),
    ],
)
def test_days_are_rearranged_without_saving(office: Client, do: str, themes: list[str]) -> None:
    version = make.programme_version(days=3)
    response = office.post(edit(version), typed("Een", "Twee", do=do, subtitle="Bewaar mij niet"))
    assert [day["theme"].value() for day in response.context["days"]] == themes
    assert "Bewaar mij niet" in text(response)
    assert version.days.count() == 3


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Geef het programma een titel."),
        ({"attendance_asked": "101"}, "Vul een getal in van 0 tot en met 100."),
        ({"attendance_asked": "9" * 5000}, "Vul een heel getal in"),
        ({"aim": "x" * 200_000}, "Deze tekst is te lang: 200000 tekens."),
        ({"days-0-theme": ""}, "Geef deze dag een thema."),
        ({"days-0-trains": "999999"}, "Kies uit de lijst wat deze dag oefent."),
        ({"days-TOTAL_FORMS": "9999"}, "Een programma heeft ten hoogste 40 dagen."),
        ({"days-TOTAL_FORMS": "x"}, "Het formulier kwam niet heel aan."),
        ({"days-TOTAL_FORMS": "0"}, "Een programma heeft ten minste één dag."),
    ],
)
def test_nothing_is_half_saved(office: Client, changes: dict[str, str], sentence: str) -> None:
    version = make.programme_version(days=3)
    response = office.post(edit(version), typed("Een", subtitle="Nieuw", **changes))
    assert response.status_code == 422 and sentence in text(response)
    version.refresh_from_db()
    assert (version.subtitle, version.days.count()) == ("", 3)


def test_a_version_in_use_offers_a_new_one(office: Client) -> None:  # COH-1
    version = make.programme_version(title="Vast")
    make.cohort(version=version)
    for response in (
        office.get(edit(version), follow=True),
        office.post(edit(version), typed("x"), follow=True),
    ):
        assert "Een cohort gebruikt deze versie." in text(response)
    assert version.days.count() == 8
    url = reverse("programme:new_version", args=[version.pk])
    for _ in range(2):
        page = office.post(url, follow=True)
    assert "Versie 2 staat klaar." in text(page) and "dus de titel blijft" in text(page)
    newer = Version.objects.get(programme=version.programme, number=2)
    office.post(edit(newer), typed("Een", title="Vast"))
    assert (newer.days.count(), version.days.count()) == (1, 8)


def test_a_title_in_use_stays(office: Client) -> None:  # COH-1
    version = make.programme_version(title="Vast")
    make.cohort(version=version)
    newer = editing.new_version(version, by=make.coordinator(), now=version.created_at)
    response = office.post(edit(newer), typed("Een", title="Anders"))
    assert response.status_code == 422 and "De titel blijft daarom zoals hij is." in text(response)


PAGES: list[Callable[[Version], str]] = [
    lambda v: reverse("programme:list"),
    lambda v: reverse("programme:new"),
    lambda v: reverse("programme:version", args=[v.pk]),
    lambda v: reverse("programme:edit", args=[v.pk]),
]


@pytest.mark.parametrize("page", PAGES)
def test_only_the_programme_office_comes_in(client: Client, page: Callable[[Version], str]) -> None:
    version, cohort = make.programme_version(), make.cohort()
    url = page(version)
    assert client.get(url).status_code == 302
    for who in (make.enrolment(cohort).person, make.trainer(cohort), make.person()):
        client.force_login(who)
        assert client.get(url).status_code == 404
    for who in (make.coordinator(), make.administrator()):
        client.force_login(who)
        assert client.get(url).status_code == 200


def test_the_list_asks_as_much_for_thirty_as_for_one(office: Client) -> None:
    url, counts = reverse("programme:list"), []
    office.get(url)
    for more in (1, 2, 27):
        for _ in range(more):
            make.programme_version()
        with CaptureQueriesContext(connection) as captured:
            office.get(url)
        counts.append(len(captured))
    assert len(set(counts)) == 1
