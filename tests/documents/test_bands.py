from pathlib import Path
from xml.etree import ElementTree

import page
import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from documents.bands import Band, band_chart
from documents.rendering import to_pdf
from tests.documents.conftest import NOW

values = st.floats(1, 5)
reaches = st.tuples(values, values).map(lambda pair: (min(pair), max(pair)))
names = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40)
bands = st.builds(Band, names, st.none() | reaches, st.none() | reaches, names)
TEMPO = Band("Tempo", (2.5, 3.25), (2.75, 3.5), "rond het gemiddelde")


def drawn(*rows: Band, for_print: bool = False) -> ElementTree.Element:
    return ElementTree.fromstring(band_chart(rows, for_print=for_print))


def boxes(svg: ElementTree.Element, look: str) -> list[tuple[str | None, str | None]]:
    found = [box for box in svg.iter("rect") if box.get("class") == f"vak-bands__{look}"]
    return [(box.get("x"), box.get("width")) for box in found]


def test_a_band_lies_where_its_values_are() -> None:
    svg = drawn(TEMPO)
    assert boxes(svg, "band")[0] == ("38.25%", "17.62%")
    assert boxes(svg, "middle")[0] == ("44.12%", "17.62%")
    assert list(svg.iter("circle")) == [], "no dot"


def test_the_page_gets_classes_and_no_style_of_its_own() -> None:
    svg = drawn(TEMPO, Band("Netheid"))
    assert (svg.get("class"), svg.get("aria-hidden")) == ("vak-bands", "true")
    own = {key for part in svg.iter() for key in part.attrib}
    assert own & {"style", "fill", "stroke", "onclick"} == set()
    assert svg.find("title") is None


def test_print_gets_colours_and_words() -> None:
    svg = drawn(TEMPO, Band("Netheid"), for_print=True)
    assert svg.findtext("title") == (
        "Waar je ongeveer uitkomt, van 1 tot 5. "
        "Tempo: 2,5 tot 3,2, rond het gemiddelde. Netheid: geen uitkomst."
    )
    assert "class" not in {key for part in svg.iter() for key in part.attrib}


def test_without_a_group_there_is_no_middle_to_explain() -> None:
    svg = drawn(Band("Openheid", (2.0, 3.0)))
    assert (len(boxes(svg, "band")), boxes(svg, "middle")) == (2, [])
    assert "midden van de groep" not in [text.text for text in svg.iter("text")]


@given(st.lists(bands, max_size=8), st.booleans())
def test_every_band_is_drawn_and_the_drawing_is_well_formed(rows: list[Band], for_print: bool) -> None:
    svg = drawn(*rows, for_print=for_print)
    has_middle = [row for row in rows if row.middle]
    wanted = len([row for row in rows if row.reach]) + len(has_middle)
    assert len(list(svg.iter("rect"))) == wanted + 1 + bool(has_middle)  # with the legend


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1])
def test_a_document_with_bands_is_accessible(tmp_path: Path, profile: page.ValidationProfile) -> None:
    body = """{% extends "print/base.html" %}{% block body %}<section class="print-chapter">
    <h1 id="a">Uitslag</h1><figure class="print-chart">{{ chart }}</figure>
    {% include "bigfive/parts/bands_table.html" with label="Uitslag als tabel" %}</section>{% endblock %}"""
    context = {
        "title": "Mijn uitslag",
        "kind": "Vragenlijst voor zelfreflectie",
        "provider_name": "De Gemeenteschool",
        "chapters": [{"anchor": "a", "title": "Uitslag"}],
        "chart": band_chart([TEMPO], for_print=True),
        "rows": [{"name": "Tempo", "mean": "2,9", "band": "2,5 tot 3,2", "word": "rond het gemiddelde"}],
    }
    path = tmp_path / "uitslag.pdf"
    path.write_bytes(to_pdf(str(engines["django"].from_string(body).render(context)), made_at=NOW))
    verdict = page.validate_pdf(str(path), profile=profile)
    assert verdict.is_compliant, [(failure.rule_id, failure.message) for failure in verdict.failures]
