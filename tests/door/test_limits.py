"""Guessing is slowed down, per address it comes from and per account, and tells nothing."""

import re
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from door import counting
from door.models import Count
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "bekend@voorbeeld.example", "onbekend@voorbeeld.example"


def words(response: Any) -> str:
    """What stands on the page, without the address that was typed and the token of the form."""
    page = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r'"[A-Za-z0-9]{64}"', "…", page.replace(UNKNOWN, "…").replace(KNOWN, "…"))


@pytest.fixture
def password() -> str:
    person = make.person(email=KNOWN)
    person.set_password("vier woorden op een rij")
    person.save()
    return "vier woorden op een rij"


def guess(email: str, word: str = "fout", address: str = "203.0.113.1") -> Any:
    form = {"login": email, "password": word}
    return Client(REMOTE_ADDR=address).post(reverse("account_login"), form)


def test_the_right_password_opens(password: str) -> None:
    answer = guess(KNOWN, password)
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_an_account_is_locked_for_a_while_wherever_the_guesses_come_from(password: str) -> None:
    for n in range(5):
        assert "horen niet bij elkaar" in words(guess(KNOWN, address=f"203.0.113.{n}"))
    locked = guess(KNOWN, password, address="198.51.100.7")
    assert (locked.status_code, "te vaak achter elkaar" in words(locked)) == (200, True)


def test_an_address_is_slowed_down_whatever_accounts_it_tries() -> None:
    answers = [words(guess(f"persoon{n}@voorbeeld.example")) for n in range(11)]
    assert ["te vaak" in answer for answer in answers] == [False] * 10 + [True]
    assert "te vaak" not in words(guess("nog@voorbeeld.example", address="203.0.113.2"))


def test_known_and_unknown_get_the_same_pages_up_to_and_beyond_the_limit(password: str) -> None:
    known, unknown = (
        [words(guess(email, address=f"203.0.113.{n}")) for n in range(7)] for email in (KNOWN, UNKNOWN)
    )
    assert len(set(known)) > 1
    assert known == unknown


def test_known_and_unknown_cost_the_same_work(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    hasher = hashers.get_hasher()
    plain = type(hasher).encode
    monkeypatch.setattr(type(hasher), "encode", lambda self, *args: hashed.append("x") or plain(self, *args))
    counts = []
    for email in (KNOWN, UNKNOWN):
        guess(email)
        counts.append(len(hashed))
        hashed.clear()
    assert counts[0] == counts[1] > 0


def test_a_code_is_asked_for_at_most_so_often_known_or_not() -> None:
    make.person(email=KNOWN)
    for email in (KNOWN, UNKNOWN):
        answers = [
            Client(REMOTE_ADDR=f"203.0.113.{n}").post(reverse("account_request_login_code"), {"email": email})
            for n in range(4)
        ]
        assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
        assert "te vaak achter elkaar" in words(answers[-1])
    assert sorted(message.to[0] for message in mail.outbox) == [KNOWN] * 3 + [UNKNOWN] * 3


def test_behind_a_proxy_the_client_counts_and_without_one_nobody_names_themselves(settings: Any) -> None:
    def attempts(n: int, **headers: str) -> list[bool]:
        url = reverse("account_request_login_code")
        clients = [Client(REMOTE_ADDR="10.0.0.1", **headers) for _ in range(n)]
        return [
            "te vaak" in words(one.post(url, {"email": f"p{i}@v.example"}, follow=True))
            for i, one in enumerate(clients)
        ]

    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert attempts(21, HTTP_X_FORWARDED_FOR="203.0.113.9")[-1]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert not attempts(1, HTTP_X_FORWARDED_FOR="203.0.113.9")[0]


@pytest.mark.django_db(transaction=True)
def test_all_web_nodes_count_together() -> None:
    """What one process counts, another one sees: it stands in the database."""
    added, refused = at_once([lambda: cache.add("samen", 1)] * 4)
    assert (sorted(added), refused) == ([False, False, False, True], [])
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM door_count")
        assert cursor.fetchone() == (1,)


def test_counts_that_ended_are_swept() -> None:
    cache.set("weg", 1, timeout=-1)
    cache.set("blijft", 1, timeout=600)
    Count.objects.create(cache_key="oud", value="", expires=timezone.now())
    counting.sweep(now=timezone.now())
    assert [row.cache_key for row in Count.objects.all()] == [":1:blijft"]
