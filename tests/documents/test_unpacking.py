"""What is small here and huge once opened is refused."""

import io
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf.errors import LimitReachedError

from documents import unpacking
from documents.inspecting import Unreadable, refuse_active
from documents.receiving import check
from documents.unpacking import Bomb


def word(*parts: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("word/document.xml", b"<xml/>"), ("[Content_Types].xml", b"<xml/>"), *parts):
            archive.writestr(name, content)
    return file.getvalue()


def given(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_document_that_packs_well_is_fine() -> None:
    check(given("a.docx", word(("word/media/leeg.bin", b"\0" * 5_000_000))))


def test_a_part_that_was_packed_beyond_belief_is_refused() -> None:
    with pytest.raises(Bomb):
        check(given("a.docx", word(("word/media/bom.bin", b"\0" * 20_000_000))))


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(Bomb):
        check(given("a.docx", word(*((f"word/{n}", b"") for n in range(unpacking.MOST_PARTS)))))


def test_an_image_of_too_many_pixels_is_refused_and_a_large_photo_is_not() -> None:
    def png(side: int) -> bytes:
        file = io.BytesIO()
        Image.new("1", (side, side)).save(file, "PNG")
        return file.getvalue()

    check(given("foto.png", png(5_000)))
    with pytest.raises(Bomb):
        check(given("foto.png", png(10_100)))


def test_a_pdf_that_unpacks_without_end_is_refused() -> None:
    packed = zlib.compress(b" " * 200_000_000, 9)
    objects = [
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
        b"3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n",
        b"4 0 obj\n<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n"
        % (len(packed), packed),
    ]
    content, rows = b"%PDF-1.7\n", [(0, 0, 0)]
    for one in objects:
        rows.append((1, len(content), 0))
        content += one
    start = len(content)
    # The table itself is object 5; object 6 is packed in object 4.
    rows += [(1, start, 0), (2, 4, 0)]
    table = b"".join(kind.to_bytes(1) + where.to_bytes(4) + index.to_bytes(1) for kind, where, index in rows)
    content += b"5 0 obj\n<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>\nstream\n" % len(table)
    content += table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    with pytest.raises(Unreadable) as refusal:
        refuse_active(io.BytesIO(content))
    assert isinstance(refusal.value.__context__, LimitReachedError)
