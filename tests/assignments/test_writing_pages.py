"""The participant writes the assignment and puts it forward."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments import content
from assignments.models import Assignment, Edition, Support
from cohorts.models import Enrolment
from tests import factories as make

pytestmark = pytest.mark.django_db
WHOLE = {name: f"Mijn {name} <b>." for name in content.LABELS}


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    enrolment = make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")
    make.support(enrolment, Support.Role.PRINCIPAL, "Karin Bos")
    return enrolment


@pytest.fixture
def sanne(client: Client, enrolment: Enrolment) -> Client:
    client.force_login(enrolment.person)
    return client


def send(client: Client, enrolment: Enrolment, action: str = "put-forward", **changes: str) -> Any:
    text = Assignment.objects.get(enrolment=enrolment).text
    data = {**WHOLE, "version": str(text.number if text else 0), "action": action, **changes}
    return client.post(reverse("assignments:write", args=[enrolment.pk]), data)


def page(client: Client, enrolment: Enrolment, name: str = "assignment") -> str:
    content: bytes = client.get(reverse(f"assignments:{name}", args=[enrolment.pk])).content
    return content.decode()


def test_writing_and_putting_forward(sanne: Client, enrolment: Enrolment) -> None:  # ASG-1
    assert "Begin met schrijven" in page(sanne, enrolment)
    assert "Een speelplek voor de buurt" in page(sanne, enrolment, "write")
    assert send(sanne, enrolment, "save", question="").status_code == 302
    assert not Edition.objects.exists()
    assert "Je bent nog aan het schrijven" in page(sanne, enrolment)
    assert send(sanne, enrolment).status_code == 302
    shown = page(sanne, enrolment)
    assert "Mijn question &lt;b&gt;." in shown
    assert ("Versie 1" in shown, "Nog geen antwoord" in shown, "Karin Bos" in shown) == (True, True, True)
    enrolment.assignment.refresh_from_db()
    assert enrolment.assignment.title == "Mijn title <b>."


def test_what_is_not_whole_stays_on_the_page_and_is_kept(sanne: Client, enrolment: Enrolment) -> None:
    answer = send(sanne, enrolment, learning="", title="x" * 161)
    shown = answer.content.decode()
    assert (answer.status_code, "Nog niet voorgelegd" in shown) == (422, True)
    assert ("Schrijf wat je ervan wilt leren" in shown, "korter dan 160" in shown) == (True, True)
    assert "Mijn question &lt;b&gt;." in page(sanne, enrolment, "write")


def test_typing_saves_through_the_same_door(sanne: Client, enrolment: Enrolment) -> None:  # POD-8
    url = reverse("assignments:write", args=[enrolment.pk])
    json = {"accept": "application/json"}
    saved = sanne.post(url, {"question": "Hoe?", "version": "0", "token": "a"}, headers=json).json()
    assert (saved["state"], saved["number"]) == ("saved", 1)
    clash = sanne.post(url, {"question": "Waarom?", "version": "0", "token": "b"}, headers=json).json()
    assert clash["state"] == "clash"
    other = sanne.post(url, {"question": "x", "who": str(make.person().pk)}, headers=json).json()
    assert other == {"state": "someone-else"}


def test_two_versions_stand_side_by_side(sanne: Client, enrolment: Enrolment) -> None:  # POD-8
    send(sanne, enrolment, "save")
    answer = send(sanne, enrolment, "save", version="0", question="Iets anders")
    shown = answer.content.decode()
    assert (answer.status_code, "Er zijn twee versies" in shown, "Iets anders" in shown) == (422, True, True)
    assert "Bekijk beide versies" in page(sanne, enrolment, "write")


def test_a_text_that_is_too_long_stays_on_the_page(sanne: Client, enrolment: Enrolment) -> None:
    answer = send(sanne, enrolment, question="y" * 20_001)
    assert (answer.status_code, "y" * 20_001 in answer.content.decode()) == (422, True)


def test_a_change_after_putting_forward_is_shown(sanne: Client, enrolment: Enrolment) -> None:  # ASG-2
    send(sanne, enrolment)
    send(sanne, enrolment, "save", result="Een kaart")
    assert "Je veranderde iets nadat je de tekst voorlegde" in page(sanne, enrolment)
    send(sanne, enrolment, result="Een kaart")
    shown = page(sanne, enrolment)
    assert ("Versie 2" in shown, "<ins>" in shown) == (True, True)


def test_an_earlier_version_is_put_back(sanne: Client, enrolment: Enrolment) -> None:  # POD-8
    assert "geen eerdere versies" in page(sanne, enrolment, "versions")
    send(sanne, enrolment, "save"), send(sanne, enrolment, "save", question="Anders")
    url = reverse("assignments:versions", args=[enrolment.pk])
    assert "Anders" in page(sanne, enrolment, "versions")
    sanne.post(url, {"number": "1"}), sanne.post(url, {"number": "99"})
    assert "Anders" not in page(sanne, enrolment, "write")
