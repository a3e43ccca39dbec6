"""A sheet in the form of LibreOffice (ods), read row by row.

A few bytes can say that a row or a cell is there a million times: none of that is ever written out at once.
"""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, iterparse

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE = f"{{{_NAMES}:table:1.0}}", f"{{{_NAMES}:office:1.0}}"
_STYLE, _TEXT = f"{{{_NAMES}:style:1.0}}", f"{{{_NAMES}:text:1.0}}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_BLANKS = tuple(f"{_TEXT}{name}" for name in ("s", "tab", "line-break"))

# Column, first and last row of cells made one over several rows.
Span = tuple[int, int, int]


def rows(content: bytes, *, columns: int) -> Iterator[tuple[int, list[Any], list[Span]]]:
    """Of the first sheet that is shown: each row with words, its number, and which of its cells go on below.

    Of a formula its outcome; without one, the formula itself.
    """
    number = 0
    for row in _rows_of_first_sheet(content):
        cells, repeated = _cells_of(row, columns), _number(row, "number-rows-repeated")
        for _ in range(repeated if any(cells) else 0):
            number += 1
            yield number, list(cells), _spans(row, number, columns)
            repeated -= 1
        number += repeated


def _rows_of_first_sheet(content: bytes) -> Iterator[Element]:
    hidden: set[str] = set()
    sheet: Element | None = None
    with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("content.xml") as file:
        for event, element in iterparse(file, events=("start", "end")):
            if event == "start":
                if sheet is None and _is_shown(element, hidden):
                    sheet = element
            elif element is sheet:
                return
            elif element.tag == f"{_STYLE}style" and _hides(element):
                hidden.add(element.get(f"{_STYLE}name", ""))
            elif sheet is not None and element.tag == f"{_TABLE}table-row":
                yield element
                # What was read is let go.
                sheet.clear()


def _is_shown(element: Element, hidden: set[str]) -> bool:
    return element.tag == f"{_TABLE}table" and element.get(f"{_TABLE}style-name") not in hidden


def _hides(style: Element) -> bool:
    said = style.find(f"{_STYLE}table-properties")
    return said is not None and said.get(f"{_TABLE}display") == "false"


def _cells_of(row: Element, columns: int) -> list[Any]:
    found: list[Any] = []
    for cell in row:
        if cell.tag in _CELLS:
            value = _value(cell) if cell.tag == _CELLS[0] else None
            found += [value] * min(_number(cell, "number-columns-repeated"), columns - len(found))
    return found


def _spans(row: Element, number: int, columns: int) -> list[Span]:
    found, column = [], 1
    for cell in row:
        if (spanned := _number(cell, "number-rows-spanned")) > 1 and column <= columns:
            found.append((column, number, number + spanned - 1))
        column += _number(cell, "number-columns-repeated") if cell.tag in _CELLS else 0
    return found


def _value(cell: Element) -> Any:
    with suppress(ValueError):
        return datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", ""))
    if cell.get(f"{_OFFICE}value-type") == "float":
        return float(cell.get(f"{_OFFICE}value", ""))
    # Not what stands in a note beside the cell.
    words = "\n".join(_words(line) for line in cell.findall(f"{_TEXT}p"))
    return words or cell.get(f"{_OFFICE}string-value") or _formula(cell)


def _formula(cell: Element) -> str:
    """Without the name of its language, as in `of:=1+1`."""
    _, equals, told = cell.get(f"{_TABLE}formula", "").partition("=")
    return equals + told


def _words(line: Element) -> str:
    said = (line.text or "") + (" " if line.tag in _BLANKS else "")
    return said + "".join(_words(part) + (part.tail or "") for part in line)


def _number(element: Element, name: str) -> int:
    return int(element.get(f"{_TABLE}{name}", "1"))
