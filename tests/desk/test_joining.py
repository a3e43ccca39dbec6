"""The pages on which the office asks, and somebody proves, looks and joins."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from bigfive.models import Sitting
from desk import merging
from outbox.models import Message
from people.models import Act, Person
from tests import factories as make
from tests.desk.test_clashing import same_cohort
from tests.desk.test_import_pages import text
from tests.desk.test_merging import merge, two
from tests.door.signing import just_proven

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-10", "10:00")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
JOIN, LOOK = "/mijn/account/samenvoegen/", "/mijn/account/samenvoegen/bekijken/"


def ask_code(client: Client, address: str = "oud@b.example") -> str:
    assert client.post(JOIN, {"email": address})["Location"] == JOIN
    (message,) = mail.outbox[-1:]
    assert message.to == [address]
    return message.subject.split()[0]


def test_a_person_proves_the_other_address_looks_and_joins(client: Client) -> None:
    old, to = two()
    make.enrolment(make.cohort(), who=old)
    just_proven(client, to)
    code = ask_code(client)
    assert client.post(JOIN, {"code": code})["Location"] == LOOK
    shown = text(client.get(LOOK))
    assert "1 deelname aan een cohort" in shown
    assert client.post(LOOK)["Location"] == reverse("account")
    assert (to.enrolments.count(), Person.objects.get(pk=old.pk).is_active) == (1, False)
    assert client.get(LOOK)["Location"] == JOIN


def test_with_one_proof_nothing_can_be_joined(client: Client) -> None:  # PPL-1
    old, to = two()
    just_proven(client, to)
    assert client.post(LOOK)["Location"] == JOIN
    code = ask_code(client)
    assert client.post(LOOK)["Location"] == JOIN
    assert client.post(JOIN, {"code": "XXXX"}).status_code == 422
    assert client.post(LOOK)["Location"] == JOIN
    client.post(JOIN, {"code": code})
    # And who signed in a while ago proves the first address anew.
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": 1.0, "reauthenticated": True}]
    session.save()
    assert client.post(LOOK)["Location"].startswith(reverse("people:prove"))
    assert Person.objects.get(pk=old.pk).is_active


def test_a_code_works_once_and_for_its_own_address_and_person_alone(client: Client) -> None:
    _, to = two()
    third = make.person(email="derde@b.example")
    just_proven(client, to)
    first = ask_code(client)
    client.post(JOIN, {"again": "1"})
    second = ask_code(client, third.email)
    assert client.post(JOIN, {"code": first}).status_code == 422
    other = just_proven(Client(), make.person())
    other.post(JOIN, {"email": third.email})
    assert other.post(JOIN, {"code": second}).status_code == 422
    assert client.post(JOIN, {"code": second})["Location"] == LOOK
    client.post(JOIN, {"again": "1"})
    ask_code(client)
    assert client.post(JOIN, {"code": second}).status_code == 422


def test_a_code_for_ones_own_address_proves_no_other(client: Client) -> None:
    _, to = two()
    just_proven(client, to)
    client.post(reverse("people:prove"), {"send": "1"})
    own = mail.outbox[-1].subject.split()[0]
    ask_code(client)
    assert client.post(JOIN, {"code": own}).status_code == 422


def test_a_code_and_a_proof_end_by_themselves(client: Client) -> None:
    _, to = two()
    just_proven(client, to)
    code = ask_code(client)
    client.post(JOIN, {"code": code})
    session = client.session
    session["proven-other"] = session["proven-other"] | {"at": session["proven-other"]["at"] - 601}
    session.save()
    assert client.get(LOOK)["Location"] == JOIN


def test_an_address_without_an_account_gets_the_same_answer(client: Client) -> None:  # PPL-1
    old, to = two()
    just_proven(client, to)
    answers = []
    for address in (old.email, "niemand@b.example"):
        code = ask_code(client, address)
        page = client.get(JOIN)
        answers.append((page.status_code, TOKEN.sub("", text(page)).replace(address, "")))
        body = mail.outbox[-1].body.replace(code, "")
        answers.append((200, body))
        client.post(JOIN, {"again": "1"})
    assert answers[:2] == answers[2:]
    client.post(JOIN, {"code": ask_code(client, "niemand@b.example")})
    page = client.get(LOOK)
    assert (page.status_code, "geen account" in text(page)) == (422, True)
    own = client.post(JOIN, {"email": to.email, "again": ""})
    assert own.status_code == 302


def test_ones_own_address_is_refused_where_it_was_typed(client: Client) -> None:
    _, to = two()
    just_proven(client, to)
    page = client.post(JOIN, {"email": " NIEUW@b.example"})
    assert (page.status_code, str(merging.Own()) in text(page), len(mail.outbox)) == (422, True, 0)


def test_what_cannot_be_joined_is_said_with_what_to_do(client: Client) -> None:
    old, to = two()
    just_proven(client, to)
    client.post(JOIN, {"code": ask_code(client)})
    same_cohort(old, to)
    page = text(client.get(LOOK))
    assert ("Vraag het programmabureau om een van de twee te laten stoppen" in page) is True
    assert "Maak er één account van" not in page
    assert client.post(LOOK).status_code == 422
    assert Person.objects.get(pk=old.pk).is_active


def test_the_page_says_nothing_of_big_five() -> None:  # BIG-3
    old, to = two()
    mine = make.enrolment(make.cohort(), who=old)
    before = merging.preview(old.email, to=to)
    make.released(mine, "domains", until=NOW.date() + timedelta(days=9), now=NOW)
    assert Sitting.objects.filter(enrolment=mine).exists()
    assert merging.preview(old.email, to=to) == before
    merge(old, to)
    assert Sitting.objects.get().enrolment.person == to


def test_the_office_can_ask_and_both_addresses_hear_of_it(client: Client) -> None:
    old, to = two()
    client.force_login(make.coordinator())
    page = reverse("desk:ask_to_join", args=[to.pk])
    back = reverse("desk:person", args=[to.pk])
    assert f'href="{page}"' in text(client.get(back))
    said_of = {"niemand@b.example": merging.NoAccount(), "nieuw@b.example": merging.SamePerson()}
    for address, said in said_of.items():
        answer = client.post(page, {"email": address})
        assert (answer.status_code, str(said) in text(answer)) == (422, True)
    for _ in range(2):
        assert client.post(page, {"email": "oud@b.example"})["Location"] == back
    asked = Message.objects.filter(kind="joining_asked")
    assert sorted(one.recipient.email for one in asked) == ["nieuw@b.example", "oud@b.example"]
    assert {one.facts["path"] for one in asked} == {JOIN}
    assert Act.objects.filter(action="joining-asked").count() == 2
    assert Person.objects.filter(pk__in=[old.pk, to.pk], is_active=True).count() == 2
