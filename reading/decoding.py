"""A file of text in whatever way it was saved, as text."""

import codecs
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from people.refusals import Refusal

LIMIT = 1024 * 1024
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class TooLargeAList(Refusal):
    message = "Dit bestand is te groot voor een leeslijst. Een lijst is ten hoogste 1 MB."


class NoText(Refusal):
    message = "Dit bestand bevat geen tekst. Kies een BibTeX-bestand (.bib) of een tekstbestand (.txt)."


def text_of(file: "UploadedFile[Any]") -> str:
    """UTF-8 and UTF-16 by how they begin, else UTF-8 when it is that, else as Windows saved it for long."""
    if (file.size or 0) > LIMIT:
        raise TooLargeAList
    content: bytes = file.read()
    text = _decoded(content)
    if "\0" in text:
        raise NoText
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
