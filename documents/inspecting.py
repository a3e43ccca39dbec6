"""Looks into a PDF that was handed in: paper does nothing by itself, and neither may this."""

import zipfile
from typing import IO, Any

from pypdf import PdfReader
from pypdf.errors import PdfReadError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from people.refusals import Refusal

# Names under which a PDF keeps what acts by itself or carries another file.
ACTIVE_KEYS = frozenset({"/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/EF", "/RichMediaContent"})
ACTIVE_KINDS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMediaExecute", "/Rendition", "/Movie"}
)
MOST_OBJECTS, DEEPEST = 50_000, 50
# Whatever a damaged file makes a parser stumble over.
UNREADABLE = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OSError,
    RecursionError,
)


ZIPPED = ("docx", "xlsx", "pptx", "odt", "ods", "odp")
# Where the formats of Office and OpenDocument keep programs.
PROGRAM, PROGRAM_FOLDERS = "vbaproject.bin", ("basic/", "scripts/", "ppt/activex/")


class Unreadable(Refusal):
    message = "Deze pdf kunnen we niet lezen. Sla hem opnieuw op en probeer het nog eens."


class Locked(Refusal):
    message = "Deze pdf zit op slot. Druk hem af naar een nieuwe pdf, zonder wachtwoord, en kies die."


class Active(Refusal):
    message = (
        "In deze pdf zit iets dat vanzelf iets doet, zoals een script of een ander bestand. "
        "Druk hem af naar een nieuwe pdf en kies die."
    )


class HasPrograms(Refusal):
    message = "In dit bestand zitten macro's. Sla het op zonder macro's en kies dat bestand."


def refuse_unsafe(content: IO[bytes], extension: str) -> None:
    """Of a document to be handed out to others: refuses what would act by itself."""
    if extension == "pdf":
        refuse_active(content)
    elif extension in ZIPPED:
        _refuse_unsafe_zip(content)


def _refuse_unsafe_zip(content: IO[bytes]) -> None:
    """Only the list of contents is read: nothing is unpacked."""
    content.seek(0)
    with zipfile.ZipFile(content) as archive:
        names = [name.lower() for name in archive.namelist()]
    content.seek(0)
    if any(name.endswith(PROGRAM) or name.startswith(PROGRAM_FOLDERS) for name in names):
        raise HasPrograms


def refuse_active(content: IO[bytes]) -> None:
    """Refuses a PDF with scripts, actions or files in it, and one that cannot be looked into."""
    content.seek(0)
    try:
        is_locked, is_active = _look(PdfReader(content))
    except UNREADABLE:
        raise Unreadable from None
    finally:
        content.seek(0)
    if is_locked:
        raise Locked
    if is_active:
        raise Active


def _look(reader: PdfReader) -> tuple[bool, bool]:
    if reader.is_encrypted:
        return True, False
    if len(reader.pages) == 0:
        raise PdfReadError
    return False, any(_is_active(one, 0) for one in _objects(reader))


def _objects(reader: PdfReader) -> list[Any]:
    """Every object there is, reached or not; those that are packed together as well."""
    plain = {(number, generation) for generation, rows in reader.xref.items() for number in rows}
    packed = {(number, 0) for number in reader.xref_objStm}
    numbers = plain | packed
    if len(numbers) > MOST_OBJECTS:
        raise PdfReadError
    found = [
        IndirectObject(number, generation, reader).get_object()
        for number, generation in sorted(numbers)
        if number
    ]
    return [reader.trailer, *found]


def _is_active(one: Any, depth: int) -> bool:
    """Of this object and what stands in it; what it only points to has its own turn."""
    if depth > DEEPEST:
        raise PdfReadError
    if isinstance(one, DictionaryObject):
        kind = one.get("/S")
        return (
            not ACTIVE_KEYS.isdisjoint(one)
            or kind in ACTIVE_KINDS
            or any(_is_active(value, depth + 1) for value in _raw(one))
        )
    return isinstance(one, ArrayObject) and any(_is_active(value, depth + 1) for value in list.__iter__(one))


def _raw(one: DictionaryObject) -> list[Any]:
    return [one.raw_get(key) for key in one]
