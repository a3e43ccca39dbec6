"""Where everyone in a cohort is, on the page and in what is taken along."""

import csv
import re
import zipfile
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from certificates.models import Certificate
from certificates.numbering import grouped
from cohorts import attending
from cohorts.models import Cohort, Enrolment
from cohorts.papers import Sheet
from cohorts.tasks import render
from desk import exporting, sheets, standing, tables, tasks
from documents.models import Issue
from proeve.laying import proeve_of
from proeve.models import Dossier, Result
from tests import factories as make
from tests.desk.test_import_pages import text

pytestmark = pytest.mark.django_db
NOW = make.at("2026-10-01", "18:00")
NASTY = ["=1+1", '=HYPERLINK("http://x";"y")', "+31612345678", "-2", "@SUM(A1)", "\tx", "\r=1", " =1", "jan"]


def cohort_of(size: int) -> Cohort:
    """Three days are over; the first person did all of it, the others nothing."""
    cohort = make.cohort(name="Noord")
    everyone = [make.enrolment(cohort, f"Persoon {n}") for n in range(size)]
    first, by = everyone[0], make.trainer(cohort)
    make.agreed(first)
    pod = make.pod(first)
    for number in (1, 2, 3):
        make.handed_in(make.entry(pod, number))
        attending.record(make.session(cohort, number), {first.pk: "present"}, by=by, now=NOW)
    if size > 1:
        make.pair(*everyone[:2])
    return cohort


def row_of(cohort: Cohort, name: str) -> dict[str, Any]:
    found = standing.of_cohort(cohort, now=NOW)
    row = next(one for one in found.rows if one.enrolment.person.name == name)
    return {heading: of(row) for heading, of in standing.columns(found.sessions)}


def test_each_step_has_its_state() -> None:
    cohort = cohort_of(3)
    done, not_done = row_of(cohort, "Persoon 0"), row_of(cohort, "Persoon 2")
    picked = ("Praktijkopdracht", "Buddy", "Dagen geweest", "Dagen aanwezig", "POD compleet")
    assert [done[one] for one in picked] == ["akkoord", "ja", 3, 3, "ja"]
    assert [not_done[one] for one in picked] == ["niet begonnen", "nee", 3, 0, "nee"]
    assert (done["Dag 2 (17-09-2026) aanwezig"], done["Dag 2 (17-09-2026) POD"]) == ("aanwezig", "compleet")
    assert (not_done["Dag 2 (17-09-2026) aanwezig"], not_done["Dag 4 (15-10-2026) POD"]) == ("", "")


def test_what_somebody_lacks_can_be_asked_for() -> None:
    cohort = cohort_of(3)
    who = {
        what: [row.enrolment.person.name for row in standing.of_cohort(cohort, lacks=what, now=NOW).rows]
        for what in standing.LACKS
    }
    assert who == {
        "": ["Persoon 0", "Persoon 1", "Persoon 2"],
        "startgesprek": ["Persoon 0", "Persoon 1", "Persoon 2"],
        "opdracht": ["Persoon 1", "Persoon 2"],
        "buddy": ["Persoon 2"],
        "pod": ["Persoon 1", "Persoon 2"],
        "aanwezigheid": [],
        "toelating": ["Persoon 0", "Persoon 1", "Persoon 2"],
        "gesprek": ["Persoon 0", "Persoon 1", "Persoon 2"],
        "dossier": ["Persoon 0", "Persoon 1", "Persoon 2"],
        "resultaat": ["Persoon 0", "Persoon 1", "Persoon 2"],
    }


def test_figures_of_a_group_are_of_five_and_of_the_whole_cohort() -> None:  # PRI-5
    assert standing.of_cohort(cohort_of(4), now=NOW).group is None


def test_a_filter_does_not_change_the_figures_of_the_group() -> None:  # PRI-5
    cohort = cohort_of(5)
    whole, some = (standing.of_cohort(cohort, lacks=what, now=NOW) for what in ("", "buddy"))
    assert (
        whole.group
        == some.group
        == standing.Group(people=5, attended=20, pods_present=20, agreed=20, admitted=0, obtained=0)
    )
    assert (len(whole.rows), len(some.rows)) == (5, 3)


def test_no_cell_of_a_sheet_is_carried_out() -> None:
    rows = [["Naam"], *([one] for one in NASTY)]
    book = load_workbook(BytesIO(sheets.xlsx("Stand", rows)))
    cells = [cell for (cell,) in book.active.iter_rows()]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert [cell.value for cell in cells][1:3] == NASTY[:2]
    with zipfile.ZipFile(BytesIO(sheets.ods("Stand", rows))) as archive:
        content = archive.read("content.xml").decode()
    assert "table:formula" not in content and set(re.findall('value-type="(.*?)"', content)) == {"string"}
    told = sheets.separated("Stand", rows).decode("utf-8-sig")
    first = [row[0] for row in csv.reader(StringIO(told, newline=""), delimiter=";")][1:]
    assert first == [f"'{one}" for one in NASTY[:-1]] + ["jan"]


def test_dates_and_numbers_stay_dates_and_numbers() -> None:
    rows = [["Naam", "Op", "Dagen"], ["a\x00b", date(2026, 9, 3), 3]]
    (_, row) = load_workbook(BytesIO(sheets.xlsx("Stand", rows))).active.iter_rows(values_only=True)
    assert (row[0], row[1].date(), row[2]) == ("ab", date(2026, 9, 3), 3)
    assert sheets.separated("Stand", rows).decode("utf-8-sig").splitlines()[1] == "ab;03-09-2026;3"


@pytest.mark.parametrize("form", sheets.FORMS)
def test_a_worker_makes_the_export_that_was_asked_for(office: Client, form: str) -> None:
    cohort = cohort_of(2)
    asked = office.post(reverse("desk:export", args=[cohort.pk]), {"form": form, "lacks": "buddy"})
    again = office.post(reverse("desk:export", args=[cohort.pk]), {"form": form, "lacks": "buddy"})
    assert asked["Location"] == again["Location"]
    tasks.export()
    issue = Issue.objects.get()
    assert (issue.is_done, issue.name.rpartition(".")[2]) == (True, form)
    answer = office.get(f"{asked['Location']}bestand/")
    assert b"".join(answer.streaming_content)[:2] == (b"\xef\xbb" if form == "csv" else b"PK")
    assert exporting.expire(now=issue.asked_at + timedelta(hours=25)) == 1
    assert not Issue.objects.exists()


def test_no_export_carries_a_name_out_as_a_formula(office: Client) -> None:
    """Each file as another program opens it."""
    cohort, name = make.cohort(name="Noord", days=1), '=HYPERLINK("http://x.example")'
    make.enrolment(cohort, name)
    for form in sheets.FORMS:
        office.post(reverse("desk:export", args=[cohort.pk]), {"form": form, "lacks": ""})
    office.post(reverse("cohorts:paper", args=[cohort.sessions.get().pk, Sheet.ATTENDANCE.value]))
    tasks.export()
    render()
    made = {one.name.rpartition(".")[2]: one.file.open().read() for one in Issue.objects.all()}
    cell = load_workbook(BytesIO(made["xlsx"])).active["A2"]
    assert (cell.value, cell.data_type) == (name, "s")
    assert tables.of_open_document(made["ods"])[1][1][0] == name
    with zipfile.ZipFile(BytesIO(made["ods"])) as archive:
        assert b"table:formula" not in archive.read("content.xml")
    assert list(csv.reader(StringIO(made["csv"].decode("utf-8-sig")), delimiter=";"))[1][0] == f"'{name}"
    (page,) = PdfReader(BytesIO(made["pdf"])).pages
    assert name in page.extract_text() and "/AcroForm" not in PdfReader(BytesIO(made["pdf"])).trailer["/Root"]


def test_the_page_keeps_its_filter_and_shows_no_text(office: Client) -> None:
    cohort = cohort_of(5)
    page = text(office.get(reverse("desk:standing", args=[cohort.pk]), {"mist": "opdracht"}))
    assert "Persoon 4" in page and "Persoon 0" not in page and "Mijn doel" not in page
    assert 'name="lacks" value="opdracht"' in page
    odd = office.get(reverse("desk:standing", args=[cohort.pk]), {"mist": "alles"})
    assert "Persoon 0" in text(odd)
    wrong = office.post(reverse("desk:export", args=[cohort.pk]), {"form": "exe"}, follow=True)
    assert "Kies in welke vorm" in text(wrong)


PROEVE = ("Toegelaten tot de Proeve", "Proevegesprek", "Dossier", "Resultaat", "Certificaat")


def with_result(enrolment: Enrolment, *, is_obtained: bool = True, is_read: bool = True) -> Result:
    """Let in, talked, judged; with a certificate, as agreeing makes it together with the result."""
    attempt = make.admitted_talk(enrolment, starts_at=NOW).attempt
    Dossier.objects.create(attempt=attempt, handed_in_at=NOW)
    if is_obtained:
        make.certificate(enrolment)
    return Result.objects.create(
        attempt=attempt,
        is_obtained=is_obtained,
        reasons="GEHEIME REDENEN",
        missing="" if is_obtained else "GEHEIM GEMIS",
        decided_at=NOW,
        opened_at=NOW if is_read else None,
    )


def test_of_a_proeve_it_shows_how_far_it_is() -> None:
    cohort = cohort_of(4)
    obtained, missed, waiting, nothing = cohort.enrolments.order_by("person__name")
    with_result(obtained)
    with_result(missed, is_obtained=False)
    make.admitted_talk(waiting, starts_at=NOW)
    day, number = date(2026, 10, 1), grouped(Certificate.objects.get(enrolment=obtained).number)
    let_in = make.BEFORE_ALL.date()
    rows = [row_of(cohort, one.person.name) for one in (obtained, missed, waiting, nothing)]
    assert [[row[heading] for heading in PROEVE] for row in rows] == [
        [let_in, day, "ingeleverd", "behaald", number],
        [let_in, day, "ingeleverd", "nog niet behaald", ""],
        [let_in, day, "niet ingeleverd", "", ""],
        ["nee", "niet gepland", "niet ingeleverd", "", ""],
    ]


def test_a_resit_counts_from_its_own_talk_and_dossier_and_keeps_what_was_said() -> None:
    cohort = cohort_of(1)
    enrolment = cohort.enrolments.get()
    with_result(enrolment, is_obtained=False)
    proeve_of(enrolment).attempts.create(number=2)
    row = row_of(cohort, "Persoon 0")
    assert [row[heading] for heading in PROEVE[1:4]] == [
        "niet gepland",
        "niet ingeleverd",
        "nog niet behaald",
    ]


def test_nobody_learns_of_a_result_before_who_it_is_about(office: Client) -> None:  # PRV-6
    """Nor by the certificate, by a filter, or by the figures of the group."""
    cohort = cohort_of(5)
    enrolment = cohort.enrolments.get(person__name="Persoon 3")
    result = with_result(enrolment, is_read=False)
    row = row_of(cohort, "Persoon 3")
    assert (row["Resultaat"], row["Certificaat"]) == ("nog niet gelezen", "")
    lacking = standing.of_cohort(cohort, lacks="resultaat", now=NOW)
    assert len(lacking.rows) == 5 and lacking.group and lacking.group.obtained == 0
    page = text(office.get(reverse("desk:standing", args=[cohort.pk])))
    assert "Nog niet gelezen" in page and "met certificaat" not in page and "GEHEIM" not in page
    Result.objects.filter(pk=result.pk).update(opened_at=NOW)
    page = text(office.get(reverse("desk:standing", args=[cohort.pk])))
    assert "Behaald, met certificaat" in page and "GEHEIM" not in page


def test_a_revoked_certificate_is_none() -> None:
    cohort = cohort_of(1)
    with_result(cohort.enrolments.get())
    Certificate.objects.update(revoked_at=NOW, reason="Verkeerde naam")
    assert row_of(cohort, "Persoon 0")["Certificaat"] == ""


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_number_of_queries_does_not_grow(rows: int, django_assert_num_queries: Any) -> None:
    cohort = make.cohort()
    for n in range(rows):
        with_result(make.enrolment(cohort, f"Persoon {n}"))
    with django_assert_num_queries(8):
        found = standing.of_cohort(cohort, now=NOW)
        told = [[of(row) for _, of in standing.columns(found.sessions)] for row in found.rows]
    assert len(told) == rows


def test_the_list_to_sign_is_that_of_the_papers_of_the_day(office: Client) -> None:
    cohort = make.cohort(days=2, first_day=timezone.localdate() + timedelta(days=9))
    make.enrolment(cohort)
    page = text(office.get(reverse("desk:standing", args=[cohort.pk])))
    urls = [reverse("cohorts:paper", args=[one.pk, Sheet.ATTENDANCE.value]) for one in cohort.sessions.all()]
    assert all(f'action="{url}"' in page for url in urls)
    assert office.post(urls[0])["Location"] == reverse("documents:issue", args=[Issue.objects.get().pk])
