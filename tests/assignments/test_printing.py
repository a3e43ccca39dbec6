"""The assignment with its agreements, as a document."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments import agreeing, printing
from assignments.models import Support
from assignments.tasks import render
from cohorts.models import Enrolment
from documents.models import Issue
from tests import factories as make
from tests import pdf
from tests.assignments.test_answer_page import forward, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    return make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")


def test_it_says_who_agreed_to_which_text(enrolment: Enrolment) -> None:  # ASG-2
    principal = make.support(enrolment, Support.Role.PRINCIPAL, "Karin <Bos>")
    first = forward(enrolment)
    words = {"sha256": first.sha256, "verdict": "change", "words": "Maak het kleiner."}
    agreeing.answer(principal, **words, now=timezone.now())
    second = forward(enrolment, result="Een kaart.")
    html = printing.as_html(second.assignment, made_at=None)
    assert [part in html for part in (first.sha256[:32], second.sha256[32:], "Een kaart.")] == [True] * 3
    assert ("Karin &lt;Bos&gt;" in html, "Maak het kleiner." in html) == (True, True)


def test_asked_made_and_fetched(client: Client, enrolment: Enrolment, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    client.force_login(enrolment.person)
    url = reverse("assignments:print", args=[enrolment.pk])
    assert "nog geen opdracht voorgelegd" in text(client.post(url, follow=True))
    first = forward(enrolment)
    principal, mentor = make.support(enrolment, Support.Role.PRINCIPAL, "Karin Bos"), make.support(enrolment)
    said = {"sha256": first.sha256, "words": "Maak het kleiner.", "now": timezone.now()}
    agreeing.answer(principal, verdict="change", **said)
    second = forward(enrolment, result="Een kaart.")
    agreeing.answer(mentor, sha256=second.sha256, verdict="agreed", words="", now=timezone.now())
    assert client.post(url).url == client.post(url).url  # type: ignore[attr-defined]
    assert render() == 1
    issue = Issue.objects.get()
    assert (issue.is_done, issue.owner) == (True, enrolment.person)
    pdf.holds(issue.file.path)
    response = client.get(reverse("documents:issue_file", args=[issue.pk]))
    assert b"".join(response.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    client.force_login(make.trainer(enrolment.cohort))
    assert client.get(reverse("documents:issue_file", args=[issue.pk])).status_code == 404
    assert client.post(reverse("assignments:print_trainer", args=[enrolment.pk])).status_code == 302
    assert Issue.objects.count() == 2
