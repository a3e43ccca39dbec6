import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories as make
from writing import merging, saving
from writing.models import Text, Version
from writing.plain import clean, to_html
from writing.saving import Origin

NAMES = st.sampled_from(["a", "b", "c"])
FIELDS = st.dictionaries(NAMES, st.text(max_size=20), max_size=3)


@given(FIELDS, FIELDS, FIELDS)
def test_a_merge_keeps_every_change_that_was_made_by_one_side(base, theirs, mine):  # POD-8
    merged = merging.merge(base, theirs, mine)
    for name in {*base, *theirs, *mine}:
        before, now = base.get(name, ""), theirs.get(name, "")
        wanted = mine.get(name, before)
        if wanted == before:
            assert merged.fields.get(name, "") == now
        elif now == before:
            assert merged.fields[name] == wanted
        else:
            assert (name in merged.clashes) == (wanted != now)


@given(FIELDS, FIELDS)
def test_merging_with_what_is_already_there_changes_nothing(base, theirs):
    assert merging.merge(base, theirs, theirs).fields == theirs


@given(st.text(max_size=300))
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
    assert clean("a\x00b\x07c\u200bd  \n") == "abc\u200bd"


@pytest.mark.django_db
def test_every_save_is_a_version_and_saving_the_same_is_not():
    owner = make.person()
    text = Text.objects.create(owner=owner)
    for words in ("een", "twee", "twee"):
        origin = Origin(text.number)
        text = saving.save(text, fields={"a": words}, origin=origin, by=owner, now=make.BEFORE_ALL).text
    assert list(Version.objects.order_by("number").values_list("number", "fields__a")) == [
        (1, "een"),
        (2, "twee"),
    ]
