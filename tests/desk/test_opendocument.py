"""Lists as LibreOffice keeps them (ods), and files that only pretend to be one."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from desk import sheets, tables

HEAD = ["Naam", "E-mail", "Organisatie"]
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
PARTS = ("office", "table", "text", "style")


def document(rows: str, *, style: str = "", before: str = "") -> bytes:
    """As LibreOffice writes it, with these rows on its sheet."""
    names = "".join(f' xmlns:{part}="{NAMES}:{part}:1.0"' for part in PARTS)
    sheet = f'{before}<table:table table:name="Blad1">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    styles = f"<office:automatic-styles>{style}</office:automatic-styles>"
    return packed(f"<office:document-content{names}>{styles}{body}</office:document-content>")


def packed(content: str) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return kept.getvalue()


def row(*cells: str, said: str = "") -> str:
    return f"<table:table-row {said}>{''.join(cells)}</table:table-row>"


def cell(words: str, said: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {said}><text:p>{words}</text:p></table:table-cell>'


def test_what_our_own_export_writes_reads_back() -> None:
    content = sheets.ods("Stand", [HEAD, ["Sanne", "s@b.example", date(2026, 9, 3)], ["Kim", "=1+1", 3]])
    assert tables.of_open_document(content) == [
        (1, HEAD),
        (2, ["Sanne", "s@b.example", "03-09-2026"]),
        (3, ["Kim", "=1+1", "3"]),
    ]


def test_dates_numbers_and_text_in_pieces_are_read_as_they_are_written_here() -> None:
    cells = (
        '<table:table-cell office:value-type="date" office:date-value="2026-09-03T12:00:00"/>',
        '<table:table-cell office:value-type="float" office:value="3"><text:p>3,00</text:p>'
        "</table:table-cell>",
        cell("Sanne<text:s/><text:span>de</text:span><text:line-break/>Vries"),
        '<table:table-cell office:value-type="date" office:date-value="99999-01-01"><text:p>ooit</text:p>'
        "</table:table-cell>",
    )
    assert tables.of_open_document(document(row(*cells))) == [
        (1, ["03-09-2026", "3", "Sanne de Vries", "ooit"])
    ]


def test_a_note_beside_a_cell_is_no_part_of_it() -> None:
    note = "<office:annotation><text:p>belt nog</text:p></office:annotation>"
    told = f'<table:table-cell office:value-type="string">{note}<text:p>Kim</text:p></table:table-cell>'
    assert tables.of_open_document(document(row(told))) == [(1, ["Kim"])]


def test_of_a_formula_its_outcome_counts_and_without_one_it_stays_a_formula() -> None:
    without = '<table:table-cell table:formula="of:=A1&amp;1"/>'
    assert tables.of_open_document(document(row(cell("Kim", 'table:formula="of:=B1"'), without))) == [
        (1, ["Kim", "=A1&1"])
    ]


def test_cells_that_were_made_one_downwards_count_for_each_row() -> None:
    spanned = cell("Waterrijk", 'table:number-rows-spanned="2"')
    rows = row(cell("Sanne"), spanned) + row(cell("Kim"), "<table:covered-table-cell/>") + row(cell("Ahmed"))
    assert [cells for _, cells in tables.of_open_document(document(rows))] == [
        ["Sanne", "Waterrijk"],
        ["Kim", "Waterrijk"],
        ["Ahmed"],
    ]


def test_what_is_repeated_counts_as_often_as_it_says_and_empty_rows_only_as_numbers() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = (
        row(cell("Naam", 'table:number-columns-repeated="2"'))
        + row(blank, said='table:number-rows-repeated="3"')
        + row(cell("Kim"), said='table:number-rows-repeated="2"')
        + row(blank, said='table:number-rows-repeated="1048570"')
    )
    assert tables.of_open_document(document(rows)) == [(1, ["Naam", "Naam"]), (5, ["Kim"]), (6, ["Kim"])]


def test_a_hidden_sheet_is_passed_over() -> None:
    style = (
        '<style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    hidden = f'<table:table table:style-name="ta1">{row(cell("Oud"))}</table:table>'
    assert tables.of_open_document(document(row(cell("Kim")), style=style, before=hidden)) == [(1, ["Kim"])]


@pytest.mark.parametrize(
    "rows",
    [
        row(cell("Kim")) * 50_000,
        row(
            cell("Kim", 'table:number-columns-repeated="999999999"'),
            said='table:number-rows-repeated="99999999"',
        ),
        row("<table:table-cell/>", said='table:number-rows-repeated="6000"') + row(cell("ver naar onder")),
    ],
    ids=["fifty-thousand", "said-to-repeat", "far-below"],
)
def test_too_many_rows_are_refused_without_writing_them_out(rows: str) -> None:
    with pytest.raises(tables.TooManyRows):
        tables.of_open_document(document(rows))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(tables.TooMuchUnpacked):
        tables.of_open_document(packed("0" * (tables.LARGEST_UNPACKED + 1)))


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY e0 "{"a" * 100}">{ENTITIES}]><x>&e9;</x>'


@pytest.mark.parametrize(
    "content",
    [
        packed("<kapot"),
        packed(LAUGHS),
        document(row(cell("Kim"), said='table:number-rows-repeated="veel"')),
        document(row(cell("<text:span>" * 5000 + "</text:span>" * 5000))),
    ],
    ids=["broken", "entities", "no-number", "deep"],
)
def test_what_is_damaged_or_made_up_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(tables.Unreadable):
        tables.of_open_document(content)


def test_a_file_that_lacks_its_contents_is_refused_with_what_to_do() -> None:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(tables.Unreadable):
        tables.of_open_document(kept.getvalue())
