"""A list of participants comes in from real files, read over and mended at the desk (COH-9)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import odswriter
import pytest
from django.urls import reverse
from openpyxl import Workbook
from playwright.sync_api import Locator, Page, expect

from cohorts.models import Cohort
from desk import tasks
from people.models import Person
from tests import factories as make
from tests.browser.test_main_job import fill, follow, heading, press
from tests.browser.windows import Windows, look

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = ["Naam", "E-mailadres", "Organisatie", "Team", "Intake door", "Toegelaten op"]
FATIMA, DECIDED = "Fatima El Amrani", "3 september 2026"


@pytest.fixture
def cohort(transactional_db: None, settings: Any, tmp_path: Path) -> Cohort:
    settings.MEDIA_ROOT = tmp_path / "files"
    return make.cohort(name="Noord", capacity=5)


@pytest.fixture
def desk(windows: Windows, cohort: Cohort) -> Iterator[Page]:
    """The page where a list is given."""
    windows.expect("status of 422")
    page = windows.open(person=make.coordinator())
    page.goto(reverse("cohorts:detail", args=[cohort.pk]))
    follow(page, "Neem een lijst over")
    heading(page, "Neem een lijst met deelnemers over")
    yield page


def test_rows_pasted_from_excel_are_mended_and_taken_in_at_once(desk: Page, cohort: Cohort) -> None:
    look(desk, "import-give")
    _paste(
        desk,
        ["Naam\tE-mail\tGemeente", "Kim Bos\tkim@b.example\tWaterrijk", "Sam Smit\tgeen adres\tWaterrijk"],
    )
    fill(desk, "Wie voerde de intakegesprekken?", FATIMA)
    fill(desk, "Wanneer is besloten", "2026-09-03")
    press(desk, "Kijk wat ervan wordt")
    _becomes(desk, ("Kim Bos", "Doet mee"), ("Sam Smit", "Klopt nog niet"))
    look(desk, "import-faulty")
    expect(desk.get_by_role("button", name="Neem deze")).to_have_count(0)
    assert not cohort.enrolments.exists()
    box = desk.get_by_label("Verbeter de lijst")
    box.fill(box.input_value().replace("geen adres", "sam@b.example"))
    press(desk, "Kijk opnieuw")
    _becomes(desk, ("Kim Bos", "Doet mee"), ("Sam Smit", "Doet mee"))
    press(desk, "Neem deze 2 deelnemers over")
    expect(desk.get_by_role("heading", name="We nemen de lijst over")).to_be_visible()
    assert not cohort.enrolments.exists()
    assert tasks.work() == 1
    # The page hears of it by itself.
    expect(desk.get_by_role("heading", name="De lijst is overgenomen")).to_be_visible(timeout=20_000)
    look(desk, "import-done")
    assert _names(cohort) == ["Kim Bos", "Sam Smit"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_csv_with_semicolons_is_read_and_the_same_list_again_changes_nothing(
    desk: Page, cohort: Cohort, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "lijst.csv"
    rows = [HEAD, ["René Müller", "rene@b.example", "Súdwest", "", FATIMA, "03-09-2026"]]
    file.write_bytes("".join(f"{';'.join(row)}\r\n" for row in rows).encode(encoding))
    _give(desk, file)
    _becomes(desk, ("René Müller", "Doet mee"))
    press(desk, "Neem deze deelnemer over")
    expect(desk.get_by_role("heading", name="We nemen de lijst over")).to_be_visible()
    tasks.work()
    expect(desk.get_by_role("heading", name="De lijst is overgenomen")).to_be_visible(timeout=20_000)
    before = _everything(cohort)
    desk.goto(reverse("desk:new_list", args=[cohort.pk]))
    _give(desk, file)
    _becomes(desk, ("René Müller", "Doet al mee"))
    expect(desk.get_by_text("Er is niets over te nemen.")).to_be_visible()
    assert (tasks.work(), _everything(cohort)) == (0, before)
    enrolment = cohort.enrolments.get()
    assert (enrolment.person.name, enrolment.organisation.name) == ("René Müller", "Súdwest")


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_sheet_as_people_keep_it_shows_what_becomes_of_each_row(
    desk: Page, cohort: Cohort, tmp_path: Path, kind: str
) -> None:
    """Dates as text, somebody twice, a formula, a name with "=" before it: mended, then taken in."""
    make.enrolment(cohort, who=make.person("Ahmed Yilmaz", email="ahmed@b.example"))
    _give(desk, WRITTEN[kind](tmp_path))
    _becomes(
        desk,
        ("Sanne de Vries", "Doet mee"),
        ("Fleur Bakker", "Doet mee"),
        ("Ahmed Yilmaz", "Doet al mee"),
        ("SANNE DE VRIES", "Staat er twee keer in"),
        ('=HYPERLINK("http://x.example")', "Hier staat een formule. Zet er de uitkomst zelf neer."),
        ("Noor Aydin", "Hier staat een formule."),
    )
    expect(_rows_of(desk).first).to_contain_text("Toegelaten op 3 september 2026")
    look(desk, f"import-{kind}")
    box = desk.get_by_label("Verbeter de lijst")
    mended = box.input_value().replace('=HYPERLINK("http://x.example")', "Joris Prins")
    box.fill(mended.replace('=LOWER("NOOR@B.EXAMPLE")', "noor@b.example"))
    press(desk, "Kijk opnieuw")
    for name in ("Joris Prins", "Noor Aydin"):
        expect(_rows_of(desk).filter(has_text=name)).to_contain_text("Doet mee")
    assert _names(cohort) == ["Ahmed Yilmaz"]
    press(desk, "Neem deze 4 deelnemers over")
    expect(desk.get_by_role("heading", name="We nemen de lijst over")).to_be_visible()
    tasks.work()
    expect(desk.get_by_role("heading", name="De lijst is overgenomen")).to_be_visible(timeout=20_000)
    assert _names(cohort) == ["Ahmed Yilmaz", "Fleur Bakker", "Joris Prins", "Noor Aydin", "Sanne de Vries"]
    # The cell that was made one over two rows counts for both.
    assert cohort.enrolments.filter(organisation__name="Gemeente Waterrijk").count() == 2


def test_fifty_thousand_rows_wait_for_a_worker_can_be_stopped_and_are_refused(
    desk: Page, cohort: Cohort, tmp_path: Path
) -> None:
    file = tmp_path / "alles.csv"
    file.write_text("Naam;E-mail\n" + "".join(f"Kim {n};kim{n}@b.example\n" for n in range(50_000)))
    _give(desk, file)
    expect(desk.get_by_role("heading", name="We lezen de lijst")).to_be_visible()
    press(desk, "Stop ermee")
    expect(desk.get_by_text("Gestopt. Er is niets overgenomen.")).to_be_visible()
    assert tasks.work() == 0
    desk.goto(reverse("desk:new_list", args=[cohort.pk]))
    _give(desk, file)
    expect(desk.get_by_role("heading", name="We lezen de lijst")).to_be_visible()
    look(desk, "import-busy")
    assert tasks.work() == 1
    expect(desk.get_by_text("Deze lijst heeft meer dan 500 rijen.")).to_be_visible(timeout=20_000)
    look(desk, "import-too-many")


def _rows() -> list[list[Any]]:
    return [
        ["Deelnemers najaar"],
        HEAD,
        ["Sanne de Vries", "sanne@b.example", "Gemeente Waterrijk", "Wijken", FATIMA, DECIDED],
        ["Fleur Bakker", "fleur@b.example", "", "Cultuur", FATIMA, date(2026, 9, 3)],
        ["Ahmed Yilmaz", "ahmed@b.example", "Heuvelzoom", "", FATIMA, "3-9-26"],
        ["SANNE DE VRIES", "SANNE@b.example", "Gemeente Waterrijk", "Wijken", FATIMA, DECIDED],
        ['=HYPERLINK("http://x.example")', "joris@b.example", "Heuvelzoom", "", FATIMA, DECIDED],
        ["Noor Aydin", '=LOWER("NOOR@B.EXAMPLE")', "Heuvelzoom", "", FATIMA, DECIDED],
    ]


def _workbook(folder: Path) -> Path:
    """Formulas without an outcome, as a program other than Excel writes them; two cells made one, twice."""
    made, file = Workbook(), folder / "lijst.xlsx"
    for row in _rows():
        made.active.append(row)
    made.active.merge_cells("A1:F1")
    made.active.merge_cells("C3:C4")
    made.save(file)
    return file


def _document(folder: Path) -> Path:
    """What looks like a formula is text here; the organisation is written out."""
    file = folder / "lijst.ods"
    rows = _rows()
    rows[3][2] = rows[2][2]
    with odswriter.writer(file.open("wb")) as book:
        sheet = book.new_sheet("Deelnemers")
        for row in rows:
            sheet.writerow(row)
    return file


WRITTEN = {"xlsx": _workbook, "ods": _document}


def _paste(page: Page, lines: list[str]) -> None:
    page.get_by_label("Plak de lijst").fill("\n".join(lines))


def _give(page: Page, file: Path) -> None:
    page.get_by_label("Of kies een bestand").set_input_files(file)
    press(page, "Kijk wat ervan wordt")


def _rows_of(page: Page) -> Locator:
    return page.locator(".vak-lines > li")


def _becomes(page: Page, *outcomes: tuple[str, str]) -> None:
    """Of each row, in order and no others: its name and what becomes of it."""
    heading(page, "Lijst met deelnemers")
    expect(_rows_of(page)).to_have_count(len(outcomes))
    for row, (name, outcome) in zip(_rows_of(page).all(), outcomes, strict=True):
        expect(row.get_by_role("heading")).to_have_text(name)
        expect(row).to_contain_text(outcome)


def _names(cohort: Cohort) -> list[str]:
    return list(cohort.enrolments.order_by("person__name").values_list("person__name", flat=True))


def _everything(cohort: Cohort) -> tuple[int, int, list[str]]:
    return Person.objects.count(), cohort.admissions.count(), _names(cohort)
