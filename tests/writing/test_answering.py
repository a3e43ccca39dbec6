"""What a save carries, as far as it makes sense."""

import pytest
from django.http import QueryDict

from writing import answering
from writing.saving import Origin

TOKEN = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"


def origin(**sent: str) -> Origin:
    data = QueryDict(mutable=True)
    data.update(sent)
    return answering.origin(data)


def test_a_save_names_its_version_its_token_and_those_without_an_answer() -> None:
    found = origin(version="7", token=TOKEN, after=f"a,{TOKEN},", chosen="1")
    assert found == Origin(7, TOKEN, ["a", TOKEN], is_choice=True)


@pytest.mark.parametrize("odd", ["\x00", "a\x00b", "x" * 41, "een token", "é", "\ud800", "a\n"])
def test_what_is_no_token_names_no_save(odd: str) -> None:
    """PostgreSQL would refuse some of these, and the save with it."""
    assert origin(version=odd, token=odd, after=f"{odd},b") == Origin(0, "", ["b"])
