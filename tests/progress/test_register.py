import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from cohorts import attending
from cohorts.models import Enrolment
from documents.models import Issue
from people.models import Act
from proeve.models import Attempt, Proeve, Result
from progress import register, register_files, tasks
from progress.register_files import Form, harmless
from tests import factories as make
from tests import pdf
from tests.factories import at

pytestmark = pytest.mark.django_db
NOW = at("2026-12-20", "10:00")


def followed(name: str = "Sanne de Vries", *, first_day: date = date(2026, 9, 3)) -> Enrolment:
    """Three days of seven hours: there, partly, away; the fourth is cancelled."""
    cohort = make.cohort(days=4, first_day=first_day)
    one, trainer = make.enrolment(cohort, name), make.trainer(cohort)
    for number, status in ((1, "present"), (2, "partly"), (3, "absent"), (4, "present")):
        day = make.session(cohort, number)
        attending.record(day, {one.pk: status}, by=trainer, now=day.starts_at)
    cohort.sessions.filter(number=4).update(cancelled_at=NOW)
    return one


def resulted(enrolment: Enrolment, *, is_obtained: bool, is_read: bool = True, number: int = 1) -> None:
    proeve, _ = Proeve.objects.get_or_create(enrolment=enrolment)
    words = {"reasons": "Goed.", "missing": "" if is_obtained else "De opdracht."}
    attempt = Attempt.objects.create(proeve=proeve, number=number)
    opened_at = NOW if is_read else None
    Result.objects.create(
        attempt=attempt, is_obtained=is_obtained, decided_at=NOW, opened_at=opened_at, **words
    )


def outcome_of(enrolment: Enrolment) -> str:
    found = {entry.enrolment.pk: entry.outcome for entry in register.entries_of(2026, now=NOW)}
    return found[enrolment.pk]


def test_a_line_says_who_followed_what_when_and_how_much() -> None:
    one = followed()
    [entry] = register.entries_of(2026, now=NOW)
    cohort = one.cohort
    assert dict(zip(register.HEAD, entry.cells, strict=True)) == {
        "Naam": "Sanne de Vries",
        "Organisatie": "",
        "Training": cohort.version.programme.title,
        "Cohort": cohort.name,
        "Eerste dag": "03-09-2026",
        "Laatste dag": "01-10-2026",
        "Dagen": "3",
        "Aanwezig": "1",
        "Deels": "1",
        "Uren aangeboden": "21,0",
        "Uren aanwezig": "7,0",
        "Uitslag": "Nog geen uitslag",
    }


def test_an_outcome_counts_once_it_was_read_and_the_last_one_counts() -> None:  # PRV-6
    one = followed()
    resulted(one, is_obtained=False, is_read=False)
    assert outcome_of(one) == "Nog geen uitslag"
    Result.objects.update(opened_at=NOW)
    assert outcome_of(one) == "Nog niet behaald"
    resulted(one, is_obtained=True, number=2)
    assert outcome_of(one) == "Behaald"


def test_who_stopped_stays_in_it_and_who_is_under_way_too() -> None:
    stopped, busy = followed("Weg"), make.enrolment(make.cohort(days=9))
    Enrolment.objects.filter(pk=stopped.pk).update(withdrawn_at=at("2026-10-05"))
    assert (outcome_of(stopped), outcome_of(busy)) == ("Gestopt op 05-10-2026", "Bezig")


def test_a_year_has_who_had_a_day_in_it_on_the_dutch_calendar() -> None:
    night = {"start": "00:10", "end": "01:00"}
    around = make.enrolment(make.cohort(days=2, first_day=date(2026, 12, 31), every=1, **night))
    make.enrolment(make.cohort(days=1, first_day=date(2025, 12, 31), **night))
    found = [[one.enrolment for one in register.entries_of(year, now=NOW)] for year in (2026, 2027, 2028)]
    assert found == [[around], [around], []]
    assert register.years() == [2027, 2026, 2025]


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "＝1+1"])
def test_nothing_typed_becomes_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"A{cell}") == f"A{cell}"


def test_the_csv_opens_in_excel_and_holds_no_formula(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    followed('=HYPERLINK("x";"Sanne")')
    by = make.coordinator()
    register_files.ask(2026, Form.CSV, by=by, now=NOW)
    assert tasks.render() == 1
    issue = Issue.objects.get()
    content = issue.file.read().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert rows[0] == list(register.HEAD)
    assert rows[1][0] == '\'=HYPERLINK("x";"Sanne")'
    assert Act.objects.get(action="register-exported").about == "register:2026"
    assert register_files.ask(2026, Form.CSV, by=by, now=NOW) == issue


def test_the_pdf_is_an_accessible_archive(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    followed()
    register_files.ask(2026, Form.PDF, by=make.coordinator(), now=NOW)
    assert tasks.render() == 1
    file = Issue.objects.get().file.path
    pdf.holds(file)
    assert "Sanne de Vries" in PdfReader(file).pages[0].extract_text()


def test_the_page_shows_a_year_and_makes_files(client: Client) -> None:
    followed()
    client.force_login(make.coordinator())
    page = client.get(reverse("progress:register", args=[2026])).content.decode()
    assert "2026: 1 deelname" in page and "Sanne de Vries" in page
    assert "geen trainingsdagen" in client.get(reverse("progress:register", args=[2024])).content.decode()
    assert client.get(reverse("progress:registers")).status_code == 302
    for year in (0, 1999, 2101, 10**17):
        assert client.get(reverse("progress:register", args=[year])).status_code == 404
    assert client.post(reverse("progress:register_file", args=[2026, "pdf"])).status_code == 302
    assert client.post(reverse("progress:register_file", args=[2026, "exe"])).status_code == 404


def test_the_register_takes_as_many_queries_for_thirty_as_for_three(client: Client) -> None:
    client.force_login(make.coordinator())
    url, counts = reverse("progress:register", args=[2026]), set()
    for size in (3, 27):
        cohort = make.cohort(days=2)
        for _ in range(size):
            resulted(make.enrolment(cohort), is_obtained=True)
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.add(len(captured))
    assert len(counts) == 1
