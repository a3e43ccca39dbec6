import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from documents.models import Upload
from documents.receiving import KINDS, EmptyFile, NotWhatItSays, TooLarge, WrongKind, discard, receive
from people.models import Person
from tests.documents.conftest import NOW


def zipped(*names: str, mimetype: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<xml/>")
    return file.getvalue()


def image(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, kind)
    return file.getvalue()


ODF = "application/vnd.oasis.opendocument."
GOOD = {
    "pdf": b"%PDF-1.7\n%%EOF\n",
    "docx": zipped("word/document.xml", "[Content_Types].xml"),
    "xlsx": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": zipped("[Content_Types].xml", "ppt/presentation.xml"),
    "odt": zipped("content.xml", mimetype=f"{ODF}text"),
    "ods": zipped("content.xml", mimetype=f"{ODF}spreadsheet"),
    "odp": zipped("content.xml", mimetype=f"{ODF}presentation"),
    "png": image("PNG"),
    "jpg": image("JPEG"),
    "jpeg": image("JPEG"),
    "txt": "Beste café, zoals besproken.\r\n".encode(),
}


def given(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("extension", KINDS)
def test_what_is_what_it_says_is_kept(noor: Person, extension: str) -> None:  # POD-4
    content = GOOD[extension]
    upload = receive(given(f"Mijn Bewijs.{extension.upper()}", content), by=noor, now=NOW)
    upload.refresh_from_db()
    assert (upload.owner, upload.size, upload.uploaded_at) == (noor, len(content), NOW)
    assert upload.name == f"Mijn Bewijs.{extension.upper()}"
    assert upload.content_type == KINDS[extension].content_type
    assert upload.sha256 == hashlib.sha256(content).hexdigest()
    assert upload.file.read() == content
    assert "Bewijs" not in upload.file.name


@pytest.mark.parametrize("claimed", KINDS)
@pytest.mark.parametrize("real", [*GOOD, "exe", "zip", "docm"])
def test_what_is_something_else_is_refused(noor: Person, claimed: str, real: str, files: Path) -> None:
    bad = {
        "exe": b"MZ\x90\x00\x03" + bytes(64),
        "zip": zipped("a.txt"),
        "docm": zipped("word/document.xml", "[Content_Types].xml", "word/vbaProject.bin"),
    }
    if real in KINDS and KINDS[real].content_type == KINDS[claimed].content_type:
        return
    with pytest.raises(NotWhatItSays):
        receive(given(f"x.{claimed}", (GOOD | bad)[real]), by=noor, now=NOW)
    assert not Upload.objects.exists()
    assert not files.exists()


def _with(content: bytes, sign: bytes, at: int, to: bytes) -> bytes:
    """The same file with some bytes of its list of contents overwritten."""
    place = content.index(sign) + at
    return content[:place] + to + content[place + len(to) :]


def test_a_zip_that_cannot_be_read_is_refused(noor: Person) -> None:
    """Locked, packed in a way nobody knows, or damaged within."""
    good, listed, packed = GOOD["odt"], b"PK\x01\x02", b"PK\x03\x04"
    locked = _with(_with(good, listed, 8, b"\x01\x00"), packed, 6, b"\x01\x00")
    unknown = _with(_with(good, listed, 10, b"\x63\x00"), packed, 8, b"\x63\x00")
    for bad in (locked, unknown, _with(good, packed, 0, b"XXXX"), good[:40] + good[44:]):
        with pytest.raises(NotWhatItSays):
            receive(given("x.odt", bad), by=noor, now=NOW)


@pytest.mark.parametrize("name", ["x.exe", "x.html", "x.svg", "x", ".pdf", "x.pdf.js"])
def test_other_kinds_are_refused(noor: Person, name: str) -> None:
    with pytest.raises(WrongKind):
        receive(given(name, GOOD["pdf"]), by=noor, now=NOW)


def test_an_app_can_take_fewer_kinds(noor: Person) -> None:
    with pytest.raises(WrongKind):
        receive(given("x.txt", GOOD["txt"]), kinds=("pdf",), by=noor, now=NOW)


def test_empty_and_too_large_are_refused_in_words(noor: Person, settings: Any) -> None:
    with pytest.raises(EmptyFile, match="leeg"):
        receive(given("x.txt", b""), by=noor, now=NOW)
    settings.UPLOAD_LIMIT = 1024 * 1024
    with pytest.raises(TooLarge, match="niet groter zijn dan 1 MB"):
        receive(given("x.txt", b"a" * (settings.UPLOAD_LIMIT + 1)), by=noor, now=NOW)
    assert receive(given("x.txt", b"a" * settings.UPLOAD_LIMIT), by=noor, now=NOW)


def test_a_long_name_keeps_its_extension(noor: Person) -> None:
    upload = receive(given("ij" * 200 + ".pdf", GOOD["pdf"]), by=noor, now=NOW)
    assert (len(upload.name), upload.name[-4:]) == (150, ".pdf")


def test_discarding_takes_the_file_along_once_it_is_certain(
    noor: Person, files: Path, django_capture_on_commit_callbacks: Any
) -> None:
    upload = receive(given("x.pdf", GOOD["pdf"]), by=noor, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        discard(upload)
        assert upload.file.storage.exists(str(upload.file.name))
    assert not Upload.objects.exists()
    assert [path for path in files.rglob("*") if path.is_file()] == []


def test_an_app_can_set_a_limit_of_its_own(noor: Person, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 10
    assert receive(given("x.pdf", GOOD["pdf"]), limit=1024 * 1024, by=noor, now=NOW)
    with pytest.raises(TooLarge, match="niet groter zijn dan 1 MB"):
        receive(given("x.txt", b"a" * (1024 * 1024 + 1)), limit=1024 * 1024, by=noor, now=NOW)
