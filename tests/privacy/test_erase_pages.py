"""Asking to be erased, page by page (PRI-3)."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from people.models import Person
from privacy import requesting
from privacy.models import Erasure
from tests import factories as make
from tests.door.signing import just_proven
from tests.privacy import living

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ASK, CONFIRM = "/mijn/gegevens/wissen/", "/mijn/gegevens/wissen/bevestigen/"


def page(client: Client, url: str) -> str:
    return unescape(client.get(url).content.decode())


def test_first_it_says_what_goes_what_stays_and_why_and_asks_nothing(client: Client) -> None:  # PRI-3
    mine = living.life()
    client.force_login(mine.person)
    assert f'href="{ASK}"' in page(client, reverse("privacy:mine"))
    shown = page(client, ASK)
    goes, stays = shown.split("Wat moet blijven, en waarom?")
    for what in ("Je leerdoelen", "Je aanmelding", "Je logboek bij de opdracht"):
        assert f"<li>{what}</li>" in goes
    for what in ("Je certificaat in het register", "zonder je naam", "verzegeld, zonder inhoud"):
        assert what in stays
    assert "Je POD</h3>" in goes
    assert not Erasure.objects.exists()


def test_of_what_still_runs_it_says_that_one_leaves(client: Client) -> None:
    running = make.enrolment(make.cohort(first_day=timezone.localdate()))
    over = make.enrolment(make.cohort(first_day=timezone.localdate() - 400 * DAY), who=running.person)
    make.support(make.enrolment(make.cohort()), who=running.person)
    client.force_login(running.person)
    shown = page(client, ASK)
    assert f"Je stopt met {running.cohort.name}." in shown
    assert f"Je stopt met {over.cohort.name}." not in shown
    assert "Je bent geen praktijkbegeleider of opdrachtgever meer." in shown


def test_of_who_has_only_an_account_little_is_said(client: Client) -> None:
    client.force_login(make.person())
    shown = page(client, ASK)
    assert "verzegeld, zonder inhoud" in shown
    assert ("register" in shown, "Je stopt met" in shown) == (False, False)


def test_who_does_not_prove_who_they_are_comes_no_further(client: Client) -> None:
    me = make.person()
    just_proven(client, me, seconds_ago=3 * 3600)
    answer = client.post(CONFIRM, {"email": me.email})
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, reverse("people:prove"))
    assert not Erasure.objects.exists()


def test_the_address_is_typed_over_and_a_slip_is_told(client: Client) -> None:
    me = make.person(email="kim@voorbeeld.example")
    just_proven(client, me)
    wrong = client.post(CONFIRM, {"email": "kimm@voorbeeld.example"})
    assert wrong.status_code == 422
    assert 'value="kimm@voorbeeld.example"' in wrong.content.decode()
    assert "Dit is niet het adres van dit account." in wrong.content.decode()
    answer = client.post(CONFIRM, {"email": " KIM@voorbeeld.example "}, follow=True)
    assert "Het wissen begint op" in answer.content.decode()
    assert Erasure.objects.get().person == me
    assert client.get(CONFIRM).status_code == 302


def test_it_is_taken_back_on_the_same_page(client: Client) -> None:
    me = make.person()
    client.force_login(me)
    requesting.ask(me, by=me, now=timezone.now())
    assert "Trek het verzoek in" in page(client, ASK)
    answer = client.post("/mijn/gegevens/wissen/intrekken/", follow=True).content.decode()
    assert "Er is niets gewist." in answer
    assert "Ga door naar bevestigen" in answer
    assert not Erasure.objects.exists()


def test_who_is_needed_reads_why_and_finds_no_way_on(client: Client) -> None:
    me = make.coordinator()
    just_proven(client, me)
    shown = page(client, ASK)
    assert "Een contactpersoon kan niet worden gewist." in shown
    assert CONFIRM not in shown
    assert client.post(CONFIRM, {"email": me.email}).status_code == 302
    assert not Erasure.objects.exists()


def test_the_administrator_acts_on_a_letter_and_sees_nothing_else(
    client: Client,
) -> None:  # PRI-3
    mine, admin = living.life(), make.administrator()
    just_proven(client, admin, method="mfa")
    url = reverse("privacy:erase_for", args=[mine.person_id])
    assert url in page(client, reverse("desk:person", args=[mine.person_id]))
    shown = page(client, url)
    assert ("leerdoelen" in shown, "certificaat in het register" in shown) == (False, False)
    asked = {"identified": "Brief van 12 november, teruggebeld", "email": living.ADDRESS}
    assert client.post(url, asked | {"identified": ""}).status_code == 422
    client.post(url, asked)
    made = Erasure.objects.get()
    assert (made.person, made.by, made.identified) == (mine.person, admin, asked["identified"])
    client.post(reverse("privacy:take_back_for", args=[mine.person_id]))
    assert not Erasure.objects.exists()


def test_a_coordinator_has_no_such_page(client: Client) -> None:
    who = make.person()
    just_proven(client, make.coordinator(), method="mfa")
    url = reverse("privacy:erase_for", args=[who.pk])
    assert url not in page(client, reverse("desk:person", args=[who.pk]))
    assert client.get(url).status_code == 404


def test_who_was_erased_stands_in_no_list_of_people(client: Client) -> None:
    client.force_login(make.coordinator())
    who = make.person("Kim Bos")
    assert "Kim Bos" in page(client, reverse("desk:people"))
    Person.objects.filter(pk=who.pk).update(erased_at=timezone.now())
    assert "Kim Bos" not in page(client, reverse("desk:people"))


def test_the_administrator_reads_that_an_erasure_is_stuck_and_not_whose(client: Client) -> None:
    who = make.person("Kim Bos")
    made = requesting.ask(who, by=who, now=timezone.now())
    client.force_login(make.administrator())
    assert "loopt vast" not in page(client, reverse("privacy:keeping"))
    Erasure.objects.filter(pk=made.pk).update(state=Erasure.State.FAILED)
    shown = page(client, reverse("privacy:keeping"))
    assert ("Van 1 persoon is nog niet alles gewist." in shown, "Kim Bos" in shown) == (True, False)


def test_it_asks_as_much_of_one_deelname_as_of_thirty(client: Client) -> None:
    counts = []
    for number in (1, 3, 30):
        who = make.person()
        for _ in range(number):
            make.enrolment(make.cohort(days=1), who=who)
        client.force_login(who)
        with CaptureQueriesContext(connection) as asked:
            client.get(ASK)
        counts.append(len(asked))
    assert len(set(counts)) == 1
