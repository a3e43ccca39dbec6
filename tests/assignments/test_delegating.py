"""A principal lets a colleague answer in their place (PPL-3, PPL-4)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments import agreeing, naming
from assignments.linking import token_for
from assignments.models import Answer, Edition, Support
from cohorts.models import Enrolment
from outbox.models import Message
from tests import factories as make
from tests.assignments.test_answer_page import forward, text

pytestmark = pytest.mark.django_db
COLLEAGUE = {"name": "Ria Post", "email": "ria@waterstad.example"}


@pytest.fixture
def principal(db: None) -> Support:
    enrolment = make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")
    return make.support(enrolment, Support.Role.PRINCIPAL, "Karin Bos")


def enrolment_of(support: Support) -> Enrolment:
    return support.assignment.enrolment


def named(principal: Support) -> Support:
    return naming.delegate(principal, **COLLEAGUE, now=timezone.now())


def say(support: Support, edition: Edition, verdict: str = "agreed") -> Answer:
    facts: dict[str, Any] = {"sha256": edition.sha256, "verdict": verdict, "words": ""}
    return agreeing.answer(support, **facts, now=timezone.now())


def test_the_answer_counts_for_the_principal_and_keeps_who_gave_it(principal: Support) -> None:  # ASG-2
    edition, colleague = forward(enrolment_of(principal)), named(principal)
    say(colleague, edition)
    given = Answer.objects.get()
    assert (given.support, given.given_by) == (principal, colleague.person)
    with pytest.raises(agreeing.AlreadyAnswered):
        say(principal, edition, "declined")
    assert not Message.objects.open().filter(kind__startswith="agreement").exists()


def test_the_first_answer_counts_whoever_gives_it(principal: Support) -> None:  # ASG-2
    edition, colleague = forward(enrolment_of(principal)), named(principal)
    say(principal, edition)
    with pytest.raises(agreeing.AlreadyAnswered):
        say(colleague, edition)


def test_naming_another_or_ending_it_leaves_nothing_to_who_was_named(principal: Support) -> None:  # PPL-4
    edition, first = forward(enrolment_of(principal)), named(principal)
    second = naming.delegate(principal, name="Bo", email="bo@waterstad.example", now=timezone.now())
    naming.end_delegate(principal, now=timezone.now())
    for colleague in (first, second):
        with pytest.raises(agreeing.NoLonger):
            say(colleague, edition)
        assert not Message.objects.open().filter(recipient=colleague.person).exists()


def test_with_the_principal_goes_who_answers_for_them(principal: Support) -> None:  # PPL-4
    edition, colleague = forward(enrolment_of(principal)), named(principal)
    words = {"email": "nieuw@waterstad.example", "name": "Nieuw", "organisation": ""}
    me = enrolment_of(principal).person
    naming.name(enrolment_of(principal), "principal", **words, by=me, now=timezone.now())
    with pytest.raises(agreeing.NoLonger):
        say(colleague, edition)
    with pytest.raises(naming.NoPrincipal):
        named(principal)


@pytest.mark.parametrize("who", ["principal", "participant"])
def test_neither_oneself_nor_the_participant(principal: Support, who: str) -> None:
    person = principal.person if who == "principal" else enrolment_of(principal).person
    with pytest.raises(naming.Yourself):
        naming.delegate(principal, name="Ik", email=person.email.upper(), now=timezone.now())


def test_the_link_opens_the_assignment_and_nothing_else(client: Client, principal: Support) -> None:  # PPL-3
    edition = forward(enrolment_of(principal))
    owner = Client()
    owner.post(reverse("assignments:link", args=[token_for(principal)]))
    url = reverse("assignments:delegate", args=[principal.pk])
    assert owner.post(url, {"name": "", "email": "x"}).status_code == 422
    assert "Nu antwoordt ook Ria Post" in text(owner.post(url, COLLEAGUE, follow=True))
    colleague = Support.objects.get(role="delegate")
    entered = client.post(reverse("assignments:link", args=[token_for(colleague)]))
    assert entered.url == reverse("assignments:answer", args=[colleague.pk])  # type: ignore[attr-defined]
    for name in ("progress:support", "assignments:code", "assignments:delegate"):
        assert client.get(reverse(name, args=[colleague.pk])).status_code == 302
    assert client.get(reverse("progress:support_read", args=[colleague.pk, 1])).status_code == 302
    for name in ("answer", "log_support", "confirm"):
        assert client.get(reverse(f"assignments:{name}", args=[colleague.pk])).status_code == 200
    data = {"text": edition.sha256, "verdict": "change", "words": "Kleiner."}
    client.post(entered.url, data)  # type: ignore[attr-defined]
    participant = Client()
    participant.force_login(enrolment_of(principal).person)
    page = text(participant.get(reverse("assignments:assignment", args=[enrolment_of(principal).pk])))
    assert "door Ria Post als gemachtigde" in page
    owner.post(url, {"end": "1"})
    assert client.get(entered.url).status_code == 302  # type: ignore[attr-defined]
