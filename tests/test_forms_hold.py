"""No input yields a 500: malformed forms, odd addresses and huge numbers, at every page there is."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import access_table as table
from tests.access_table import TABLE, Row
from tests.test_access import World, undone, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db
# What forms of ours are called; a field that does not exist is as welcome as one that does.
FIELDS = (
    "name title subtitle aim email organisation team trainer decided_on capacity version trainers "
    "attendance_asked theme preparation date start end place link days-TOTAL_FORMS "
    "days-INITIAL_FORMS days-0-date days-0-start days-1-end days-0-place form-TOTAL_FORMS "
    "form-0-theme first_day weeks expectation goal-1 goal-1-tie goal-5 result-1 if-1 then-1 why_not "
    "how_still attitudes practices note number action circles buddy mentor principal text competence "
    "reached state then_text day with_feedback saw effect next_step token reason members confirm "
    "verdict words entry once sha256 advice is_suitable question learning "
    "code file row session c-1 wants status-1 next login password "
    "item value ago a-1 was-1 a-28 a-121 choice consent age parts comment until take-back to "
    "instrument lowest highest is_neuroticism score-N score-C facets pdf drop_pdf trait "
    "people method role act turn case present learned choose keep group-1 spot words "
    "one other do group on made kind wish_1 veto times themes reaches wants rhythm "
    "again agrees payer job motivation idea invoice_reference who "
    "enrolment status press ago ticket once title moment choices v-1 v-8 form lacks "
    "mist seal into zoek rol organisatie hoe wie used example onward wish about_office outcome "
    "first_on every weekdays avoid picked seen outcomes dimension word description label hint "
    "source licence own-1 own-5 kind year publisher address author why mark on from to do drops_file shows "
    "reflection pieces is_obtained reasons missing level-1 words-1 did "
    "pane piece sentence was says identified asked first second minutes pause rooms may_stay_away "
)
NAMES = st.sampled_from(FIELDS.split())
ODD = st.one_of(
    st.sampled_from(["", " ", "\x00", "a\x00b", "\ud800", "-1", "0", "1", "9" * 20, "1e309", "NaN", "٣"]),
    st.sampled_from(["2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "25:61", "09:30"]),
    st.sampled_from(["hand-in", "more", "send", "goal:1", "competence:99999999999999999999", "http://"]),
    st.sampled_from(["<script>alert(1)</script>", "\u202eomgekeerd", "👩🏽‍💻", "'; DROP TABLE--"]),
    st.sampled_from(["x" * 300, "x" * 25_000, "a@b", "A@B.example", "%s%n"]),
    st.text(max_size=40),
)
FORMS = st.lists(st.tuples(NAMES, ODD), max_size=14)
WRITERS = (table.PARTICIPANT, table.TRAINER, table.MENTOR, table.COORDINATOR)
OURS = [row for row in TABLE if not row.name.startswith("demo:")]
STEADY = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


def _encoded(pairs: list[tuple[str, str]]) -> bytes:
    return urlencode(pairs, errors="surrogatepass").encode()


def _send(world: World, row: Row, pairs: list[tuple[str, str]], **extra: Any) -> None:
    url, kind = world.url(row), "application/x-www-form-urlencoded"
    for who in WRITERS if not row.is_open else WRITERS[:1]:
        if who in row.may:
            client = world.clients[who]
            with undone(client):
                response = client.post(url, _encoded(pairs), content_type=kind, **extra)
            assert response.status_code < 500
            assert "/account/login/" not in response.headers.get("Location", "")


@pytest.mark.parametrize("row", OURS, ids=lambda row: row.name)
@STEADY
@given(pairs=FORMS)
def test_no_form_yields_a_500(world: World, row: Row, pairs: list[tuple[str, str]]) -> None:
    _send(world, row, pairs)


@pytest.mark.parametrize("row", [row for row in OURS if row.name == "pod:write"], ids=lambda row: row.name)
@settings(STEADY, max_examples=40)
@given(pairs=FORMS)
def test_saving_while_typing_never_yields_a_500(world: World, row: Row, pairs: list[tuple[str, str]]) -> None:
    _send(world, row, pairs, headers={"HX-Request": "true"})


@pytest.mark.parametrize("row", OURS, ids=lambda row: row.name)
@settings(STEADY, max_examples=4)
@given(pairs=FORMS)
def test_no_query_yields_a_500(world: World, row: Row, pairs: list[tuple[str, str]]) -> None:
    asked = [("deel", "vooraf"), ("pagina", "-1"), ("dag", "99"), *pairs]
    query = urlencode(asked, errors="surrogatepass")
    for who in WRITERS:
        if who in row.may:
            assert world.clients[who].get(f"{world.url(row)}?{query}").status_code < 500


STAND_IN = 777_777_777
NUMBERED = [row for row in OURS if set(row.args) - {"role", "token", "moment", "kind", "issue"}]


@pytest.mark.parametrize("number", [0, 2**31, 2**63 - 1, 2**63, 10**30])
@pytest.mark.parametrize("row", NUMBERED, ids=lambda row: row.name)
def test_no_number_in_an_address_yields_a_500(world: World, row: Row, number: int) -> None:
    for name in [name for name in row.args if isinstance(world.things[name], int)]:
        url = world.url(row, **{name: STAND_IN}).replace(str(STAND_IN), str(number))
        for who in [who for who in WRITERS if who in row.may] or WRITERS[:1]:
            response = world.ask(row, world.clients[who], url)
            assert response.status_code < 500
            assert response.status_code in (302, 404, 405) or number < 2**31


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("leeg.pdf", b"", "leeg"),
        ("virus.exe", b"MZ\x90\x00", "niet aannemen"),
        ("vermomd.pdf", b"MZ\x90\x00" * 50, "past niet bij de naam"),
        ("plaatje.png", b"<svg onload=alert(1)>", "past niet bij de naam"),
        ("../../etc/passwd", b"root:x", "niet aannemen"),
    ],
)
def test_a_file_that_is_not_right_is_refused_at_the_field(
    world: World, name: str, content: bytes, word: str
) -> None:
    url = reverse("pod:evidence", args=[world.things["enrolment"], 2])
    form = {"title": "Mijn flap", "file": SimpleUploadedFile(name, content)}
    response = world.clients[table.PARTICIPANT].post(url, form)
    page = response.content.decode()
    assert (response.status_code, word in page, "Mijn flap" in page) == (422, True, True)


def test_a_file_that_is_too_large_is_refused(world: World, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1024
    url = reverse("pod:evidence", args=[world.things["enrolment"], 2])
    form = {"title": "Groot", "file": SimpleUploadedFile("groot.txt", b"a" * 2000)}
    response = world.clients[table.PARTICIPANT].post(url, form)
    assert (response.status_code, "te groot" in response.content.decode()) == (422, True)


def test_a_text_of_200_000_characters_stays_on_the_page(world: World) -> None:
    things = world.things
    url = reverse("pod:write", args=[things["enrolment"], 2, "after"])
    form = {"if-1": "y" * 200_000, "then-1": "klein", "action": "hand-in", "version": "1"}
    response = world.clients[table.PARTICIPANT].post(url, form)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Dit antwoord is te lang: 200.000 tekens" in page
    assert "y" * 200_000 in page
