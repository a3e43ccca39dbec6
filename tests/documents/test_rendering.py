import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import page
import pytest
from django.template import engines
from pypdf import PdfReader

from documents.charts import Series, growth_chart
from documents.rendering import Enclosed, Unprintable, to_pdf
from tests.documents.conftest import NOW

LABELS = ("start", "halverwege", "einde")
SERIES = [Series("Denken", (2, 3, 4)), Series("Doen & laten", (3, 3, 3)), Series("Zijn", (None, None, None))]
BODY = """{% extends "print/base.html" %}{% block body %}
<section class="print-chapter"><h1 id="dag-1">Dag 1</h1><h2 id="vooraf">Vooraf</h2>
{% for n in many %}<h3>Wat verwacht ik?</h3><p>Ayşe en Łukasz: verantwoordelijkheidsgevoel {{ n }}.</p>
<ul><li>Een</li><li>Twee</li></ul>{% endfor %}
<dl class="print-facts"><dt>Plaats</dt><dd>Utrecht</dd></dl></section>
<section class="print-chapter"><h1 id="groei">Groei</h1><figure>{{ chart }}</figure>
<table><thead><tr><td></td><th scope="col">Start</th></tr></thead><tbody>
{% for n in many %}<tr><th scope="row">Denken {{ n }}</th><td>2</td></tr>{% endfor %}
</tbody></table></section>{% endblock %}"""


def document(size: int = 40) -> str:
    sections = [{"anchor": "vooraf", "title": "Vooraf"}]
    chapters = [
        {"anchor": "dag-1", "title": "Dag 1", "sections": sections},
        {"anchor": "groei", "title": "Groei"},
    ]
    context = {
        "title": "POD van Noor",
        "kind": "Persoonlijk Ontwikkel Document",
        "subtitle": "Leeratelier",
        "provider_name": "De Gemeenteschool",
        "facts": [("Deelnemer", "Noor")],
        "chapters": chapters,
        "many": range(size),
        "chart": growth_chart(SERIES, labels=LABELS, for_print=True),
    }
    return str(engines["django"].from_string(BODY).render(context))


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "pod.pdf"
    enclosed = Enclosed("gegevens.json", b'{"a": 1}', "De cijfers uit de tabel")
    path.write_bytes(to_pdf(document(), made_at=NOW, attachments=[enclosed]))
    return path


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1])
def test_one_file_is_an_archive_and_accessible(pdf: Path, profile: Any) -> None:  # POD-12
    verdict = page.validate_pdf(str(pdf), profile=profile)
    assert verdict.is_compliant, [(failure.rule_id, failure.message) for failure in verdict.failures]


def test_it_has_bookmarks_page_numbers_and_running_headers(pdf: Path) -> None:  # POD-12
    reader = PdfReader(pdf)
    assert [item["/Title"] for item in reader.outline if isinstance(item, dict)] == [
        "Inhoud",
        "Dag 1",
        "Groei",
    ]
    total = len(reader.pages)
    text = reader.pages[3].extract_text()
    assert f"Pagina 4 van {total}" in text
    assert "POD van Noor" in text
    assert "Pagina" not in reader.pages[0].extract_text()
    assert (reader.metadata.title, reader.trailer["/Root"]["/Lang"]) == ("POD van Noor", "nl")


def test_the_contents_name_the_pages(pdf: Path) -> None:
    reader = PdfReader(pdf)
    growth = next(n for n, one in enumerate(reader.pages, 1) if n > 2 and "halverwege" in one.extract_text())
    contents = reader.pages[1].extract_text().replace(" .", "").split("\n")
    assert f"Groei {growth}" in [" ".join(line.split()) for line in contents]


def test_a_long_table_repeats_its_head(pdf: Path) -> None:
    pages = [one.extract_text() for one in PdfReader(pdf).pages]
    with_rows = [text for text in pages if "Denken 3" in text]
    assert len(with_rows) > 1
    assert all("Start" in text for text in with_rows)


def test_the_chart_has_words_for_who_cannot_see_it(pdf: Path) -> None:  # POD-11
    told = [str(alt) for alt in _alternatives(PdfReader(pdf).trailer["/Root"]["/StructTreeRoot"])]
    assert any("Denken: start 2, halverwege 3, einde 4." in alt for alt in told)


def _alternatives(node: Any) -> list[Any]:
    node = node.get_object()
    if isinstance(node, list):
        return [found for kid in node for found in _alternatives(kid)]
    if not isinstance(node, dict):
        return []
    own = [node["/Alt"]] if "/Alt" in node else []
    return own + (_alternatives(node["/K"]) if "/K" in node else [])


def test_the_data_travel_inside(pdf: Path) -> None:  # POD-12
    assert PdfReader(pdf).attachments == {"gegevens.json": [b'{"a": 1}']}


def test_only_our_own_fonts_are_in_it(pdf: Path) -> None:
    names = {str(font["/BaseFont"]) for one in PdfReader(pdf).pages for font in _fonts(one)}
    assert names
    assert all("Source-Sans" in name or "SourceSans" in name for name in names), names


def _fonts(one: Any) -> list[Any]:
    return [font.get_object() for font in one["/Resources"].get("/Font", {}).values()]


def test_the_same_input_gives_the_same_bytes() -> None:
    html = document(2)
    assert to_pdf(html, made_at=NOW) == to_pdf(html, made_at=NOW)
    assert to_pdf(html, made_at=NOW) != to_pdf(html, made_at=NOW + timedelta(seconds=1))


@pytest.mark.parametrize("size", range(1, 9))
def test_every_stream_ends_where_it_says(size: int) -> None:
    made = to_pdf(document(size), made_at=NOW)
    assert made.count(b"\r\nendstream") == made.count(b"endstream")
    assert len(PdfReader(io.BytesIO(made)).pages) > 2


@pytest.mark.parametrize(
    "html",
    [
        '<html lang="nl"><title>x</title><img alt="" src="file:///etc/hostname">',
        '<html lang="nl"><title>x</title><img alt="" src="http://127.0.0.1:9/x.png">',
        '<html lang="nl"><title>x</title><link rel="stylesheet" href="https://example.org/x.css">',
        '<html lang="nl"><title>x</title><p style="background: url(file:///etc/passwd)">x',
        "<title>x</title><p>no language",
        '<html lang="nl"><title>x</title><a href="#nergens">stray</a>',
    ],
)
def test_a_document_that_lacks_something_is_refused(html: str) -> None:
    with pytest.raises(Unprintable):
        to_pdf(html, made_at=NOW)
