"""Shared text on a device not seen before asks for a code by mail (PPL-3)."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments import devices, linking
from assignments.models import Support
from cohorts.local_time import AMSTERDAM
from people import codes
from people.models import Look
from pod import entries
from pod.models import Part
from tests import factories as make
from writing.saving import Origin

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 10, 12, tzinfo=AMSTERDAM)
SECRET = "Ik vertel iets wat alleen mijn begeleider leest."


@pytest.fixture(autouse=True)
def nothing_counted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def support(db: None) -> Support:
    """Karin helps Sanne, who shared her first day with her."""
    cohort = make.cohort(days=2, first_day=timezone.localdate() + timedelta(days=7))
    enrolment = make.enrolment(cohort, "Sanne de Vries")
    entry, now = make.entry(make.pod(enrolment, with_mentor=True), 1), timezone.now()
    fields = {"expectation": SECRET, "goal-1": "Beter luisteren."}
    entries.save(entry, Part.Kind.BEFORE, fields=fields, origin=Origin(0), by=enrolment.person, now=now)
    entries.hand_in(entry, Part.Kind.BEFORE, by=enrolment.person, now=now)
    return make.support(enrolment, name="Karin Bos")


@pytest.fixture
def session() -> SessionBase:
    return SessionStore()


def by_link(client: Client, support: Support) -> Client:
    client.post(reverse("assignments:link", args=[linking.token_for(support)]))
    return client


def day_of(support: Support) -> str:
    return reverse("progress:support_read", args=[support.pk, 1])


def code_page(support: Support) -> str:
    return reverse("assignments:code", args=[support.pk])


def mailed_code() -> str:
    found = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert found
    return found[0]


def ask_and_give_code(client: Client, support: Support) -> Any:
    client.post(reverse("assignments:send_code", args=[support.pk]) + "?dag=1")
    return client.post(code_page(support) + "?dag=1", {"code": mailed_code()})


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_text_on_a_new_device_asks_for_a_code_first(client: Client, support: Support) -> None:  # PPL-3
    by_link(client, support)
    assert client.get(day_of(support))["Location"].startswith(code_page(support))
    assert not Look.objects.exists()
    assert ask_and_give_code(client, support)["Location"] == day_of(support)
    assert SECRET in client.get(day_of(support)).content.decode()
    assert Look.objects.get().viewer == support.person  # PRI-2


def test_the_page_with_presence_needs_no_code(client: Client, support: Support) -> None:  # POD-7
    page = by_link(client, support).get(reverse("progress:support", args=[support.pk])).content.decode()
    assert "Sanne de Vries" in page
    assert SECRET not in page


def test_the_code_goes_to_the_address_of_the_person_and_no_body_is_kept(
    client: Client, support: Support
) -> None:
    ask_and_give_code(by_link(client, support), support)  # MSG-1
    [message] = mail.outbox
    assert message.to == [support.person.email]
    assert SECRET not in str(message.body)


def test_a_device_is_remembered_for_this_support_alone(client: Client, support: Support) -> None:  # PPL-3
    ask_and_give_code(by_link(client, support), support)
    cookie = client.cookies[f"seen-{support.pk}"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 180 * 24 * 3600)
    client.cookies.pop("sessionid")
    assert client.get(day_of(support))["Location"].startswith(reverse("account_request_login_code"))
    assert by_link(client, support).get(day_of(support)).status_code == 200
    other = make.support(support.assignment.enrolment, Support.Role.PRINCIPAL, who=support.person)
    assert by_link(client, other).get(day_of(other))["Location"].startswith(code_page(other))


def test_a_cookie_of_another_support_opens_nothing(client: Client, support: Support) -> None:  # PPL-3
    ask_and_give_code(by_link(client, support), support)
    other = make.support(support.assignment.enrolment, Support.Role.PRINCIPAL)
    stranger = by_link(Client(), other)
    stranger.cookies[f"seen-{other.pk}"] = client.cookies[f"seen-{support.pk}"].value
    assert stranger.get(day_of(other))["Location"].startswith(code_page(other))


def test_who_signed_in_needs_no_code(client: Client, support: Support) -> None:  # PPL-3
    client.force_login(support.person)
    assert SECRET in client.get(day_of(support)).content.decode()


def test_responding_asks_for_the_code_too(client: Client, support: Support) -> None:  # PPL-3
    response = by_link(client, support).post(day_of(support), {"saw": "Iets"})
    assert response["Location"].startswith(code_page(support))


def test_the_code_page_is_behind_the_link(client: Client, support: Support) -> None:  # PPL-5
    for ask in (client.get, client.post):
        assert ask(code_page(support))["Location"].startswith(reverse("account_request_login_code"))
    client.force_login(support.assignment.enrolment.person)
    assert client.get(code_page(support)).status_code == 404
    assert client.post(reverse("assignments:send_code", args=[support.pk])).status_code == 404
    assert mail.outbox == []


def test_opening_the_code_page_sends_nothing(client: Client, support: Support) -> None:
    assert by_link(client, support).get(code_page(support)).status_code == 200
    assert client.get(reverse("assignments:send_code", args=[support.pk])).status_code == 405
    assert mail.outbox == []


def test_a_wrong_code_says_what_to_do(client: Client, support: Support) -> None:
    by_link(client, support).post(reverse("assignments:send_code", args=[support.pk]))
    response = client.post(code_page(support), {"code": wrong(mailed_code())})
    assert (response.status_code, "Deze code klopt niet." in response.content.decode()) == (422, True)
    assert f"seen-{support.pk}" not in response.cookies


def test_the_session_keeps_no_digits(support: Support, session: SessionBase) -> None:  # PPL-3
    devices.send_code(support, session, now=NOW)
    assert mailed_code() not in str(dict(session.items()))


def test_a_code_may_hold_spaces_and_works_once(support: Support, session: SessionBase) -> None:
    devices.send_code(support, session, now=NOW)
    code = mailed_code()
    devices.check_code(support, session, f" {code[:3]} {code[3:]} ", now=NOW)
    with pytest.raises(codes.NoCode):
        devices.check_code(support, session, code, now=NOW)


def test_a_code_works_ten_minutes(support: Support, session: SessionBase) -> None:
    devices.send_code(support, session, now=NOW)
    with pytest.raises(codes.NoCode):
        devices.check_code(support, session, mailed_code(), now=NOW + timedelta(minutes=10))


def test_five_wrong_tries_end_a_code(support: Support, session: SessionBase) -> None:
    devices.send_code(support, session, now=NOW)
    code = mailed_code()
    for _ in range(5):
        with pytest.raises(codes.WrongCode):
            devices.check_code(support, session, wrong(code), now=NOW)
    with pytest.raises(codes.NoCode):
        devices.check_code(support, session, code, now=NOW)


def test_one_code_a_minute_and_five_an_hour_also_from_a_fresh_browser(support: Support) -> None:
    moments = [NOW + timedelta(minutes=2 * n) for n in range(5)]
    for moment in moments:
        devices.send_code(support, SessionStore(), now=moment)
    with pytest.raises(codes.TooSoon):
        devices.send_code(support, SessionStore(), now=moments[-1] + timedelta(seconds=59))
    with pytest.raises(codes.TooMany):
        devices.send_code(support, SessionStore(), now=moments[-1] + timedelta(minutes=2))
    devices.send_code(support, SessionStore(), now=NOW + timedelta(minutes=61))
    assert len(mail.outbox) == 6


def test_a_code_of_one_support_is_worthless_for_another(support: Support, session: SessionBase) -> None:
    other = make.support(support.assignment.enrolment, Support.Role.PRINCIPAL)
    devices.send_code(support, session, now=NOW)
    with pytest.raises(codes.NoCode):
        devices.check_code(other, session, mailed_code(), now=NOW)
