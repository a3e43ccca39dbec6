"""A trainer reads the assignment and says whether it suits (ASG-2)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.models import Judgement
from cohorts.models import Enrolment
from tests import factories as make
from tests.assignments.test_answer_page import forward, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    return make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")


@pytest.fixture
def trainer(client: Client, enrolment: Enrolment) -> Client:
    client.force_login(make.trainer(enrolment.cohort, "Fatima"))
    return client


def send(client: Client, enrolment: Enrolment, sha256: str, answer: str, advice: str = "") -> Any:
    data = {"sha256": sha256, "is_suitable": answer, "advice": advice}
    return client.post(reverse("assignments:judge", args=[enrolment.pk]), data)


def page(client: Client, enrolment: Enrolment, name: str = "judge") -> str:
    return text(client.get(reverse(f"assignments:{name}", args=[enrolment.pk])))


def test_advice_reaches_the_participant(trainer: Client, enrolment: Enrolment) -> None:  # ASG-2
    assert "legde nog geen opdracht voor" in page(trainer, enrolment)
    edition = forward(enrolment)
    assert "wacht op het oordeel" in page(trainer, enrolment)
    refused = send(trainer, enrolment, edition.sha256, "no")
    assert (refused.status_code, "Schrijf wat er nog moet veranderen" in text(refused)) == (422, True)
    assert send(trainer, enrolment, edition.sha256, "no", "Maak het <kleiner>.").status_code == 302
    trainer.force_login(enrolment.person)
    shown = page(trainer, enrolment, "assignment")
    assert ("Nog niet geschikt" in shown, "Maak het &lt;kleiner&gt;." in shown) == (True, True)


def test_an_old_text_is_not_judged_and_the_advice_stays(trainer: Client, enrolment: Enrolment) -> None:
    first = forward(enrolment)
    forward(enrolment, result="Iets anders.")
    late = send(trainer, enrolment, first.sha256, "yes", "Mooi plan")
    assert (late.status_code, "Mooi plan" in text(late), Judgement.objects.exists()) == (422, True, False)


def test_what_a_form_may_send(trainer: Client, enrolment: Enrolment) -> None:
    sha256 = forward(enrolment).sha256
    for answer, advice in (("", "x"), ("misschien", "x"), ("yes", "x" * 20_001)):
        assert send(trainer, enrolment, sha256, answer, advice).status_code == 422
    assert send(trainer, enrolment, "9" * 65, "yes").status_code == 422
    assert not Judgement.objects.exists()
