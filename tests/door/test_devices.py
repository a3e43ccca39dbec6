"""A sign-in from a browser that was never seen before is told to whom it concerns."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from door import devices
from door.models import Device
from tests import factories as make
from tests.door.signing import by_code

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"


def test_the_first_browser_is_not_news_and_every_next_one_is() -> None:
    person = make.person()
    told = person.messages.filter(kind="new_device")
    first = Client()
    by_code(first, person)
    by_code(first, person)
    assert told.count() == 0
    by_code(Client(HTTP_USER_AGENT=FIREFOX), person)
    (message,) = told
    assert message.facts["device"] == "Firefox op Windows"
    assert Device.objects.filter(person=person).count() == 2


def test_a_browser_known_for_one_is_new_for_another() -> None:
    client, one, other = Client(), make.person(), make.person()
    by_code(Client(), other)
    by_code(client, one)
    client.post("/account/logout/")
    by_code(client, other)
    assert (one.messages.filter(kind="new_device").count(), other.messages.count()) == (0, 1)


def test_the_cookie_is_for_the_server_alone_and_the_table_has_a_digest() -> None:
    client = Client()
    by_code(client, make.person())
    cookie = client.cookies[devices.COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert Device.objects.get().digest != cookie.value


def test_after_half_a_year_a_browser_is_forgotten() -> None:
    client, person, now = Client(), make.person(), timezone.now()
    by_code(client, person)
    assert devices.forget(now=now + timedelta(days=179)) == 0
    assert devices.forget(now=now + timedelta(days=181)) == 1


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (FIREFOX, "Firefox op Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1",
            "Safari op een iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0 Safari/537.36 Edg/150.0", "Edge op Linux"),
        ("", "Een onbekende browser op een onbekend apparaat"),
        ("<script>" * 50, "Een onbekende browser op een onbekend apparaat"),
    ],
)
def test_a_browser_is_named_in_words(agent: str, label: str) -> None:
    assert devices.label_of(agent) == label
