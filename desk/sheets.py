"""A table as a file for Excel or LibreOffice. No cell is ever something that a spreadsheet carries out."""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any

import odswriter
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

Row = Sequence[Any]
# Control characters that no sheet can hold.
UNHELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# With these a cell of text begins to calculate when a file with separators is opened.
CALCULATES = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 40


def xlsx(name: str, rows: Sequence[Row]) -> bytes:
    """Text is marked as text, so that `=1+1` stays what somebody typed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "B2"
    for place, width in enumerate(_widths(rows), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows):
        sheet.append([_cell(sheet, value, is_heading=number == 0) for value in row])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def ods(name: str, rows: Sequence[Row]) -> bytes:
    kept = BytesIO()
    with odswriter.writer(kept) as book:
        sheet = book.new_sheet(name[:31])
        for row in rows:
            sheet.writerow([_held(value) for value in row])
    return kept.getvalue()


def separated(name: str, rows: Sequence[Row]) -> bytes:
    """With semicolons and a mark for UTF-8, as Dutch Excel opens it by itself."""
    kept = StringIO()
    csv.writer(kept, delimiter=";").writerows([_harmless(value) for value in row] for row in rows)
    return kept.getvalue().encode("utf-8-sig")


FORMS: dict[str, tuple[str, Callable[[str, Sequence[Row]], bytes]]] = {
    "xlsx": ("Excel (xlsx)", xlsx),
    "ods": ("OpenDocument (ods)", ods),
    "csv": ("Tekst met puntkomma's (csv)", separated),
}


def _cell(sheet: Any, value: Any, *, is_heading: bool) -> Any:
    cell = WriteOnlyCell(sheet, value=_held(value))
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True
    if is_heading:
        cell.font = Font(bold=True)
    return cell


def _held(value: Any) -> Any:
    return UNHELD.sub("", value) if isinstance(value, str) else value


def _harmless(value: Any) -> Any:
    """An apostrophe before what would calculate: such a file cannot mark text as text."""
    held = _held(value)
    if isinstance(held, str):
        return f"'{held}" if held.lstrip(" \n").startswith(CALCULATES) else held
    return f"{held:%d-%m-%Y}" if hasattr(held, "strftime") else held


def _widths(rows: Sequence[Row]) -> Iterable[int]:
    for column in zip(*rows, strict=True):
        yield min(max(len(str(value)) for value in column) + 2, WIDEST)
