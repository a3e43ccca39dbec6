"""The intake report as a document, for the applicant and for trainers (INT-3)."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from documents.models import Issue
from intake import expiring, printing, tasks
from intake.models import Application
from people.models import Person
from tests import factories as make
from tests import pdf
from tests.intake.test_applying import _signed_in as signed_in

pytestmark = pytest.mark.django_db
NOW = make.at("2026-11-23", "10:00")


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def fatima() -> Person:
    return make.person("Fatima El Amrani")


@pytest.fixture
def applied(fatima: Person) -> Application:
    made = make.application(make.cohort(), "Sanne de Vries", handed_in_at=NOW)
    make.trainer(made.cohort, who=fatima)
    return made


def words(issue: Issue) -> str:
    issue.refresh_from_db()
    return "\n".join(page.extract_text() for page in PdfReader(issue.file).pages)


def test_a_trainer_and_the_applicant_each_get_what_they_may_read(
    applied: Application, fatima: Person
) -> None:
    with pytest.raises(printing.NothingYet):
        printing.ask(applied, by=fatima, now=NOW)
    make.record(applied, by=fatima, notes="Geheime aantekening")
    make.interview(applied, trainer=fatima)
    with pytest.raises(printing.NothingYet):
        printing.ask(applied, by=applied.person, now=NOW)
    make.decision(applied)
    fresh = Application.objects.get(pk=applied.pk)
    issues = [printing.ask(fresh, by=who, now=timezone.now()) for who in (fatima, applied.person)]
    assert tasks.render() == 2
    for issue in issues:
        text = words(issue)
        assert "Wil leren luisteren voor het schrijven." in text
        assert "Hoe het programma werkt, wat het POD is." in text
        assert "Geheime aantekening" not in text
        pdf.holds(issue.file.path)


def test_the_pages_ask_for_it(applied: Application, fatima: Person) -> None:
    make.record(applied, by=fatima)
    answer = signed_in(fatima).post(reverse("intake:report", args=[applied.pk]))
    assert answer["Location"] == reverse("documents:issue", args=[Issue.objects.get().pk])
    own = reverse("intake:own_report", args=[applied.pk])
    assert signed_in(applied.person).post(own).status_code == 404
    make.decision(applied)
    assert signed_in(applied.person).post(own).status_code == 302


def test_the_report_goes_when_the_application_is_erased(
    applied: Application, fatima: Person, django_capture_on_commit_callbacks: Any
) -> None:
    make.record(applied, by=fatima)
    printing.ask(applied, by=fatima, now=NOW)
    tasks.render()
    storage, name = Issue.objects.get().file.storage, Issue.objects.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        expiring.erase(Application.objects.get())
    assert not Issue.objects.exists()
    assert not storage.exists(name)
