"""Two pages that hold the same things in another order, and neither is a 500."""

from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from people.models import Organisation
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)
both_hold_one: Barrier
read: list[bytes] = []


def hold(request: HttpRequest, first: int, second: int) -> HttpResponse:
    read.append(request.FILES["file"].read())
    with transaction.atomic():
        _rename(first)
        if not both_hold_one.broken:
            both_hold_one.wait()
        _rename(second)
    return HttpResponse()


def _rename(pk: int) -> None:
    held = Organisation.objects.select_for_update().get(pk=pk)
    held.name += "."
    held.save()


urlpatterns = [path("<int:first>/<int:second>/", hold)]


def send(first: int, second: int) -> Any:
    client = Client()
    answer = client.post(f"/{first}/{second}/", {"file": SimpleUploadedFile("a.txt", b"woorden")})
    # From now on nobody waits: the other is through.
    both_hold_one.abort()
    return answer.status_code


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=["vakmanschap.deadlocks.DeadlockMiddleware"])
def test_whom_the_database_lets_go_comes_again_with_all_that_was_sent() -> None:
    global both_hold_one
    read.clear()
    both_hold_one = Barrier(2)
    one, other = make.organisation("Een").pk, make.organisation("Twee").pk
    done, refused = at_once([partial(send, one, other), partial(send, other, one)])
    assert (done, refused) == ([200, 200], [])
    assert read == [b"woorden"] * 3
    assert {held.name for held in Organisation.objects.all()} == {"Een..", "Twee.."}


def test_what_another_middleware_waits_for_reaches_it(client: Client) -> None:
    """A page of an account asks again who one is by raising."""
    who = make.person()
    who.set_password("lang genoeg voor iedereen")
    who.save()
    client.force_login(who, backend=settings.AUTHENTICATION_BACKENDS[0])
    answer = client.get(reverse("mfa_activate_totp"))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("account_reauthenticate"))
