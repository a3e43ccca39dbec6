import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from writing.fields import long_text
from writing.plain import clean, to_html

# Blanks, marks and markers far more often than chance would bring them.
BLANKS = ["\n", "\r", "\r\n", "\v", "\x85", "\u2028", "\u2029", "\t", " ", "\u00a0", "\u2003", "\u202f"]
MARKS = ["\x00", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\ud800", "👩", "💻", "می"]
MARKERS = ["•", "·", "o", "§", "\uf0b7", "-", "1", "12", "a", "iv", "x", "X", ".", ")", "(", "woord", "<b>"]
LIKELY = st.lists(st.sampled_from([*BLANKS, *MARKS, *MARKERS]), max_size=25).map("".join)
WORDS = st.text("abcABC123éü€'\"<>&.,;:!?()-–_*#👍🏽 ", max_size=60).map(str.rstrip)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("•\tappel\n•\tpeer", "- appel\n- peer"),
        ("·\tappel\n  o\tschil", "- appel\n- schil"),
        ("\uf0b7\tappel\n§\tpeer", "- appel\n- peer"),
        ("•\xa0\tappel", "- appel"),
        ("1.\teerst\n2)\tdan", "1. eerst\n2. dan"),
        ("a)\teerst\nb)\tdan\n(3)\tslot", "1. eerst\n2. dan\n3. slot"),
        ("i.\teerst\nii.\tdan\niv.\tvier\nIX.\tnegen", "1. eerst\n2. dan\n4. vier\n9. negen"),
        ("harde\xa0spatie", "harde spatie"),
        ("on\xadzicht\u200bbaar\ufeff", "onzichtbaar"),
        ("smalle\u202fspatie", "smalle spatie"),
        ("een\u2028twee\u2029drie\rvier\vvijf", "een\ntwee\ndrie\nvier\nvijf"),
        # A mark without a tab is somebody's own.
        ("o, dat was wat", "o, dat was wat"),
        ("a) zo getypt", "a) zo getypt"),
        ("kolom\tkolom", "kolom\tkolom"),
        ("👩\u200d💻 en می\u200cخواهم", "👩\u200d💻 en می\u200cخواهم"),
        ("los\u200d en\u200c leeg", "los en leeg"),
    ],
)
def test_what_a_word_processor_drew_becomes_plain(pasted, kept):  # POD-8
    assert clean(pasted) == kept


@given(st.one_of(st.text(max_size=300), LIKELY))
@example("1.\t2.\tx")
@example("•\t•\tx")
@example("👩\u200d\u200d💻")
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(LIKELY)
def test_it_grows_no_more_than_the_marks_of_its_lists(text):  # POD-8
    assert len(clean(text)) <= len(text) + clean(text).count("\n") + 1


@given(st.lists(WORDS.filter(bool), max_size=6))
def test_what_is_typed_stays_as_it_was(lines):  # POD-8
    assert clean("\n".join(lines)) == "\n".join(lines)


def test_a_field_counts_what_is_kept():  # POD-8
    field = long_text("Wat wil je leren?", limit=9)
    assert field.clean("een\r\ntwee  \r\n") == "een\ntwee"
    assert field.clean("a\r\nb\r\nc\r\nd\r\ne") == "a\nb\nc\nd\ne"


@given(st.text(max_size=300))
def test_no_text_becomes_markup_of_its_own(text):  # POD-8
    html = re.sub(r'(<ol class="vak-ol") start="\d{1,3}"', r"\1", to_html(text))
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


def test_a_numbered_list_goes_on_behind_a_paragraph():  # POD-8
    html = to_html("1. Een\n2. Twee\n\nEen gedachte.\n\n3. Drie")
    assert '<ol class="vak-ol"><li>Een</li><li>Twee</li></ol>' in html
    assert '<ol class="vak-ol" start="3"><li>Drie</li></ol>' in html


def test_nothing_invisible_is_kept():
    assert clean("a\x00b\x07c\u200bd  \n") == "abcd"
