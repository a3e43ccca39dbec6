import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories as make
from writing import merging, saving
from writing.history import has_aside
from writing.models import Text, Version
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


@pytest.mark.django_db
def test_choosing_what_stands_there_already_settles_the_clash() -> None:  # POD-8
    owner = make.person()
    text = Text.objects.create(owner=owner)
    for words in ("van de een", "van de ander"):
        saving.save(text, fields={"a": words}, origin=Origin(0), by=owner, now=make.BEFORE_ALL)
    text.refresh_from_db()
    assert has_aside(text)
    chosen = Origin(text.number, is_choice=True)
    saving.save(text, fields={"a": "van de een"}, origin=chosen, by=owner, now=make.BEFORE_ALL)
    text.refresh_from_db()
    assert not has_aside(text)
    assert text.fields == {"a": "van de een"}
