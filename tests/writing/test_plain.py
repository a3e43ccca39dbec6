import pytest
from hypothesis import given
from hypothesis import strategies as st

from writing.plain import clean, to_html

LIKELY = st.text(alphabet="ab o1.)-•·\t \n\r\xa0\u200b\u2028\uf0b7", max_size=40)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("•\tappel\n•\tpeer", "- appel\n- peer"),
        ("·\tappel\n  o\tschil", "- appel\n- schil"),
        ("\uf0b7\tappel\n§\tpeer", "- appel\n- peer"),
        ("1.\teerst\n2)\tdan", "1. eerst\n2. dan"),
        ("harde\xa0spatie", "harde spatie"),
        ("on\xadzicht\u200bbaar\ufeff", "onzichtbaar"),
        ("een\u2028twee\u2029drie\rvier", "een\ntwee\ndrie\nvier"),
        # A mark without a tab is somebody's own.
        ("o, dat was wat", "o, dat was wat"),
        ("kolom\tkolom", "kolom\tkolom"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_what_a_word_processor_drew_becomes_plain(pasted, kept):  # POD-8
    assert clean(pasted) == kept


@given(st.one_of(st.text(max_size=300), LIKELY))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=300))
def test_no_text_becomes_markup_of_its_own(text):  # POD-8
    html = to_html(text)
    for tag in ("p", "br", "ul", "ol", "li"):
        html = html.replace(f"</{tag}>", "").replace(f"<{tag}>", "")
    for tag in ('<p class="nl-paragraph">', '<ul class="vak-ul">', '<ol class="vak-ol">'):
        html = html.replace(tag, "")
    assert "<" not in html


def test_paragraphs_and_simple_lists_show_as_such():  # POD-8
    assert to_html("Een\r\nregel\n\n- appel\n- peer\n\n1. eerst\n2. dan") == (
        '<p class="nl-paragraph">Een<br>regel</p><ul class="vak-ul"><li>appel</li><li>peer</li></ul>'
        '<ol class="vak-ol"><li>eerst</li><li>dan</li></ol>'
    )


def test_nothing_invisible_is_kept():
    assert clean("a\x00b\x07c\u200bd  \n") == "abcd"
