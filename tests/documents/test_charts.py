from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.charts import Series, growth_chart

LABELS = ("start", "halverwege", "einde")
values = st.tuples(*[st.none() | st.integers(1, 5)] * 3)
lines = st.lists(
    st.builds(Series, st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40), values)
)


def drawn(series: list[Series], *, for_print: bool = False) -> ElementTree.Element:
    return ElementTree.fromstring(growth_chart(series, labels=LABELS, for_print=for_print))


def test_the_page_gets_classes_and_no_style_of_its_own() -> None:
    svg = drawn([Series("Denken", (1, 2, 3))])
    assert svg.get("aria-hidden") == "true"
    assert {key for part in svg.iter() for key in part.attrib} & {
        "style",
        "fill",
        "stroke",
        "onclick",
    } == set()
    assert svg.find("title") is None


def test_print_gets_colours_and_words() -> None:
    svg = drawn([Series("Denken", (1, None, 3))], for_print=True)
    assert svg.findtext("title") == "Je eigen scores van 1 tot 5. Denken: start 1, einde 3."
    assert "class" not in {key for part in svg.iter() for key in part.attrib}


@pytest.mark.parametrize(
    ("given_values", "told"),
    [
        ((2, 3, 4), "van 2 naar 4"),
        ((4, None, 3), "van 4 naar 3"),
        ((3, 3, 3), "bleef 3"),
        ((None,) * 3, "nog niet gescoord"),
    ],
)
def test_each_row_says_what_changed(given_values: tuple[int | None, ...], told: str) -> None:  # POD-11
    assert told in [text.text for text in drawn([Series("Denken", given_values)]).iter("text")]


@given(lines, st.booleans())
def test_every_value_has_its_mark_and_the_drawing_is_well_formed(
    series: list[Series], for_print: bool
) -> None:
    svg = drawn(series, for_print=for_print)
    marks = len(list(svg.iter("circle")))
    wanted = sum(value is not None for one in series for value in (one.values[0], one.values[2]))
    assert marks == wanted + 2  # two circles in the legend
