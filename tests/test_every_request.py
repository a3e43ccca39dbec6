"""Every URL, by every method, for each of the cast, with their own things and with those of others (PRI-1).

`test_access` opens the pages of the table as they are. Here the templates draw nothing and the session is
given, so that all else that can be asked costs little.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import combinations
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client

from people.models import Person
from tests import access_table as table
from tests import factories as make
from tests.access_table import ASSESSES, EVERYONE, IN_COHORT, NOBODY, OFFICE, TABLE, Row
from tests.blank import blank
from tests.door.signing import shown
from tests.test_access import SIGN_IN, World, steady, undone, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db
STRANGER = "not signed in"
# No page of ours takes these.
DEAD = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
WITH_THINGS = [row for row in TABLE if row.args]
# Not a thing of somebody's: a place in a page, or which of a few.
NO_THINGS = frozenset(
    {"number", "kind", "line_kind", "role", "moment", "sheet", "form", "step", "screen", "way"}
)
NO_THINGS |= {"year", "code", "member", "mail", "checklist_line", "status_list"}
MALFORMED = ("abc", "-1", "+1", "1.0", "1e3", "0x1", "1 ", "1\x00", "\x00", "٣", "１", "²", "9" * 5000)
MALFORMED += (
    "..",
    "../1",
    "%2e%2e%2f1",
    "1;x=1",
    "1?",
    "<script>",
    "' OR 1=1 --",
    "\u202e",
    "\ud800",
    "null",
)


# A trainer's own, of which another trainer of the cohort has no part.
OWN_OF_TRAINERS = ("intake:drop_time", "intake:reopen", "proeve:calendar")
# Of the cohort, and reached by way of one's own page.
OF_ALL = {"title", "attempt_of_fellow"}
# Taking away what is not there is done already: the answer is the same for what never was.
DONE_ALREADY = {"proeve:drop_piece": "piece", "pod:drop_evidence": "evidence"}


class Worlds:
    """The own one, and the same cast elsewhere: in the same cohort, in another organisation, and erased."""

    def __init__(self, own: World) -> None:
        self.own, self.beside, self.elsewhere = own, World(beside=own), World()
        people = [person.pk for person in self.elsewhere.people.values()]
        Person.objects.filter(pk__in=people).update(organisation=make.organisation("Gemeente Elders"))
        with transaction.atomic():
            self.erased = World()
            transaction.set_rollback(True)
        self.people: dict[str, Person | None] = {**own.people, STRANGER: None}
        self.client = Client()

    def urls(self, row: Row) -> list[str]:
        return [one.url(row) for one in (self.own, self.beside, self.elsewhere, self.erased)]

    def ask(self, who: str, method: str, url: str, query: dict[str, str] | None = None) -> Any:
        """The answer; whatever it changed is undone. What no page takes changes nothing, or a test fails."""
        given: Any = {"tests.person": self.people[who]}
        with nullcontext() if method in DEAD else undone(self.client):
            return self.client.generic(method, url, query_params=query, **given)

    def let_in(self, row: Row, method: str, url: str) -> set[str]:
        return {who for who in self.people if self._is_in(row, who, method, url)}

    def _is_in(self, row: Row, who: str, method: str, url: str) -> bool:
        with writes() as written:
            answer = self.ask(who, method, url, row.query)
        assert answer.status_code < 500, (who, method, url)
        if who == STRANGER and not row.is_open:
            assert (answer.status_code, answer["Location"].startswith(SIGN_IN)) == (302, True)
            return False
        is_in = answer.status_code not in (404, 405)
        # Who is refused leaves no trace in what was asked for.
        assert is_in or not written, (who, method, url, written)
        return is_in


@contextmanager
def writes() -> Iterator[list[str]]:
    """What is written to the database in here."""
    written: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            written.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield written


class GivenSession:
    """Says who asks. What the middleware of the product does, `test_access` goes through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = request.META["tests.person"] or AnonymousUser()
        request.session = SessionStore()
        if isinstance(request.user, Person):
            request.session.update(shown(request.user))
        return self.get_response(request)


@pytest.fixture(scope="module")
def worlds(world: World) -> Worlds:
    return Worlds(world)


@pytest.fixture
def quick(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL")
    settings.TEMPLATES = blank()
    settings.MIDDLEWARE = [
        "people.origin.OriginMiddleware",
        "tests.test_every_request.GivenSession",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
        "allauth.account.middleware.AccountMiddleware",
    ]


def _may(row: Row) -> frozenset[str]:
    return row.may | {STRANGER} if row.is_open and row.may else row.may


def _may_beside(row: Row) -> frozenset[str]:
    """With things around another participant of the same cohort."""
    if row.may == EVERYONE:
        return _may(row)
    tied = OFFICE | (NOBODY if row.may == ASSESSES or row.name in OWN_OF_TRAINERS else {table.TRAINER})
    return row.may & (tied | (IN_COHORT if row.may >= IN_COHORT else NOBODY))


def _may_elsewhere(row: Row) -> frozenset[str]:
    return _may(row) if row.may == EVERYONE else row.may & OFFICE


def _check(worlds: Worlds, row: Row, url: str, may: frozenset[str]) -> None:
    """By the method that the row is about exactly they; by the other nobody else."""
    main, other = ("POST", "GET") if row.posts else ("GET", "POST")
    assert worlds.let_in(row, main, url) == may
    assert worlds.let_in(row, other, url) <= (NOBODY if row.posts else may)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_method_lets_in_whom_the_table_names(worlds: Worlds, row: Row) -> None:  # PRI-1
    url = worlds.own.url(row)
    _check(worlds, row, url, _may(row))
    assert worlds.let_in(row, "HEAD", url) in (NOBODY, _may(row))
    for method in DEAD:
        assert worlds.let_in(row, method, url) == NOBODY


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("row", WITH_THINGS, ids=lambda row: row.name)
def test_with_the_things_of_others_each_is_a_stranger(worlds: Worlds, row: Row) -> None:  # PRI-1
    own, beside, elsewhere, erased = worlds.urls(row)
    if beside != own:
        _check(worlds, row, beside, _may_beside(row))
    if elsewhere != own:
        _check(worlds, row, elsewhere, _may_elsewhere(row))
    if erased != own and row.may != EVERYONE:
        _check(worlds, row, erased, NOBODY)


MIXED = [row for row in TABLE if len(set(row.args) - NO_THINGS) > 1]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("row", MIXED, ids=lambda row: row.name)
def test_one_s_own_page_does_not_open_the_thing_of_another(worlds: Worlds, row: Row) -> None:  # PRI-1
    for other in (worlds.beside, worlds.elsewhere, worlds.erased):
        for mixed in _mixes(row, worlds.own, other):
            let_in = worlds.let_in(row, "POST" if row.posts else "GET", worlds.own.url(row, **mixed))
            is_shared = other is worlds.beside and set(mixed) <= OF_ALL
            is_done = DONE_ALREADY.get(row.name) in mixed and len(mixed) == 1
            assert let_in == (row.may if is_shared or is_done else NOBODY), mixed


def _mixes(row: Row, own: World, other: World) -> Iterator[dict[str, Any]]:
    """Some things of this address are another's, and not all."""
    theirs = {name: other.things[name] for name in row.args if name not in NO_THINGS}
    differ = sorted(name for name in theirs if theirs[name] != own.things[name])
    for count in range(1, len(differ)):
        for names in combinations(differ, count):
            yield {name: theirs[name] for name in names}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("row", WITH_THINGS, ids=lambda row: row.name)
def test_a_malformed_address_is_of_nothing(worlds: Worlds, row: Row) -> None:
    for url in _malformed(row, worlds.own):
        for who in (min(row.may or EVERYONE), table.PASSER_BY, STRANGER):
            answer = worlds.ask(who, "POST" if row.posts else "GET", url)
            is_out = answer.status_code in (404, 405) or answer.headers.get("Location", "").startswith(
                SIGN_IN
            )
            # A link that opens by itself, or a code that was scanned, may say that it is not right.
            assert is_out or (answer.status_code < 500 and (row.is_open or row.name == "cohorts:here")), url


def _malformed(row: Row, own: World) -> Iterator[str]:
    """Each part of the address that stands for something, with each of what stands for nothing."""
    parts = own.url(row).split("/")
    values = {str(own.things[name]) for name in row.args}
    for place, part in enumerate(parts):
        if unquote(part).removesuffix(".ics") in values:
            for junk in MALFORMED:
                yield "/".join([*parts[:place], quote(junk, errors="surrogatepass"), *parts[place + 1 :]])


REFUSING = [row for row in WITH_THINGS if row.may != EVERYONE]


@pytest.mark.parametrize("row", REFUSING, ids=lambda row: row.name)
def test_what_is_not_theirs_answers_to_the_byte_as_what_is_not_there(
    worlds: Worlds, row: Row
) -> None:  # PRI-1
    own, _, _, erased = worlds.urls(row)
    strangers = {table.OUTSIDER, table.OTHER_TRAINER, table.OTHER_MENTOR, table.PASSER_BY} - row.may
    for who in sorted(strangers):
        hidden, gone = (worlds.own.ask(row, worlds.own.clients[who], url) for url in (own, erased))
        assert (hidden.status_code, steady(hidden)) == (404, steady(gone))
        assert _headers(hidden) == _headers(gone)


def _headers(answer: Any) -> dict[str, str]:
    """Without the one that tells the second it was made in."""
    return {name: value for name, value in answer.headers.items() if name != "Expires"}
