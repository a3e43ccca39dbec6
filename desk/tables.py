"""A list in a file or on the clipboard, as rows of text. Never more of it than a list may have."""

import csv
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, cast
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from desk import opendocument
from desk.opendocument import Span
from documents.decoding import decoded
from documents.receiving import UNREADABLE
from people.refusals import Refusal

# A cohort has at most 500 places.
MOST_ROWS = 500
# Rows a sheet may have before and between those that say something.
MOST_LINES = 5000
MOST_COLUMNS = 40
LONGEST_CELL = 300
LARGEST_UNPACKED = 30 * 1024 * 1024
SEPARATORS = "\t;,|"
UNREADABLE_SHEET = (*UNREADABLE, KeyError, TypeError, AttributeError, IndexError, ParseError)
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')

# The number of the line, as its writer sees it, and its cells.
Line = tuple[int, list[str]]


class TooManyRows(Refusal):
    message = (
        f"Deze lijst heeft meer dan {MOST_ROWS} rijen. Zoveel plaatsen heeft een cohort niet. "
        "Haal weg wat er niet bij hoort."
    )


class TooMuchUnpacked(Refusal):
    message = (
        "Dit bestand is te groot om te lezen. Zet alleen de deelnemers in een nieuw bestand, "
        "of plak de rijen hieronder."
    )


class Unreadable(Refusal):
    message = (
        "We kunnen dit bestand niet lezen. Open het in Excel of LibreOffice en sla het op als xlsx, ods of "
        "csv. Of plak de rijen hieronder."
    )


class NothingIn(Refusal):
    message = "Hier staat niets in. Zet elke deelnemer op een eigen rij."


def of_text(text: str) -> list[Line]:
    """What was pasted from a sheet, or a file with separators."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    # Excel writes down for itself which separator it uses.
    said = re.match(r"sep=(.)\n", text)
    separator = said[1] if said else _separator(text)
    rows = csv.reader(StringIO(text[said.end() :] if said else text), delimiter=separator)
    lines = ((rows.line_num + bool(said), row) for row in _until_broken(rows))
    return _those_with_words(lines)


def of_bytes(content: bytes) -> list[Line]:
    return of_text(decoded(content))


def of_workbook(content: bytes) -> list[Line]:
    """The first sheet that shows something. Of a formula its outcome; without one, the formula itself."""
    return _unpacked(content, _lines)


def of_open_document(content: bytes) -> list[Line]:
    """As of a workbook, from LibreOffice (ods)."""
    return _unpacked(content, _lines_of_open_document)


def _unpacked(content: bytes, lines: Callable[[bytes], Iterator[tuple[int, list[Any]]]]) -> list[Line]:
    _refuse_a_bomb(content)
    try:
        return _those_with_words(lines(content))
    except UNREADABLE_SHEET as error:
        raise Unreadable from error


def as_text(rows: Iterable[Sequence[str]]) -> str:
    """As a sheet puts it on the clipboard: one line a row, with tabs between the cells."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row).rstrip("\t") + "\n" for row in rows)


def _separator(text: str) -> str:
    """The one that the first line with words has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=first.count)


def _until_broken(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from rows
    except csv.Error as error:
        raise Unreadable from error


def _those_with_words(lines: Iterable[tuple[int, Sequence[Any]]]) -> list[Line]:
    found: list[Line] = []
    for number, cells in lines:
        words = [_words(cell) for cell in cells[:MOST_COLUMNS]]
        while words and not words[-1]:
            words.pop()
        if words:
            found.append((number, words))
        # One more for the headings, and a few for a title above them.
        if len(found) > MOST_ROWS + 10:
            raise TooManyRows
    if not found:
        raise NothingIn
    return found


def _words(cell: Any) -> str:
    """One line of text; a date as Dutch people write it, a whole number without its zeros."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = re.sub(
        r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f]", "", "" if cell is None else str(cell)
    )
    return " ".join(text.split())[: LONGEST_CELL + 1]


def _refuse_a_bomb(content: bytes) -> None:
    """Zip files say beforehand how large they become; zipfile holds them to it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except UNREADABLE as error:
        raise Unreadable from error
    if unpacked > LARGEST_UNPACKED:
        raise TooMuchUnpacked


def _lines(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    values, formulas = (
        load_workbook(BytesIO(content), read_only=True, data_only=is_outcome) for is_outcome in (True, False)
    )
    name = _first_sheet(values)
    merged = _merged_downwards(content, values[name]._worksheet_path)
    above: dict[tuple[int, int], Any] = {}
    for number, (row, told) in enumerate(
        zip(_rows(values[name]), _rows(formulas[name]), strict=False), start=1
    ):
        cells = [_outcome(one, formula) for one, formula in zip(row, told, strict=False)]
        yield number, _filled(cells, number, merged, above)


def _lines_of_open_document(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    merged: list[Span] = []
    above: dict[tuple[int, int], Any] = {}
    for number, cells, spans in opendocument.rows(content, columns=MOST_COLUMNS):
        if number > MOST_LINES:
            raise TooManyRows
        merged += spans
        yield number, _filled(cells, number, merged, above)


def _first_sheet(workbook: Any) -> str:
    for name in workbook.sheetnames:
        if hasattr(workbook[name], "iter_rows") and workbook[name].sheet_state == "visible":
            return cast(str, name)
    raise NothingIn


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    """What a sheet says of its own size is not believed."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)):
        if number < MOST_LINES:
            yield row
        elif any(row):
            raise TooManyRows


def _outcome(value: Any, told: Any) -> Any:
    is_formula = isinstance(told, str) and told.startswith("=")
    return told if value is None and is_formula else value


def _merged_downwards(content: bytes, path: str) -> list[Span]:
    """Column, first and last row of cells made one over several rows: all of these have its value."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        found = MERGED.findall(archive.read(path))[:MOST_LINES]
    spans = (range_boundaries(ref.decode()) for ref in found)
    return [(left, top, bottom) for left, top, right, bottom in spans if bottom > top]


def _filled(
    cells: list[Any], number: int, merged: list[Span], above: dict[tuple[int, int], Any]
) -> list[Any]:
    for column, top, bottom in merged:
        if top <= number <= bottom and column <= len(cells):
            if number == top:
                above[column, top] = cells[column - 1]
            else:
                cells[column - 1] = above.get((column, top))
    return cells
