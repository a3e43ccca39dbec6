"""PDFs to hand in: a plain one, and some that do something by themselves."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def pdf(name: str = "uitslag.pdf") -> SimpleUploadedFile:
    return _handed_in(_paper(), name)


def with_script() -> SimpleUploadedFile:
    """Runs when it is opened."""
    writer = _paper()
    writer.add_js("app.alert('hoi');")
    return _handed_in(writer, "script.pdf")


def with_script_at_a_page() -> SimpleUploadedFile:
    """Runs when one turns to the page; the script stands in a dictionary within another."""
    writer = _paper()
    act = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    opened = DictionaryObject({NameObject("/O"): DictionaryObject(act)})
    writer.pages[0][NameObject("/AA")] = opened
    return _handed_in(writer, "pagina.pdf")


def with_launch() -> SimpleUploadedFile:
    """A note that opens a program."""
    writer = _paper()
    note = FreeText(text="klik", rect=(0, 0, 50, 50))
    note[NameObject("/A")] = DictionaryObject({NameObject("/S"): NameObject("/Launch")})
    writer.add_annotation(0, note)
    return _handed_in(writer, "start.pdf")


def with_file() -> SimpleUploadedFile:
    writer = _paper()
    writer.add_attachment("virus.exe", b"MZ")
    return _handed_in(writer, "bijlage.pdf")


def packed_with_script() -> SimpleUploadedFile:
    """The same as the first, with its objects compressed: no word of the script can be read in the file."""
    writer = _paper()
    writer.add_js("app.alert('hoi');")
    writer.compress_identical_objects()
    raw = _written(writer, compressed=True)
    assert b"/JavaScript" not in raw
    return SimpleUploadedFile("pakket.pdf", raw)


def locked() -> SimpleUploadedFile:
    writer = _paper()
    writer.encrypt("geheim")
    return _handed_in(writer, "slot.pdf")


def _paper() -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    return writer


def _handed_in(writer: PdfWriter, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, _written(writer))


def _written(writer: PdfWriter, *, compressed: bool = False) -> bytes:
    out = BytesIO()
    if compressed:
        writer.object_stream = True  # type: ignore[attr-defined]
    writer.write(out)
    return out.getvalue()
