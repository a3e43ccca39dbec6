from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from cohorts import attending, papers, tasks
from cohorts.models import Session
from cohorts.papers import Sheet
from documents.models import Issue
from tests import factories as make
from tests import pdf
from tests.factories import at

pytestmark = pytest.mark.django_db
NOW = at("2026-09-03", "08:00")


def day(*names: str, **options: Any) -> Session:
    cohort = make.cohort(days=3, **options)
    for name in names:
        make.enrolment(cohort, name)
    return cohort.sessions.get(number=1)


def made(session: Session, sheet: Sheet, folder: Path, settings: Any) -> list[str]:
    """The text of each page of a document that is archive and accessible."""
    settings.MEDIA_ROOT = folder
    papers.ask(session, sheet, by=make.trainer(session.cohort, "Fatima El Amrani"), now=NOW)
    assert tasks.render() == 1
    file = Issue.objects.latest("asked_at").file.path
    pdf.holds(file)
    return [page.extract_text() for page in PdfReader(file).pages]


def test_the_list_to_sign_has_everyone_and_nothing_about_absence(settings: Any, tmp_path: Path) -> None:
    session = day("Ahmed Yilmaz", "Sanne de Vries")
    one = session.cohort.enrolments.get(person__name="Ahmed Yilmaz")
    attending.report_absence(session, one, reason="Bruiloft", now=at("2026-09-01"))
    [page] = made(session, Sheet.ATTENDANCE, tmp_path, settings)
    assert "Ahmed Yilmaz" in page and "Sanne de Vries" in page and "Fatima El Amrani" in page
    assert "Bruiloft" not in page and "fgemeld" not in page


def test_a_sheet_of_forty_names_goes_on_on_a_next_page(settings: Any, tmp_path: Path) -> None:
    session = day(*[f"Persoon {n:02}" for n in range(40)])
    pages = made(session, Sheet.ATTENDANCE, tmp_path, settings)
    assert len(pages) > 1 and all("Ochtend" in page for page in pages[:-1])


def test_name_signs_are_two_to_a_page_with_the_trainers(settings: Any, tmp_path: Path) -> None:
    session = day("Ahmed Yilmaz", "Sanne de Vries", "Willemijn van den Boogaard-Oosterhuis")
    pages = made(session, Sheet.SIGNS, tmp_path, settings)
    assert len(pages) == 2
    assert "Fatima El Amrani" in pages[1]


def test_the_sheet_for_certificates_counts_days(settings: Any, tmp_path: Path) -> None:
    session = day("Sanne de Vries")
    one, trainer = session.cohort.enrolments.get(), make.trainer(session.cohort)
    for number, status in ((1, "present"), (2, "absent"), (3, "partly")):
        which = make.session(session.cohort, number)
        attending.record(which, {one.pk: status}, by=trainer, now=which.starts_at)
    [page] = made(session, Sheet.HANDOVER, tmp_path, settings)
    assert "2 van 3" in page


def test_each_participant_has_a_letter_with_the_days_that_go_on(settings: Any, tmp_path: Path) -> None:
    session = day("Ahmed Yilmaz", "Sanne de Vries")
    session.cohort.sessions.filter(number=2).update(cancelled_at=NOW)
    pages = made(session, Sheet.LETTERS, tmp_path, settings)
    assert len(pages) == 2 and "Beste Ahmed" in pages[0] and "Beste Sanne" in pages[1]
    assert "Thema 3" in pages[0] and "Thema 2" not in pages[0]


def test_asking_again_gives_the_same_file_until_something_changes() -> None:
    session, by = day("Sanne de Vries"), make.coordinator()
    first = papers.ask(session, Sheet.SIGNS, by=by, now=NOW)
    assert papers.ask(session, Sheet.SIGNS, by=by, now=at("2026-09-04")) == first
    make.enrolment(session.cohort, "Nieuw")
    assert papers.ask(session, Sheet.SIGNS, by=by, now=NOW) != first


def test_the_page_makes_what_there_is_and_says_when_there_is_nobody(client: Client) -> None:
    session = day(first_day=timezone.localdate())
    client.force_login(make.trainer(session.cohort))
    page = client.get(reverse("cohorts:papers", args=[session.pk])).content.decode()
    assert all(sheet.label in page for sheet in Sheet)
    url = reverse("cohorts:paper", args=[session.pk, Sheet.SIGNS.value])
    assert "Er doet nog niemand mee" in client.post(url, follow=True).content.decode()
    make.enrolment(session.cohort)
    assert client.post(url).status_code == 302 and Issue.objects.count() == 1
    assert client.post(reverse("cohorts:paper", args=[session.pk, "iets-anders"])).status_code == 404
