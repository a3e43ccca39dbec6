"""Neem alles mee: asking, waiting, fetching, throwing away (PRI-3, PPL-5)."""

from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.models import Issue
from people.models import Act, Person
from privacy import archiving, schema
from tests import factories as make
from tests.door.signing import just_proven

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine() -> Person:
    return make.enrolment(make.cohort()).person


def page(client: Client, name: str = "privacy:archive") -> str:
    return unescape(client.get(reverse(name)).content.decode())


def test_mijn_gegevens_leads_to_it(client: Client, mine: Person) -> None:
    just_proven(client, mine)
    assert reverse("privacy:take_along") in page(client, "privacy:mine")


def test_it_says_what_stays_and_why(client: Client, mine: Person) -> None:
    just_proven(client, mine)
    shown = page(client, "privacy:take_along")
    assert [one for one in schema.left_out() if one["what"] not in shown or one["why"] not in shown] == []


def test_asking_waiting_and_fetching(client: Client, mine: Person, files: Path) -> None:
    just_proven(client, mine)
    answer = client.post(reverse("privacy:take_along"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("privacy:archive"))
    assert "We maken je archief" in page(client)
    assert client.get(reverse("privacy:archive_file")).status_code == 404
    archiving.make_all(clock=timezone.now)
    assert "Je archief staat klaar" in page(client)
    fetched = client.get(reverse("privacy:archive_file"))
    assert b"".join(fetched).startswith(b"PK")  # type: ignore[arg-type]
    assert fetched["Content-Disposition"] == f'attachment; filename="{Issue.objects.get().name}"'
    assert fetched["Cache-Control"].startswith("private") or "no-store" in fetched["Cache-Control"]
    assert [*Act.objects.order_by("pk").values_list("action", flat=True)][-1] == archiving.FETCHED


def test_who_signed_in_long_ago_shows_once_more_who_they_are(client: Client, mine: Person) -> None:  # PPL-5
    make.archive(mine, now=timezone.now())
    just_proven(client, mine, seconds_ago=400)
    for name in ("privacy:take_along", "privacy:archive_file"):
        answer = client.get(reverse(name))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("people:prove"))
    assert client.post(reverse("privacy:take_along"))["Location"].split("?")[0] == reverse("people:prove")
    assert Act.objects.filter(action=archiving.FETCHED).count() == 0
    assert client.get(reverse("privacy:archive")).status_code == 200


def test_the_general_address_of_documents_gives_none(client: Client, mine: Person) -> None:  # PPL-5
    issue = make.archive(mine, now=timezone.now())
    just_proven(client, mine)
    for name in ("documents:issue", "documents:issue_file"):
        assert client.get(reverse(name, args=[issue.pk])).status_code == 404
    assert client.post(reverse("documents:stop_issue", args=[issue.pk])).status_code == 404


def test_another_gets_their_own_or_none(client: Client, mine: Person) -> None:  # PRI-1
    make.archive(mine, now=timezone.now())
    just_proven(client, make.person())
    assert client.get(reverse("privacy:archive_file")).status_code == 404
    assert "Er staat geen archief voor je klaar" in page(client)
    client.post(reverse("privacy:throw_away"))
    assert archiving.of(mine) is not None


def test_throwing_away_or_stopping_leaves_none(client: Client, mine: Person) -> None:
    just_proven(client, mine)
    for make_one in (archiving.ask, make.archive):
        make_one(mine, now=timezone.now())
        answer = client.post(reverse("privacy:throw_away"), follow=True).content.decode()
        assert "Er is geen archief meer van jou." in answer
        assert archiving.of(mine) is None


def test_the_sixth_of_a_day_is_refused_on_the_page(client: Client, mine: Person) -> None:
    just_proven(client, mine)
    for _ in range(archiving.MOST_A_DAY):
        archiving.ask(mine, now=timezone.now() - timedelta(hours=1))
        archiving.throw_away(mine, now=timezone.now())
    answer = client.post(reverse("privacy:take_along"))
    assert (answer.status_code, str(archiving.TooOften()) in answer.content.decode()) == (422, True)


def test_the_page_that_waits_is_one_piece_of_itself(client: Client, mine: Person) -> None:
    archiving.ask(mine, now=timezone.now())
    just_proven(client, mine)
    piece = client.get(reverse("privacy:archive"), headers={"HX-Request": "true"}).content.decode()
    assert ("<main" in piece, "hx-get" in piece) == (False, True)
    make.archive(mine, now=timezone.now())
    piece = client.get(reverse("privacy:archive"), headers={"HX-Request": "true"}).content.decode()
    assert ("<main" in piece, "hx-get" in piece) == (False, False)


def test_whether_the_questionnaire_was_taken_changes_none_of_these_pages(client: Client) -> None:  # BIG-3
    one, other = (make.enrolment(make.cohort()) for _ in range(2))
    make.questionnaire(one)
    shown = []
    for enrolment in (one, other):
        just_proven(client, enrolment.person)
        whole = page(client, "privacy:take_along")
        start, end = whole.index("<h1"), whole.index("<footer")
        shown.append([line for line in whole[start:end].splitlines() if "csrf" not in line])
    assert shown[0] == shown[1]


def test_an_archive_whose_file_was_lost_is_no_error(client: Client, mine: Person, files: Path) -> None:
    issue = make.archive(mine, now=timezone.now())
    issue.file.storage.delete(str(issue.file.name))
    just_proven(client, mine)
    assert "Je archief staat klaar" in page(client)
    assert client.get(reverse("privacy:archive_file")).status_code == 404
