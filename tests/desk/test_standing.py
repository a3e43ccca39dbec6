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

from cohorts import attending
from cohorts.models import Cohort
from desk import exporting, sheets, standing, tasks
from documents.models import Issue
from tests import factories as make
from tests.desk.test_import_pages import text
from tests.pdf import holds

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
    }


def test_figures_of_a_group_are_of_five_and_of_the_whole_cohort() -> None:  # PRI-5
    assert standing.of_cohort(cohort_of(4), now=NOW).group is None


def test_a_filter_does_not_change_the_figures_of_the_group() -> None:  # PRI-5
    cohort = cohort_of(5)
    whole, some = (standing.of_cohort(cohort, lacks=what, now=NOW) for what in ("", "buddy"))
    assert whole.group == some.group == standing.Group(people=5, attended=20, pods_present=20, agreed=20)
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


def test_the_page_keeps_its_filter_and_shows_no_text(office: Client) -> None:
    cohort = cohort_of(5)
    page = text(office.get(reverse("desk:standing", args=[cohort.pk]), {"mist": "opdracht"}))
    assert "Persoon 4" in page and "Persoon 0" not in page and "Mijn doel" not in page
    assert 'name="lacks" value="opdracht"' in page
    odd = office.get(reverse("desk:standing", args=[cohort.pk]), {"mist": "alles"})
    assert "Persoon 0" in text(odd)
    wrong = office.post(reverse("desk:export", args=[cohort.pk]), {"form": "exe"}, follow=True)
    assert "Kies in welke vorm" in text(wrong)


def test_a_list_to_sign_is_a_tagged_pdf_with_everyone(office: Client) -> None:
    cohort = make.cohort(first_day=timezone.localdate() + timedelta(days=9))
    for n in range(17):
        make.enrolment(cohort, f"Persoon {n}", organisation=make.organisation())
    session = make.session(cohort, 1)
    html = exporting.list_to_sign(session, made_at=None)
    assert html.count('<tr class="print-sign">') == 17 and "Handtekening" in html
    asked = office.post(reverse("desk:list_to_sign", args=[session.pk]))
    tasks.export()
    assert asked["Location"] == reverse("documents:issue", args=[Issue.objects.get().pk])
    holds(Issue.objects.get().file.path)
