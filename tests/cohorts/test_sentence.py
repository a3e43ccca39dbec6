"""The days of a cohort in one sentence."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohorts import sentence
from cohorts.free_days import PUBLIC
from cohorts.plan_forms import EVERY
from cohorts.sentence import NoDate, read

TODAY = date(2026, 11, 28)
SEPTEMBER = date(2027, 9, 8)


def said(words: str, **only: Any) -> dict[str, Any]:
    found = vars(read(words, today=TODAY))
    return {name: found[name] for name in only}


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        # The one of the Leidraad.
        ("8 september 2016, donderdagen, 8 dagen", {"first_on": date(2016, 9, 8), "every": "1", "count": 8}),
        ("vanaf 8 september 2016 acht dagen op donderdag", {"weekdays": (3,), "count": 8, "every": "1"}),
        ("elke tweede donderdag vanaf 8 september", {"first_on": SEPTEMBER, "every": "2", "weekdays": (3,)}),
        ("om de donderdag vanaf 8-9-2027", {"first_on": SEPTEMBER, "every": "2", "weekdays": (3,)}),
        ("om de week op dinsdag en donderdag vanaf 2027-09-08", {"every": "2", "weekdays": (1, 3)}),
        ("elke drie weken vanaf 8 sept. 2027", {"first_on": SEPTEMBER, "every": "3", "weekdays": ()}),
        ("wekelijks op maandag vanaf 8 september", {"every": "1", "weekdays": (0,)}),
        ("de eerste donderdag van de maand vanaf 8 september", {"every": "m1", "weekdays": (3,)}),
        ("elke laatste vrijdag van de maand, vanaf 8 september", {"every": "m-1", "weekdays": (4,)}),
        ("elke eerste dinsdag vanaf 8 september", {"every": "m1", "weekdays": (1,)}),
        ("elke maand vanaf 8 september", {"every": "m2"}),
        ("maandelijks vanaf 30 september", {"every": "m-1"}),
        ("Elke 2e donderdag vanaf 8 september", {"every": "2", "weekdays": (3,)}),
        ("vanaf 1 december", {"first_on": date(2026, 12, 1)}),
        ("vanaf 27 november", {"first_on": date(2027, 11, 27)}),
        ("vanaf 8 september, 9.30 tot 16.30 uur", {"start": time(9, 30), "end": time(16, 30)}),
        ("vanaf 8 september van 9 tot 17 uur", {"start": time(9), "end": time(17)}),
        ("vanaf 8 september 10:00-16:00", {"start": time(10), "end": time(16)}),
        ("vanaf 8 september om 9.00 uur", {"start": time(9), "end": None}),
        ("vanaf 8 september", {"avoid": frozenset({PUBLIC}), "start": None, "place": "", "count": None}),
        ("vanaf 8 september, niet in schoolvakanties van noord", {"avoid": frozenset({PUBLIC, "noord"})}),
        (
            "vanaf 8 september, behalve feestdagen en schoolvakanties",
            {"avoid": frozenset({PUBLIC, "noord", "midden", "zuid"})},
        ),
    ],
)
def test_what_is_said_is_understood(words: str, understood: dict[str, Any]) -> None:  # COH-2
    assert said(words, **understood) == understood
    assert read(words, today=TODAY).unread == ""


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (
            "elke donderdag vanaf 8 september in Dorpshuis De Schakel, Heuvelzoom",
            "Dorpshuis De Schakel, Heuvelzoom",
        ),
        ("in het Raadhuis, elke donderdag vanaf 8 september", "Raadhuis"),
        ("elke donderdag vanaf 8 september bij De Schakel van 9 tot 17 uur", "De Schakel"),
        ("elke donderdag in zaal 3 van 9.30 tot 16.30 vanaf 8 september", "zaal 3"),
    ],
)
def test_a_place_ends_where_something_else_is_said(words: str, place: str) -> None:
    assert (said(words, place=0, unread=0)) == {"place": place, "unread": ""}


def test_what_was_not_understood_is_given_back() -> None:
    assert read("elke donderdag vanaf 8 september met taart", today=TODAY).unread == "taart"


@pytest.mark.parametrize(
    "words", ["", "elke donderdag", "vanaf 31 februari", "vanaf 31-2-2027", "8 foo 2027"]
)
def test_without_a_date_there_is_nothing_to_plan(words: str) -> None:
    with pytest.raises(NoDate):
        read(words, today=TODAY)


def test_the_example_on_the_page_is_understood_in_whole() -> None:
    found = read(sentence.EXAMPLE, today=TODAY)
    assert found == sentence.Said(
        SEPTEMBER, "2", (3,), time(9, 30), time(16, 30), "Dorpshuis De Schakel", frozenset({PUBLIC}), None, ""
    )


PIECES = st.sampled_from(
    [*sentence.EXAMPLE.split(), "laatste", "maand", "weken", "0", "99", "25:61", "31 februari", "|", "é", "-"]
)


@given(st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=30).map(" ".join)))
def test_any_words_are_read_or_refused(words: str) -> None:
    try:
        found = read(words, today=TODAY)
    except NoDate:
        return
    assert all(0 <= day < 7 for day in found.weekdays)
    assert found.every in dict(EVERY) or found.every.isdecimal()
