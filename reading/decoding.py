"""The file of a reading list, as text."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from documents.decoding import decoded
from people.refusals import Refusal

LIMIT = 1024 * 1024


class TooLargeAList(Refusal):
    message = "Dit bestand is te groot voor een leeslijst. Een lijst is ten hoogste 1 MB."


class NoText(Refusal):
    message = "Dit bestand bevat geen tekst. Kies een BibTeX-bestand (.bib) of een tekstbestand (.txt)."


def text_of(file: "UploadedFile[Any]") -> str:
    if (file.size or 0) > LIMIT:
        raise TooLargeAList
    content: bytes = file.read()
    text = decoded(content)
    if "\0" in text:
        raise NoText
    return text
