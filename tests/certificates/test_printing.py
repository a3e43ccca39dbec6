"""The document, read with other libraries than the one that makes it, and drawn to look at."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from certificates import certifying, naming, printing, tasks
from certificates.models import Certificate
from certificates.numbering import grouped
from documents.models import Issue
from tests import factories, pdf

NOW = factories.at("2026-12-17", "16:00")
OUTCOMES = "Ik luister naar wie er niet aan tafel zit.\nIk durf te zeggen wat schuurt."
LONG = (
    "Maria-Antoinetta van den Bergh-Oudenhoven tot Schoonhoven de la Fuente y "
    "O'Neill-Łukaszewska, geboren Çelik-Ştefănescu-Ng"
)
OURS = ("Source-Sans-3", "IBM-Plex-Sans-Arabic", "Noto-Sans-Hebrew")
NAMES = [
    "Jo van 't Hoff-d'Ancona",
    LONG[:120],
    "فاطمة بنت عبد الله علی\u200cرضا",
    "שרה כהן (Sara Cohen)",
    "Ελένη Παπαδοπούλου, Оксана Їжакевич, Nguyễn Thị Ngọc",
]
pytestmark = pytest.mark.django_db


def certificate(name: str = "Noor de Vries", outcomes: str = OUTCOMES) -> Certificate:
    made = factories.certificate()
    made.outcomes = outcomes
    made.save()
    assert made.holder
    return naming.confirm(made, name=name, by=made.holder, now=NOW)


def printed(made: Certificate, folder: Path) -> Path:
    """As it comes from the worker."""
    assert made.holder
    issue = printing.ask(made, by=made.holder, now=NOW)
    assert tasks.render() == 1
    issue.refresh_from_db()
    assert issue.is_done
    path = folder / f"{made.pk}.pdf"
    path.write_bytes(issue.file.read())
    return path


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_an_archive_and_accessible(name: str, tmp_path: Path) -> None:  # PRV-7
    made = certificate(name)
    assert made.name == name
    path = printed(made, tmp_path)
    pdf.holds(path)
    reader = PdfReader(path)
    assert len(reader.pages) == 1
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[1]
        for font in reader.pages[0]["/Resources"]["/Font"].values()
    }
    assert all(font.startswith(OURS) for font in fonts), fonts
    # Every letter can be found back, whichever way the line runs.
    text = reader.pages[0].extract_text()
    assert foreign(text) == foreign(name)


def foreign(text: str) -> list[str]:
    """In no order: libraries differ in how they read lines that run to the left."""
    return sorted(sign for sign in normalize("NFC", text) if sign.isalpha() and not sign.isascii())


def test_it_says_what_the_register_says(tmp_path: Path, settings: Any) -> None:  # PRV-7
    settings.PROVIDER_NAME, settings.SIGNATORY = "De Gemeenteschool", "Ada Bos, directeur"
    made = certificate()
    reader = PdfReader(printed(made, tmp_path))
    root, text = reader.trailer["/Root"], " ".join(reader.pages[0].extract_text().split())
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("nl", True)
    assert reader.metadata and reader.metadata.title == f"Certificaat {made.programme}"
    for told in (
        "Noor de Vries",
        made.programme,
        "van 3 september 2026 tot en met 10 december 2026",
        "op 17 december 2026 de Proeve van bekwaamheid heeft behaald",
        "Ik luister naar wie er niet aan tafel zit.",
        "De Gemeenteschool verklaart dat",
        "Ada Bos",
        "directeur",
        grouped(made.number),
    ):
        assert told in text, told


def test_its_parts_have_tags_and_the_code_has_words(tmp_path: Path) -> None:  # PRV-7
    made = certificate()
    tree = PdfReader(printed(made, tmp_path)).trailer["/Root"]["/StructTreeRoot"]
    tags = list(_tags(tree))
    assert {"/H1", "/H2", "/P", "/L", "/Figure", "/Link"} <= {kind for kind, _ in tags}
    assert [alt for kind, alt in tags if kind == "/Figure"] == [
        f"QR-code naar {printing.public_address(made)}"
    ]


def _tags(node: Any) -> Any:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for kid in node:
            yield from _tags(kid)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), str(node.get("/Alt", ""))
        yield from _tags(node.get("/K", []))


def test_a_telephone_reads_the_code(tmp_path: Path) -> None:  # PRV-7
    made = certificate()
    page = pypdfium2.PdfDocument(printed(made, tmp_path))[0]
    [found] = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    assert found.text == f"http://localhost:8000/certificaat/{grouped(made.number)}/"


def test_much_that_was_learned_goes_to_a_next_page(tmp_path: Path) -> None:
    outcomes = "\n".join(f"Uitkomst {n}: {'ik leerde iets van mijn buurt ' * 3}" for n in range(1, 21))
    path = printed(certificate(outcomes=outcomes), tmp_path)
    pdf.holds(path)
    pages = [one.extract_text() for one in PdfReader(path).pages]
    assert len(pages) == 2
    assert "staat op de volgende pagina" in pages[0]
    assert "Uitkomst 20:" in pages[1]


def test_whoever_asks_gets_the_same_bytes(tmp_path: Path) -> None:
    made = certificate()
    first = printed(made, tmp_path).read_bytes()
    trainer = factories.person()
    printing.ask(made, by=trainer, now=NOW + timedelta(days=9))
    assert tasks.render() == 1
    assert Issue.objects.get(owner=trainer).file.read() == first


def test_there_is_no_document_without_a_name_or_of_what_is_revoked() -> None:  # PRV-7
    made, by = factories.certificate(), factories.coordinator()
    assert made.holder
    with pytest.raises(printing.NoNameYet):
        printing.ask(made, by=by, now=NOW)
    naming.confirm(made, name="Noor", by=made.holder, now=NOW)
    certifying.revoke(made, reason="Vergissing", by=by, now=NOW)
    with pytest.raises(naming.NotValid):
        printing.ask(made, by=by, now=NOW)
    assert not Issue.objects.exists()
