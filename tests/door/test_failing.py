"""Who comes in, and who tried to and did not, stands in the log of acts (BIO2 8.15)."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from people.models import Act
from tests import factories as make
from tests.door.signing import app_for, by_code, code_of_app

pytestmark = pytest.mark.django_db


def noted() -> list[tuple[str, str, str]]:
    return list(Act.objects.order_by("pk").values_list("action", "result", "about"))


def test_wrong_codes_are_written_down_and_so_is_the_right_one(client: Client) -> None:
    person = make.person()
    about = f"person:{person.pk}"
    client.post(reverse("account_request_login_code"), {"email": person.email})
    code = mail.outbox[0].subject.split()[0]
    client.post(reverse("account_confirm_login_code"), {"code": "FOUT"})
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert noted() == [("sign-in-code", "failed", about), ("signed-in", "done", about)]


def test_the_last_wrong_code_counts_too(client: Client) -> None:
    person = make.person()
    client.post(reverse("account_request_login_code"), {"email": person.email})
    for _ in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": "FOUT"})
    assert noted() == [("sign-in-code", "failed", f"person:{person.pk}")] * 3


def test_a_wrong_second_step_is_written_down(client: Client) -> None:
    person = make.person()
    app_for(person)
    by_code(client, person)
    client.post(reverse("mfa_authenticate"), {"code": "fout"})
    client.post(reverse("mfa_authenticate"), {"code": code_of_app()})
    assert [row[:2] for row in noted()] == [("sign-in-second-step", "failed"), ("signed-in", "done")]


def test_an_address_that_nobody_has_is_not_written_down_as_it_is(client: Client) -> None:
    client.post(reverse("account_login"), {"login": "niemand@voorbeeld.example", "password": "fout"})
    ((action, result, about),) = noted()
    assert (action, result, about[:8]) == ("sign-in-password", "failed", "address:")
    assert "niemand" not in about
