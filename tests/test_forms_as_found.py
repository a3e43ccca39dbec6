"""Every form as it is found on the pages, filled in by somebody who means no good (property).

`test_forms_hold` sends any field to any page; here the fields are the form's own, so that what is
sent comes as far as a form can, and what was typed must stand on the page that refuses it.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve
from django.utils.html import escape
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.access_table import TABLE
from tests.pages import Form, forms_on
from tests.test_access import World, undone, world
from writing.plain import clean

__all__ = ["world"]
pytestmark = pytest.mark.django_db
# Not made smaller when one fails: each example is a round of all forms.
FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)

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
junk = st.one_of(st.sampled_from(JUNK), st.text(max_size=40))


@dataclass(frozen=True)
class Found:
    who: str
    where: str
    form: Form

    @property
    def name(self) -> str:
        return resolve(self.where.split("?")[0]).view_name


def _body(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{quote(name)}={quote(value, errors='surrogatepass')}" for name, value in pairs)


def _decoded(value: str) -> str:
    """As it comes out of the request: what is no character is replaced."""
    return value.encode(errors="surrogatepass").decode(errors="replace")


def _all_forms(world: World) -> list[Found]:
    """Every form on every page of the table: who sees it, where it goes, what it holds."""
    found: dict[Any, Found] = {}
    for row in TABLE:
        for who in sorted(row.may):
            url = world.url(row)
            with undone(world.clients[who]):
                page = world.clients[who].get(url)
            if page.status_code == 200 and "text/html" in page["Content-Type"]:
                for form in forms_on(page.content.decode()):
                    one = Found(who, urljoin(url, form.action), form)
                    found.setdefault((one.name, frozenset(form.values), form.method), one)
    return list(found.values())


@pytest.fixture(scope="module")
def forms(world: World) -> list[Found]:
    return _all_forms(world)


def test_every_page_that_takes_a_form_has_one_to_try(forms: list[Found]) -> None:
    """Rows that take a POST alone have their form on another page of the table.

    All but a few: one stands where a personal link was opened, and the cast here is signed in; one where an
    assignment was declared finished, and here it still can be; one is for a script that saves each answer.
    Others wait for what the world is not: a dossier to hand in, a form that was put forward, a line let go
    before the admission, work that is under way, an office without a programme.
    """
    tried = {one.name for one in forms if one.form.method == "post"}
    elsewhere = {"people:leave", "assignments:confirm_trainer", "bigfive:answer"}
    elsewhere |= {"proeve:hand_in", "proeve:agree", "proeve:take_back", "documents:stop_issue", "desk:stop"}
    elsewhere |= {"programme:standard"}
    assert {row.name for row in TABLE if row.posts and not row.is_open} - tried == elsewhere


@FEW
@given(data=st.data())
def test_no_form_breaks_and_none_loses_text(  # POD-8
    world: World, forms: list[Found], data: st.DataObject
) -> None:
    for one in forms:
        pairs = data.draw(_filled(one.form))
        client = world.clients[one.who]
        with undone(client):
            response = _send(client, one, pairs)
        assert response.status_code < 500
        if one.form.method == "post" and response.status_code in (200, 422):
            page = response.content.decode()
            assert [
                name for name, value in dict(pairs).items() if _is_lost(one.form, name, value, page)
            ] == []


def _send(client: Client, one: Found, pairs: list[tuple[str, str]]) -> Any:
    if one.form.method == "get":
        return client.get(f"{one.where}?{_body(pairs)}")
    if not one.form.has_files:
        return client.post(one.where, _body(pairs), content_type="application/x-www-form-urlencoded")
    sent: dict[str, Any] = {name: _decoded(value) for name, value in pairs}
    for name in one.form.files:
        words = sent.get(name, "")
        sent[name] = SimpleUploadedFile(_file_name(words), words.encode())
    return client.post(one.where, sent)


def _file_name(words: str) -> str:
    """As a browser sends it: the last part of a path."""
    name = words[:50].rpartition("/")[2]
    return "a.pdf" if name in ("", ".", "..") else name


def _is_lost(form: Form, name: str, value: str, page: str) -> bool:
    """A form that was refused comes back with all that was typed, as it was or as it is kept."""
    typed = _decoded(value)
    return name in form.areas and escape(typed) not in page and escape(clean(typed)) not in page


@st.composite
def _filled(draw: st.DrawFn, form: Form) -> list[tuple[str, str]]:
    """What a browser, or somebody who is none, could send: as it was, missing, junk, or junk twice."""
    pairs: list[tuple[str, str]] = []
    for name, values in sorted(form.values.items()):
        how = draw(st.sampled_from(("as it was", "junk", "junk", "missing", "twice")))
        if how == "as it was":
            pairs += [(name, value) for value in values]
        elif how != "missing":
            pairs += [(name, draw(junk)) for _ in range(2 if how == "twice" else 1)]
    pairs += [(name, draw(junk)) for name in sorted(form.files)]
    if form.buttons:
        name, value = draw(st.sampled_from(form.buttons))
        pairs.append((name, draw(st.one_of(st.just(value), st.just(value), junk))))
    return pairs
