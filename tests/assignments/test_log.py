"""The log of progress, read and responded to by mentor, principal and trainers (ASG-3)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.linking import token_for
from assignments.models import LogEntry
from cohorts.models import Enrolment
from tests import factories as make
from tests.assignments.test_answer_page import text
from writing.models import Response

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    return make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")


@pytest.fixture
def sanne(client: Client, enrolment: Enrolment) -> Client:
    client.force_login(enrolment.person)
    return client


def log_of(enrolment: Enrolment) -> str:
    return reverse("assignments:log", args=[enrolment.pk])


def add(client: Client, enrolment: Enrolment, words: str = "Ik belde <aan>.", once: str = "a") -> Any:
    return client.post(log_of(enrolment), {"text": words, "once": once})


def test_a_form_sent_twice_makes_one_entry(sanne: Client, enrolment: Enrolment) -> None:  # ASG-3
    for _ in range(2):
        assert add(sanne, enrolment).status_code == 302
    assert LogEntry.objects.count() == 1
    assert "Ik belde &lt;aan&gt;." in text(sanne.get(log_of(enrolment)))
    add(sanne, enrolment, once="b")
    assert LogEntry.objects.count() == 2


def test_an_empty_or_endless_entry_is_refused(sanne: Client, enrolment: Enrolment) -> None:
    for words in ("", " \u200b ", "y" * 20_001):
        assert add(sanne, enrolment, words).status_code == 422
    assert not LogEntry.objects.exists()


def test_trainer_and_supporter_respond_and_all_read_it(sanne: Client, enrolment: Enrolment) -> None:  # ASG-3
    add(sanne, enrolment)
    entry = LogEntry.objects.get()
    trainer, mentor = Client(), Client()
    trainer.force_login(make.trainer(enrolment.cohort, "Fatima El Amrani"))
    support = make.support(enrolment, name="Karin Bos")
    mentor.post(reverse("assignments:link", args=[token_for(support)]))
    doors = [
        (trainer, reverse("assignments:log_trainer", args=[enrolment.pk])),
        (mentor, reverse("assignments:log_support", args=[support.pk])),
    ]
    for client, url in doors:
        for _ in range(2):
            sent = client.post(url, {"entry": str(entry.pk), "text": "Mooie <stap>.", "once": "x"})
            assert sent.status_code == 302
    assert Response.objects.count() == 2
    for client, url in [*doors, (sanne, log_of(enrolment))]:
        page = text(client.get(url))
        assert page.count("Mooie &lt;stap&gt;.") == 2


def test_only_the_participant_writes_entries(enrolment: Enrolment, client: Client) -> None:  # ASG-3
    client.force_login(make.trainer(enrolment.cohort))
    url = reverse("assignments:log_trainer", args=[enrolment.pk])
    assert client.post(url, {"text": "Van mij", "once": "x"}).status_code == 404
    assert not LogEntry.objects.exists()


def test_an_entry_of_another_is_not_there(sanne: Client, enrolment: Enrolment) -> None:  # PPL-2
    other = make.enrolment(enrolment.cohort)
    fellow = Client()
    fellow.force_login(other.person)
    add(fellow, other)
    for number in (str(LogEntry.objects.get().pk), "9" * 20, "x"):
        sent = sanne.post(log_of(enrolment), {"entry": number, "text": "Hoi", "once": "x"})
        assert sent.status_code == 404


def test_a_refused_response_stays_in_its_own_field(sanne: Client, enrolment: Enrolment) -> None:
    add(sanne, enrolment)
    entry = str(LogEntry.objects.get().pk)
    sent = sanne.post(log_of(enrolment), {"entry": entry, "text": "y" * 20_001, "once": "x"})
    assert (sent.status_code, text(sent).count("y" * 20_001)) == (422, 1)
