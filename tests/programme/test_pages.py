from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programme import arranging, editing, overview
from programme.arranging import SORTS
from programme.models import Programme, Version
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make.coordinator())
    return client


def text(response: Any) -> str:
    return response.content.decode()


def typed(**changes: str) -> dict[str, str]:
    sent = {"title": "Vakmanschap", "subtitle": "", "aim": "", "outcomes": "", "attendance_asked": "80"}
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


def test_the_whole_is_saved_with_one_button(office: Client) -> None:
    version = make.programme_version(days=3)
    sent = typed(subtitle="Leer", attendance_asked="75", outcomes="Je luistert.\nJe vraagt door.")
    office.post(edit(version), sent)
    version.refresh_from_db()
    assert (version.programme.title, version.subtitle, version.attendance_asked) == (
        "Vakmanschap",
        "Leer",
        75,
    )
    assert version.outcomes.splitlines() == ["Je luistert.", "Je vraagt door."]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Geef het programma een titel."),
        ({"attendance_asked": "101"}, "Vul een getal in van 0 tot en met 100."),
        ({"attendance_asked": "9" * 5000}, "Vul een heel getal in"),
        ({"aim": "x" * 200_000}, "Dit is te lang: 200000 tekens."),
    ],
)
def test_nothing_is_half_saved(office: Client, changes: dict[str, str], sentence: str) -> None:
    version = make.programme_version(days=3)
    response = office.post(edit(version), typed(subtitle="Nieuw") | changes)
    assert response.status_code == 422 and sentence in text(response)
    assert 'value="Nieuw"' in text(response)
    version.refresh_from_db()
    assert version.subtitle == ""


def line_url(name: str, *args: Any) -> str:
    return reverse(f"programme:{name}", args=args)


def test_a_coordinator_writes_a_framework_line_by_line(office: Client) -> None:
    version = make.programme_version(days=1)
    sent = {"name": "Eigen kader", "kind": "competences", "source": "Van onszelf", "licence": "CC BY 4.0"}
    page = office.post(line_url("add_line", "kader", version.pk), sent, follow=True)
    assert "Het kader is toegevoegd." in text(page) and "CC BY 4.0" in text(page)
    framework = version.frameworks.get(name="Eigen kader")
    words = {"name": "Lef", "dimension": "Doen", "word": "doen", "description": "Je zegt wat nodig is."}
    office.post(line_url("add_line", "competentie", framework.pk), words)
    line = framework.competences.get()
    assert (line.name, line.dimension, line.word) == ("Lef", "Doen", "doen")
    day = version.days.get()
    office.post(line_url("change_line", "dag", day.pk), {"theme": "Durven", "trains": [str(line.pk)]})
    office.post(line_url("change_line", "competentie", line.pk), words | {"name": "Moed"})
    page = office.get(line_url("contents", version.pk))
    assert "Dag 1: Durven" in text(page) and "Oefent: Moed" in text(page)
    asked = office.get(line_url("remove_line", "kader", framework.pk))
    assert "Er gaat 1 regel mee weg." in text(asked) and "Eén dag oefent hier iets van." in text(asked)
    office.post(line_url("remove_line", "kader", framework.pk))
    assert not version.frameworks.filter(name="Eigen kader").exists() and not day.trains.exists()


def test_criteria_have_levels_that_change_places(office: Client) -> None:
    version = make.programme_version(days=1)
    office.post(
        line_url("add_line", "criterium", version.pk), {"name": "Luisteren", "description": "Je vraagt door."}
    )
    criterion = version.criteria.get()
    for name in ("Goed", "Nog niet"):
        office.post(
            line_url("add_line", "niveau", criterion.pk), {"name": name, "description": "Je ziet het."}
        )
    office.post(line_url("move_line", "niveau", criterion.levels.get(name="Nog niet").pk, "eerder"))
    page = text(office.get(line_url("contents", version.pk)))
    assert page.index("1. Nog niet") < page.index("2. Goed")
    seen = text(office.get(line_url("preview", version.pk)))
    assert "Luisteren" in seen and "1. Nog niet" in seen


def test_what_a_cohort_uses_goes_to_the_archive_and_comes_back(office: Client) -> None:
    version = make.programme_version(title="Vast")
    make.cohort(version=version)
    url = line_url("put_away", version.pk)
    make.cohort(version=version)
    assert "is in gebruik, bij 2 cohorten" in text(office.get(url))
    assert "Daarom kun je het niet weggooien." in text(office.get(url))
    page = office.post(url, follow=True)
    assert "Vast staat in het archief." in text(page) and "Archief (1)" in text(page)
    assert "Maak hiermee een cohort" not in text(office.get(line_url("version", version.pk)))
    page = office.post(url, follow=True)
    assert "Vast is terug uit het archief." in text(page) and "Maak hiermee een cohort" in text(page)


def test_what_nobody_uses_is_thrown_away_after_asking(office: Client) -> None:
    version = make.programme_version(title="Probeersel")
    url = line_url("put_away", version.pk)
    assert "Je kunt dit niet terugdraaien." in text(office.get(url)) and Programme.objects.exists()
    assert "Versie 1 van Probeersel is weg." in text(office.post(url, follow=True))
    assert not Programme.objects.exists() and office.get(url).status_code == 404


def test_own_questions_stand_beside_the_fixed_ones(office: Client) -> None:  # POD-2, POD-4
    version = make.programme_version(days=1)
    page = text(office.get(line_url("contents", version.pk)))
    for fixed in (*overview.FIXED_QUESTIONS["before"], *overview.FIXED_QUESTIONS["after"]):
        assert fixed in page
    for n in range(5):
        office.post(line_url("add_line", "vraag-vooraf", version.pk), {"label": f"Vraag {n}"})
    assert "Er passen hier vijf eigen vragen." in text(office.get(line_url("contents", version.pk)))
    more = office.post(
        line_url("add_line", "vraag-vooraf", version.pk), {"label": "Vraag 5", "hint": "Blijft staan"}
    )
    assert more.status_code == 422 and "ten hoogste 5 regels" in text(more) and "Blijft staan" in text(more)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("dag", "Geef deze dag een thema."),
        ("kader", "Geef het kader een naam."),
        ("criterium", "Geef het criterium een naam."),
        ("vraag-achteraf", "Schrijf de vraag op."),
    ],
)
def test_a_line_without_a_name_comes_back_with_what_was_typed(
    office: Client, kind: str, sentence: str
) -> None:
    url = line_url("add_line", kind, make.programme_version(days=1).pk)
    sent = {"preparation": "Blijft", "source": "Blijft", "description": "Blijft", "hint": "Blijft"}
    response = office.post(url, sent)
    assert response.status_code == 422 and sentence in text(response) and "Blijft" in text(response)


def test_what_is_typed_in_a_line_is_kept_and_gone_once_it_is_saved(office: Client) -> None:
    version = make.programme_version(days=1)
    url = line_url("change_line", "dag", version.days.get().pk)
    place = office.get(url).context["draft"].place
    sent = {
        "place": place.signed,
        "theme": "Half",
        "aims": "Half af",
        "version": "0",
        "token": "a",
        "who": place.owner,
    }
    office.post(reverse("writing:draft"), sent, headers={"accept": "application/json"})
    assert "Half af" in text(office.get(url)) and version.days.get().aims == ""
    office.post(url, {"theme": "Heel", "aims": "Af"})
    assert version.days.get().aims == "Af" and "Half af" not in text(office.get(url))


@pytest.mark.parametrize("kind", ["onzin", "kader", "niveau"])
def test_a_line_that_is_not_there_is_not_found(office: Client, kind: str) -> None:
    assert office.get(line_url("change_line", kind, 987654)).status_code == 404
    assert office.get(line_url("add_line", kind, 987654)).status_code == 404


def test_the_contents_ask_as_much_for_thirty_lines_as_for_three(office: Client) -> None:
    version, by = make.programme_version(days=1), make.coordinator("Karim")
    url, counts = line_url("contents", version.pk), []
    office.get(url)
    for more in (3, 27):
        for n in range(more):
            name = f"Regel {more}-{n}"
            if n < 6:
                made = arranging.add(
                    SORTS["criterium"], version, {"name": name}, by=by, now=version.created_at
                )
                words = {"name": name, "description": "x"}
                arranging.add(SORTS["niveau"], made, words, by=by, now=version.created_at)
            arranging.add(SORTS["dag"], version, {"theme": name}, by=by, now=version.created_at)
        with CaptureQueriesContext(connection) as captured:
            office.get(url)
        counts.append(len(captured))
    assert len(set(counts)) == 1


def test_a_version_in_use_offers_a_new_one(office: Client) -> None:  # COH-1
    version = make.programme_version(title="Vast")
    make.cohort(version=version)
    for response in (
        office.get(edit(version), follow=True),
        office.post(edit(version), typed(), follow=True),
        office.get(line_url("contents", version.pk), follow=True),
        office.get(line_url("add_line", "dag", version.pk), follow=True),
        office.get(line_url("change_line", "dag", version.days.get(number=1).pk), follow=True),
        office.post(line_url("remove_line", "dag", version.days.get(number=1).pk), follow=True),
        office.post(line_url("move_line", "dag", version.days.get(number=1).pk, "later"), follow=True),
    ):
        assert "Een cohort gebruikt deze versie." in text(response)
    assert version.days.count() == 8
    url = reverse("programme:new_version", args=[version.pk])
    for _ in range(2):
        page = office.post(url, follow=True)
    assert "Versie 2 staat klaar." in text(page)
    newer = Version.objects.get(programme=version.programme, number=2)
    assert "dus de titel blijft" in text(office.get(edit(newer)))
    office.post(line_url("remove_line", "dag", newer.days.get(number=8).pk))
    assert (newer.days.count(), version.days.count()) == (7, 8)


def test_a_title_in_use_stays(office: Client) -> None:  # COH-1
    version = make.programme_version(title="Vast")
    make.cohort(version=version)
    newer = editing.new_version(version, by=make.coordinator(), now=version.created_at)
    response = office.post(edit(newer), typed(title="Anders"))
    assert response.status_code == 422 and "De titel blijft daarom zoals hij is." in text(response)


PAGES: list[Callable[[Version], str]] = [
    lambda v: reverse("programme:list"),
    lambda v: reverse("programme:new"),
    lambda v: reverse("programme:version", args=[v.pk]),
    lambda v: reverse("programme:edit", args=[v.pk]),
    lambda v: reverse("programme:contents", args=[v.pk]),
    lambda v: reverse("programme:preview", args=[v.pk]),
    lambda v: reverse("programme:add_line", args=["kader", v.pk]),
    lambda v: reverse("programme:change_line", args=["dag", v.days.get(number=1).pk]),
    lambda v: reverse("programme:remove_line", args=["dag", v.days.get(number=1).pk]),
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


def test_the_standard_programme_is_one_press_away_and_stands_there_once(office: Client) -> None:  # COH-1
    url = reverse("programme:standard")
    assert url in text(office.get(reverse("programme:list")))
    page = office.post(url, follow=True)
    assert page.redirect_chain == [(reverse("cohorts:list"), 302)]
    assert "Ambtelijk vakmanschap staat klaar." in text(page)
    version = Version.objects.get()
    assert (version.days.count(), version.criteria.count() > 0) == (8, True)
    assert {"competences", "practices"} <= set(version.frameworks.values_list("kind", flat=True))
    again = office.post(url, follow=True)
    assert "Er is al een programma met deze titel." in text(again) and Version.objects.count() == 1
    assert office.get(url).status_code == 405
