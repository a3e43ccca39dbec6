"""Shown once more to be who one is, before what opens or empties an account."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests.door.signing import app_for, code_of_app, just_proven

pytestmark = pytest.mark.django_db
EMAIL, PROVE = "/account/email/", "/mijn/ben-jij-het/?next=/account/email/"


def test_who_signed_in_a_while_ago_shows_it_again_with_a_code_by_mail(client: Client) -> None:
    person = make.person(email="sanne@voorbeeld.example")
    just_proven(client, person, seconds_ago=400)
    assert client.get(EMAIL)["Location"] == "/mijn/ben-jij-het/?next=%2Faccount%2Femail%2F"
    assert client.post(EMAIL, {"email": "boef@voorbeeld.example", "action_add": ""}).status_code == 302
    assert mail.outbox == []
    client.post(PROVE, {"send": "1"})
    (message,) = mail.outbox
    assert message.to == ["sanne@voorbeeld.example"]
    wrong = client.post(PROVE, {"code": "XXXX"})
    assert (wrong.status_code, "Deze code klopt niet" in wrong.content.decode()) == (422, True)
    assert client.post(PROVE, {"code": message.subject.split()[0]})["Location"] == EMAIL
    assert client.get(EMAIL).status_code == 200


def test_a_code_works_once_for_three_tries_and_for_its_own_person_alone(client: Client) -> None:
    just_proven(client, make.person(), seconds_ago=400)
    client.post(PROVE, {"send": "1"})
    code = mail.outbox[0].subject.split()[0]
    other = just_proven(Client(), make.person(), seconds_ago=400)
    other.post(PROVE, {"send": "1"})
    assert other.post(PROVE, {"code": code}).status_code == 422
    for _ in range(3):
        client.post(PROVE, {"code": "XXXX"})
    late = client.post(PROVE, {"code": code})
    assert (late.status_code, "Vraag een nieuwe code" in late.content.decode()) == (422, True)


def test_who_has_an_app_shows_that_instead(client: Client) -> None:
    person = make.person()
    app_for(person)
    just_proven(client, person, seconds_ago=400)
    assert client.get(EMAIL)["Location"].startswith(reverse("mfa_reauthenticate"))
    client.post(reverse("mfa_reauthenticate"), {"code": code_of_app()})
    assert client.get(EMAIL).status_code == 200


def test_codes_are_not_sent_without_end(client: Client) -> None:
    just_proven(client, make.person(), seconds_ago=400)
    answers = [client.post(PROVE, {"send": "1"}).status_code for _ in range(4)]
    assert (answers, len(mail.outbox)) == ([302, 302, 302, 422], 3)


def test_afterwards_one_lands_on_this_site_only(client: Client) -> None:
    just_proven(client, make.person())
    assert client.get("/mijn/ben-jij-het/?next=https://boef.example/")["Location"] == "/"
