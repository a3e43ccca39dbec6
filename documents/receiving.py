"""Files handed in: looked at from within, because a name can say anything."""

import codecs
import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import IO

import filetype
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from documents.file_names import short_name
from documents.models import Upload
from documents.scanning import refuse_infected
from documents.unpacking import refuse_bomb
from people.models import Person
from people.refusals import Refusal

ACCEPTED = "Pdf, Word, Excel, PowerPoint, OpenDocument, png, jpg of platte tekst"
HEAD = 8192
LONGEST_NAME = 150
# All that a zip file can throw that is damaged, locked, or packed in a way nobody knows.
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, ValueError, EOFError, OSError)


class EmptyFile(Refusal):
    message = "Dit bestand is leeg. Kies een ander bestand."


class TooLarge(Refusal):
    def __init__(self, limit: int) -> None:
        most = limit // (1024 * 1024)
        super().__init__(f"Dit bestand is te groot. Een bestand mag niet groter zijn dan {most} MB.")


class WrongKind(Refusal):
    message = f"Dit soort bestand kunnen we niet aannemen. Wel: {ACCEPTED}."


class NotWhatItSays(WrongKind):
    message = "De inhoud van dit bestand past niet bij de naam. Sla het opnieuw op en probeer het nog eens."


@dataclass(frozen=True)
class Kind:
    content_type: str
    looks_right: Callable[[IO[bytes]], bool]


def _is(extension: str) -> Callable[[IO[bytes]], bool]:
    def looks_right(content: IO[bytes]) -> bool:
        found = filetype.guess(content.read(HEAD))
        return found is not None and found.extension == extension

    return looks_right


def _office(part: str) -> Callable[[IO[bytes]], bool]:
    """The newer Office formats are zip files with one part that tells them apart, wherever it stands."""

    def looks_right(content: IO[bytes]) -> bool:
        names = _names_in(content)
        return part in names and "[Content_Types].xml" in names and not _has_macros(names)

    return looks_right


def _open_document(content_type: str) -> Callable[[IO[bytes]], bool]:
    def looks_right(content: IO[bytes]) -> bool:
        try:
            with zipfile.ZipFile(content) as archive, archive.open("mimetype") as said:
                return said.read(100).strip() == content_type.encode()
        except (KeyError, *UNREADABLE):
            return False

    return looks_right


def _names_in(content: IO[bytes]) -> set[str]:
    try:
        with zipfile.ZipFile(content) as archive:
            return set(archive.namelist())
    except UNREADABLE:
        return set()


def _has_macros(names: set[str]) -> bool:
    return any(name.endswith("vbaProject.bin") for name in names)


def _is_text(content: IO[bytes]) -> bool:
    """Readable characters only, in the alphabets a Dutch text file is written in."""
    head = content.read(HEAD)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", errors="ignore").encode()
    return filetype.guess(head) is None and not any(byte < 32 and byte not in b"\t\n\r\f" for byte in head)


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
KINDS = {
    "pdf": Kind("application/pdf", _is("pdf")),
    "docx": Kind(f"{_OOXML}wordprocessingml.document", _office("word/document.xml")),
    "xlsx": Kind(f"{_OOXML}spreadsheetml.sheet", _office("xl/workbook.xml")),
    "pptx": Kind(f"{_OOXML}presentationml.presentation", _office("ppt/presentation.xml")),
    "odt": Kind(f"{_ODF}text", _open_document(f"{_ODF}text")),
    "ods": Kind(f"{_ODF}spreadsheet", _open_document(f"{_ODF}spreadsheet")),
    "odp": Kind(f"{_ODF}presentation", _open_document(f"{_ODF}presentation")),
    "png": Kind("image/png", _is("png")),
    "jpg": Kind("image/jpeg", _is("jpg")),
    "jpeg": Kind("image/jpeg", _is("jpg")),
    "txt": Kind("text/plain", _is_text),
}
ALL_KINDS = tuple(KINDS)
# Lists with separators, for who asks for these by name.
LISTS = {name: Kind("text/csv", _is_text) for name in ("csv", "tsv")}


def receive(
    file: "UploadedFile[bytes]",
    *,
    kinds: tuple[str, ...] = ALL_KINDS,
    limit: int | None = None,
    by: Person,
    now: datetime,
) -> Upload:
    """Keeps the file under a random name, or refuses it: empty, too large, or not what it says it is."""
    return keep(file, check(file, kinds=kinds, limit=limit), by=by, now=now)


def keep(file: "UploadedFile[bytes]", kind: Kind, *, by: Person, now: datetime) -> Upload:
    """The file that was checked."""
    upload = Upload(
        owner=by,
        name=short_name(file.name or "", LONGEST_NAME),
        content_type=kind.content_type,
        size=file.size or 0,
        sha256=_fingerprint(file),
        uploaded_at=now,
    )
    upload.file.save(upload.name, file, save=False)
    upload.save(force_insert=True)
    return upload


def discard(upload: Upload) -> None:
    """The row, and the file once that is certain. Call it when nothing refers to the upload any more."""
    name, storage = str(upload.file.name), upload.file.storage
    upload.delete()
    transaction.on_commit(lambda: storage.delete(name))


def check(
    file: "UploadedFile[bytes]", *, kinds: tuple[str, ...] = ALL_KINDS, limit: int | None = None
) -> Kind:
    """Which kind it is, from its name and from within; or the refusal. Nothing is kept."""
    most = limit or settings.UPLOAD_LIMIT
    if not file.size:
        raise EmptyFile
    if file.size > most:
        raise TooLarge(most)
    extension = PurePath(file.name or "").suffix.lower().lstrip(".")
    if extension not in kinds:
        raise WrongKind
    file.seek(0)
    kind = (KINDS | LISTS)[extension]
    if not kind.looks_right(file):
        raise NotWhatItSays
    refuse_bomb(file)
    refuse_infected(file)
    return kind


def _fingerprint(file: "UploadedFile[bytes]") -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
