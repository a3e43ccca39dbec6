"""Lists as people have them: out of Excel, with separators, in odd encodings, damaged or far too large."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from desk import columns, tables

HEAD = ["Naam", "E-mail", "Organisatie"]


def workbook(*rows: Any, merge: str = "") -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    if merge:
        made.active.merge_cells(merge)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("separator", ["\t", ";", ",", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_whatever_its_encoding_and_separator(separator: str, encoding: str) -> None:
    text = f"Naam{separator}E-mail\r\nRené Müller{separator}rene@voorbeeld.example\r\n"
    lines = tables.of_bytes(text.encode(encoding))
    assert lines == [(1, ["Naam", "E-mail"]), (2, ["René Müller", "rene@voorbeeld.example"])]


def test_quoted_cells_keep_their_separator_and_become_one_line() -> None:
    lines = tables.of_text('Naam;E-mail\n"Vermeer; Sanne\nde";sanne@voorbeeld.example\n')
    assert lines[1][1] == ["Vermeer; Sanne de", "sanne@voorbeeld.example"]


def test_excel_says_for_itself_which_separator_it_used() -> None:
    assert tables.of_text("sep=;\nNaam;E-mail, werk\n") == [(2, ["Naam", "E-mail, werk"])]


def test_a_workbook_gives_values_and_dates_as_they_are_written_here() -> None:
    content = workbook(
        HEAD, ["Sanne", "sanne@voorbeeld.example", datetime(2026, 9, 3, 12)], [None], ["Kim", 3.0]
    )
    assert tables.of_workbook(content) == [
        (1, HEAD),
        (2, ["Sanne", "sanne@voorbeeld.example", "03-09-2026"]),
        (4, ["Kim", "3"]),
    ]
    assert tables.of_workbook(workbook([date(2026, 1, 2)])) == [(1, ["02-01-2026"])]


def test_a_formula_without_an_outcome_stays_a_formula() -> None:
    assert tables.of_workbook(workbook(HEAD, ['=A1&"x"', "a@b.example"]))[1][1][0] == '=A1&"x"'


def test_cells_that_were_made_one_downwards_count_for_each_row() -> None:
    content = workbook(HEAD, ["Sanne", "s@b.example", "Waterrijk"], ["Kim", "k@b.example"], merge="C2:C3")
    assert [cells[2] for _, cells in tables.of_workbook(content)] == ["Organisatie", "Waterrijk", "Waterrijk"]


def test_a_title_above_the_headings_is_in_nobodys_way() -> None:
    lines = tables.of_workbook(
        workbook(["Deelnemers najaar"], [], HEAD, ["Kim", "k@b.example"], merge="A1:C1")
    )
    found = columns.found_in(lines)
    assert columns.fields_of(lines[found.above][1], found)["email"] == "k@b.example"


def test_fifty_thousand_rows_are_refused_without_reading_them_all() -> None:
    content = workbook(HEAD, *([f"Kim {n}", f"k{n}@b.example"] for n in range(50_000)))
    with pytest.raises(tables.TooManyRows):
        tables.of_workbook(content)
    with pytest.raises(tables.TooManyRows):
        tables.of_text("Naam;E-mail\n" + "Kim;k@b.example\n" * 50_000)


def test_a_cell_far_away_is_not_left_out_without_a_word() -> None:
    made = Workbook()
    made.active["A1"], made.active["XFD2"] = "Naam", "ver naar rechts"
    made.active["C6000"] = "ver naar onder"
    kept = BytesIO()
    made.save(kept)
    with pytest.raises(tables.TooManyRows):
        tables.of_workbook(kept.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (tables.LARGEST_UNPACKED + 1))
    assert len(kept.getvalue()) < 100_000
    with pytest.raises(tables.TooMuchUnpacked):
        tables.of_workbook(kept.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 kapot", b"MZ\x90\x00" * 100])
def test_what_is_no_workbook_is_refused_with_what_to_do(content: bytes) -> None:
    for read in (tables.of_workbook, tables.of_open_document):
        with pytest.raises(tables.Unreadable):
            read(content)


def test_a_damaged_workbook_is_refused_with_what_to_do() -> None:
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(HEAD))) as whole, zipfile.ZipFile(kept, "w") as damaged:
        for part in whole.namelist():
            damaged.writestr(part, b"<kapot" if "sheet1" in part else whole.read(part))
    with pytest.raises(tables.Unreadable):
        tables.of_workbook(kept.getvalue())


@pytest.mark.parametrize("text", ["", " \n\t\n", ";;;\n"])
def test_an_empty_list_says_so(text: str) -> None:
    with pytest.raises(tables.NothingIn):
        tables.of_text(text)
    with pytest.raises(tables.NothingIn):
        tables.of_workbook(workbook())


def test_headings_are_known_in_dutch_and_english_and_names_in_parts() -> None:
    lines = tables.of_text(
        "First name;Tussenvoegsel;Achternaam;E-mailadres (werk);Email;BSN\nSanne;de;Vries;;s@b.nl;1\n"
    )
    found = columns.found_in(lines)
    assert columns.fields_of(lines[1][1], found)["name"] == "Sanne de Vries"
    assert found.skipped == ("E-mailadres (werk)", "BSN")


def test_without_headings_ours_are_taken_when_the_second_is_an_address() -> None:
    found = columns.found_in(tables.of_text("Kim Bos\tkim@b.example\tWaterrijk\n"))
    assert (found.above, found.places["organisation"]) == (0, 2)
    with pytest.raises(columns.NoHeadings):
        columns.found_in(tables.of_text("kim@b.example\tKim Bos\n"))
    with pytest.raises(columns.NoHeadings):
        columns.found_in(tables.of_text("Wie\tWaar\nKim\thier\n"))


def test_two_columns_for_the_same_are_refused_by_name() -> None:
    with pytest.raises(columns.TwiceTheSame, match="Mail"):
        columns.found_in(tables.of_text("Naam;E-mail;Mail\nKim;k@b.example;\n"))


def test_the_text_of_a_sheet_reads_back_the_same() -> None:
    rows = [["Naam", "E-mail"], ["Kim\tBos", "k@b.example"], ["", "l@b.example"]]
    assert [cells for _, cells in tables.of_text(tables.as_text(rows))] == [
        ["Naam", "E-mail"],
        ["Kim Bos", "k@b.example"],
        ["", "l@b.example"],
    ]
