"""The principal and the mentor answer from their personal link, without an account (PPL-3, ASG-2)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments import agreeing, content, naming, writing_it
from assignments.linking import token_for
from assignments.models import Answer, Edition, Support
from cohorts.models import Enrolment
from people.refusals import Refusal
from tests import factories as make
from tests.concurrency import at_once
from writing.saving import Origin

pytestmark = pytest.mark.django_db
WHOLE = {name: f"Mijn {name} <b>." for name in content.LABELS}


def forward(enrolment: Enrolment, **changes: str) -> Edition:
    own, me, now = make.assignment(enrolment), enrolment.person, timezone.now()
    own.refresh_from_db()
    base = own.text.number if own.text else 0
    writing_it.save(own, fields={**WHOLE, **changes}, origin=Origin(base), by=me, now=now)
    return writing_it.put_forward(own, by=me, now=now)


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    return make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")


@pytest.fixture
def principal(enrolment: Enrolment) -> Support:
    return make.support(enrolment, Support.Role.PRINCIPAL, "Karin Bos")


def enter(client: Client, support: Support) -> Any:
    return client.post(reverse("assignments:link", args=[token_for(support)]))


def page_of(support: Support) -> str:
    return reverse("assignments:answer", args=[support.pk])


def send(client: Client, support: Support, text: Edition, verdict: str, words: str = "") -> Any:
    return client.post(page_of(support), {"text": text.sha256, "verdict": verdict, "words": words})


def text(response: Any) -> str:
    content: bytes = response.content
    return content.decode()


def test_from_the_link_to_an_answer_in_three_steps(
    client: Client, enrolment: Enrolment, principal: Support
) -> None:  # PPL-3
    edition = forward(enrolment)
    assert enter(client, principal).url == page_of(principal)
    shown = text(client.get(page_of(principal)))
    assert ("Mijn question &lt;b&gt;." in shown, "Ik vraag een wijziging" in shown) == (True, True)
    assert send(client, principal, edition, "agreed").status_code == 302
    after = text(client.get(page_of(principal)))
    assert ("Akkoord" in after, "Ik vraag een wijziging" in after) == (True, False)
    assert Answer.objects.get().support.person == principal.person
    assert enter(client, principal).url == reverse("progress:support", args=[principal.pk])


def test_before_there_is_a_text_there_is_nothing_to_answer(client: Client, principal: Support) -> None:
    assert enter(client, principal).url == reverse("progress:support", args=[principal.pk])
    assert "schrijft nog aan de opdracht" in text(client.get(page_of(principal)))
    odd = client.post(page_of(principal), {"verdict": "agreed", "text": ""})
    assert (odd.status_code, Answer.objects.exists()) == (422, False)


def test_a_mentor_says_yes_or_no(client: Client, enrolment: Enrolment) -> None:  # ASG-2
    mentor, edition = make.support(enrolment), forward(enrolment)
    enter(client, mentor)
    assert "Ik vraag een wijziging" not in text(client.get(page_of(mentor)))
    assert send(client, mentor, edition, "change", "Anders").status_code == 422
    assert send(client, mentor, edition, "declined", "Geen tijd <3").status_code == 302
    assert "Geen tijd &lt;3" in text(client.get(page_of(mentor)))


def test_a_changed_text_asks_again_and_shows_what_changed(
    client: Client, enrolment: Enrolment, principal: Support
) -> None:  # ASG-2
    first = forward(enrolment)
    enter(client, principal)
    send(client, principal, first, "change", "Maak het kleiner.")
    forward(enrolment, result="Eén straat.")
    shown = text(client.get(page_of(principal)))
    assert ("Wat er anders is" in shown, "<ins>" in shown) == (True, True)
    late = send(client, principal, first, "agreed", "Toch goed")
    assert (late.status_code, "opdracht is intussen veranderd" in text(late)) == (422, True)
    assert "Toch goed" in text(late)
    assert Answer.objects.count() == 1


def test_a_change_without_words_is_asked_for(
    client: Client, enrolment: Enrolment, principal: Support
) -> None:
    edition = forward(enrolment)
    enter(client, principal)
    refused = send(client, principal, edition, "change")
    assert (refused.status_code, "Schrijf welke wijziging" in text(refused)) == (422, True)


def test_who_was_replaced_or_whose_link_was_renewed_answers_nothing(
    client: Client, enrolment: Enrolment, principal: Support
) -> None:  # PPL-3, PPL-4
    edition = forward(enrolment)
    enter(client, principal)
    naming.invite_again(principal, now=timezone.now())
    assert send(client, principal, edition, "agreed").status_code == 302
    assert not Answer.objects.exists()
    principal.refresh_from_db()
    enter(client, principal)
    words = {"email": "nieuw@waterstad.example", "name": "Nieuw", "organisation": ""}
    naming.name(enrolment, "principal", **words, by=enrolment.person, now=timezone.now())
    assert send(client, principal, edition, "agreed").status_code == 302
    assert not Answer.objects.exists()


def test_the_link_of_one_role_answers_for_no_other(
    client: Client, enrolment: Enrolment, principal: Support
) -> None:  # PPL-3
    edition = forward(enrolment)
    mentor = make.support(enrolment, who=principal.person)
    enter(client, mentor)
    assert send(client, principal, edition, "agreed").status_code == 302
    assert not Answer.objects.exists()


def test_a_link_that_was_passed_on_answers_for_nobody(
    client: Client, enrolment: Enrolment, principal: Support
) -> None:  # PPL-3
    edition, link = forward(enrolment), reverse("assignments:link", args=[token_for(principal)])
    for who in (enrolment.person, make.support(enrolment).person, make.trainer(enrolment.cohort)):
        client.force_login(who)
        page = client.get(link)
        assert (page.status_code, "Deze link is van iemand anders" in text(page)) == (200, True)
        assert "Karin" not in text(page)
        assert client.post(link).status_code == 403
        assert send(client, principal, edition, "agreed").status_code == 404
    assert Support.objects.get(pk=principal.pk).accepted_at is None
    assert not Answer.objects.exists()
    assert client.post(reverse("account_logout"), {"next": link})["Location"] == link
    enter(client, principal)
    assert send(client, principal, edition, "agreed")["Location"] == page_of(principal)


def test_who_signs_in_on_that_device_later_does_not_answer_for_them(
    client: Client, enrolment: Enrolment, principal: Support
) -> None:  # PPL-3
    edition = forward(enrolment)
    enter(client, principal)
    assert client.get(page_of(principal)).status_code == 200
    client.force_login(enrolment.person)
    assert client.get(page_of(principal)).status_code == 404
    assert send(client, principal, edition, "agreed").status_code == 404
    assert not Answer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_by_one_link_count_once() -> None:  # ASG-2
    enrolment = make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")
    principal = make.support(enrolment, Support.Role.PRINCIPAL, "Karin Bos")
    edition = forward(enrolment)

    def say(verdict: str) -> str:
        facts = {"sha256": edition.sha256, "words": "Kleiner", "now": timezone.now()}
        return agreeing.answer(principal, verdict=verdict, **facts).verdict  # type: ignore[arg-type]

    said, refused = at_once([lambda verdict=verdict: say(verdict) for verdict in ("agreed", "declined") * 2])
    assert all(isinstance(one, Refusal) for one in refused)
    assert (len(said), len(refused)) == (2, 2)
    assert {Answer.objects.get().verdict} == set(said)
