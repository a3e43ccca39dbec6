"""Codes by mail, tried from several tabs in the same instant (PPL-3)."""

from collections import Counter
from functools import partial

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore

from people.codes import Lock, NoCode, WrongCode
from tests.concurrency import at_once
from tests.factories import at

pytestmark = pytest.mark.django_db(transaction=True)
NOW = at("2026-10-08", "10:00")


def tabs(code: str, count: int) -> list[Lock]:
    """The same browser: each request read the session before another wrote it."""
    first = Lock(SessionStore(), "proef", "noor@voorbeeld.example")
    first.keep(code, now=NOW)
    locks = [Lock(SessionStore(), "proef", "noor@voorbeeld.example") for _ in range(count)]
    for one in locks:
        one.session["proef"] = dict(first.kept)
    return locks


def test_who_guesses_at_once_has_no_more_guesses() -> None:
    locks = tabs("123456", 12)
    done, refused = at_once([partial(one.take, "654321", now=NOW) for one in locks])
    assert (done, Counter(map(type, refused))) == ([], {WrongCode: 5, NoCode: 7})
    with pytest.raises(NoCode):
        locks[0].take("123456", now=NOW)


def test_a_right_code_works_once_however_often_it_is_sent_at_once() -> None:
    locks = tabs("123456", 4)
    done, refused = at_once([partial(one.take, "123456", now=NOW) for one in locks])
    assert (done, list(map(type, refused))) == ([None], [NoCode] * 3)
    assert sum("proef" in one.session for one in locks) == 3


def test_a_new_code_has_tries_of_its_own() -> None:
    locks = tabs("123456", 6)
    at_once([partial(one.take, "654321", now=NOW) for one in locks])
    again = locks[0]
    again.keep("123456", now=NOW.replace(minute=2))
    again.take("123456", now=NOW.replace(minute=2))
