import pytest
from hypothesis import given
from hypothesis import strategies as st

from writing.merging import MOST_LINES, merge, merge_field

LINES = st.lists(st.sampled_from(["", "een", "twee", "drie", "vier"]), min_size=1, max_size=7)
TEXT = LINES.map("\n".join)


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "merged"),
    [
        ("een\n\ntwee", "EEN\n\ntwee", "een\n\nTWEE", "EEN\n\nTWEE"),
        ("een\ntwee", "EEN\ntwee", "een\nTWEE", "EEN\nTWEE"),
        ("een\ntwee", "nul\neen\ntwee", "een\ntwee\ndrie", "nul\neen\ntwee\ndrie"),
        ("een\ntwee\ndrie", "een\ndrie", "een\ntwee\nDRIE", "een\nDRIE"),
        ("een", "EEN", "EEN", "EEN"),
        ("een\ntwee", "een\ntwee\ndrie", "een\ntwee\ndrie", "een\ntwee\ndrie"),
        # Both changed the same paragraph, or put something in the same place: not ours to decide.
        ("een", "EEN", "één", None),
        ("", "een", "twee", None),
        ("een", "een\ntwee", "een\ndrie", None),
        ("een\ntwee", "een\ntwee!\nerbij", "een\ntwee?", None),
        ("een\ntwee", "twee", "EEN\ntwee", None),
    ],
)
def test_changes_in_different_paragraphs_are_merged(base, theirs, mine, merged):  # POD-8
    assert merge_field(base, theirs, mine) == merged
    assert merge_field(base, mine, theirs) == merged


@given(TEXT, TEXT, TEXT)
def test_a_merge_holds_every_line_that_one_side_added(base, theirs, mine):  # POD-8
    merged = merge_field(base, theirs, mine)
    if merged is None:
        return
    for changed in (theirs, mine):
        for line in set(changed.split("\n")) - set(base.split("\n")):
            assert line in merged.split("\n")


@given(TEXT, TEXT, TEXT)
def test_it_does_not_matter_who_was_first(base, theirs, mine):
    assert merge_field(base, theirs, mine) == merge_field(base, mine, theirs)


@given(TEXT, TEXT)
def test_a_change_on_one_side_alone_is_never_a_clash(base, mine):
    assert merge_field(base, base, mine) == mine
    assert merge_field(base, mine, base) == mine


def test_a_text_of_very_many_lines_is_one_piece():
    base = "\n".join(map(str, range(MOST_LINES + 1)))
    assert merge_field(base, f"voor\n{base}", f"{base}\nna") is None


def test_a_clash_leaves_what_stands_there_and_merges_the_other_fields():  # POD-8
    merged = merge({"a": "x", "b": "y"}, {"a": "X", "b": "y"}, {"a": "één", "b": "z", "c": "nieuw"})
    assert (merged.fields, merged.clashes) == ({"a": "X", "b": "z", "c": "nieuw"}, ("a",))
