"""Every form as it is found on the pages, filled in by somebody who means no good (property).

`test_forms_hold` sends any field to any page; here the fields are the form's own, so that what is
sent comes as far as a form can, and what was typed must stand on the page that refuses it.
"""

from random import Random
from typing import Any

import pytest
from django.utils.html import escape

from tests.access_table import TABLE
from tests.found import Found, decoded, found_on, send
from tests.pages import Form
from tests.test_access import World, undone, world
from writing.plain import clean

__all__ = ["world"]
pytestmark = pytest.mark.django_db
# Dice, no Hypothesis: a round fills in more fields than one example may hold, and then it starts over.
ROUNDS = range(6)

JUNK = (
    "",
    "\x00",
    "voor\x00na",
    "x" * 200_000,
    "9" * 400,
    "9" * 5000,
    str(10**18),
    str(2**63),
    "-1",
    "1e9",
    "NaN",
    "2027-02-30",
    "99:99",
    "\ud800",
    "\\ud800",
    "<script>alert(1)</script></textarea><b>vet</b>",
    "\u202eمرحبا\u202c שלום",
    "👩🏽‍💻🙂",
    "١٢٣",
    "²",
    "'; --",
    "{{ 7|add:7 }}{% now %}",
    "goal:999999999999999999999",
    "competence:-1",
    "a\r\nb\rc\u2028d",
)
LAST = 0x10FFFF


def _all_forms(world: World) -> list[Found]:
    """Every form on every page of the table: who sees it, where it goes, what it holds."""
    found: dict[Any, Found] = {}
    for row in TABLE:
        for who in sorted(row.may):
            for one in found_on(world, row, who):
                found.setdefault((one.name, frozenset(one.form.values), one.form.method), one)
    return list(found.values())


@pytest.fixture(scope="module")
def forms(world: World) -> list[Found]:
    return _all_forms(world)


def test_every_page_that_takes_a_form_has_one_to_try(forms: list[Found]) -> None:
    """Rows that take a POST alone have their form on another page of the table.

    All but a few: one stands where a personal link was opened, and the cast here is signed in; one where an
    assignment was declared finished, and here it still can be; one is for a script that saves each answer.
    Others wait for what the world is not: a dossier to hand in, a form that was put forward, a line let go
    before the admission, work that is under way, an office without a programme, somebody who asked to be
    erased, a privacy notice that changed.
    """
    tried = {one.name for one in forms if one.form.method == "post"}
    elsewhere = {"people:leave", "assignments:confirm_trainer", "bigfive:answer"}
    elsewhere |= {"proeve:hand_in", "proeve:agree", "proeve:take_back", "documents:stop_issue", "desk:stop"}
    elsewhere |= {"programme:standard", "privacy:take_back_erasure", "privacy:take_back_for"}
    elsewhere |= {"privacy:notice_read"}
    assert {row.name for row in TABLE if row.posts and not row.is_open} - tried == elsewhere


@pytest.mark.parametrize("number", ROUNDS)
def test_no_form_breaks_and_none_loses_text(world: World, forms: list[Found], number: int) -> None:  # POD-8
    dice = Random(number)
    for one in forms:
        pairs = _filled(one.form, dice)
        client = world.clients[one.who]
        with undone(client):
            response = send(client, one, pairs)
        assert response.status_code < 500, (one.where, pairs)
        if one.form.method == "post" and response.status_code in (200, 422):
            page = response.content.decode()
            assert [
                name for name, value in dict(pairs).items() if _is_lost(one.form, name, value, page)
            ] == []


def _is_lost(form: Form, name: str, value: str, page: str) -> bool:
    """A form that was refused comes back with all that was typed, as it was or as it is kept."""
    typed = decoded(value)
    return name in form.areas and escape(typed) not in page and escape(clean(typed)) not in page


def _junk(dice: Random) -> str:
    if dice.random() < 0.5:
        return dice.choice(JUNK)
    return "".join(chr(dice.randint(0, LAST)) for _ in range(dice.randint(0, 40)))


def _filled(form: Form, dice: Random) -> list[tuple[str, str]]:
    """What a browser, or somebody who is none, could send: as it was, missing, junk, or junk twice."""
    pairs: list[tuple[str, str]] = []
    for name, values in sorted(form.values.items()):
        how = dice.choice(("as it was", "junk", "junk", "missing", "twice"))
        if how == "as it was":
            pairs += [(name, value) for value in values]
        elif how != "missing":
            pairs += [(name, _junk(dice)) for _ in range(2 if how == "twice" else 1)]
    pairs += [(name, _junk(dice)) for name in sorted(form.files)]
    if form.buttons:
        name, value = dice.choice(form.buttons)
        pairs.append((name, dice.choice((value, value, _junk(dice)))))
    return pairs
