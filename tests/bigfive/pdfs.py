"""PDFs to hand in: a plain one, and some that do something by themselves."""

from io import BytesIO

import pydyf
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def pdf(name: str = "uitslag.pdf") -> SimpleUploadedFile:
    return _handed_in(_paper(), name)


def with_script() -> SimpleUploadedFile:
    """Runs when it is opened."""
    writer = _paper()
    script = DictionaryObject({NameObject("/S"): NameObject("/JavaScript")})
    script[NameObject("/JS")] = TextStringObject("app.alert('hoi');")
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(script)
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
    """The same as the first, with its objects packed: no word of the script can be read in the file."""
    made = pydyf.PDF()
    made.add_page(
        pydyf.Dictionary({"Type": "/Page", "Parent": made.pages.reference, "MediaBox": "[0 0 9 9]"})
    )
    act = pydyf.Dictionary({"S": "/JavaScript", "JS": pydyf.String("app.alert(1)")})
    made.add_object(act)
    made.catalog["OpenAction"] = act.reference
    out = BytesIO()
    made.write(out, version="1.7", identifier=True, compress=True)
    assert b"/JavaScript" not in out.getvalue()
    return SimpleUploadedFile("pakket.pdf", out.getvalue())


def locked() -> SimpleUploadedFile:
    writer = _paper()
    writer.encrypt("geheim")
    return _handed_in(writer, "slot.pdf")


def _paper() -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    return writer


def _handed_in(writer: PdfWriter, name: str) -> SimpleUploadedFile:
    out = BytesIO()
    writer.write(out)
    return SimpleUploadedFile(name, out.getvalue())
