"""Ways in which a test comes in."""

import time
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from people.models import Person

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def by_code(client: Client, person: Person) -> HttpResponse:
    """With a code by mail, as everyone does; the page it leads to."""
    client.post(reverse("account_request_login_code"), {"email": person.email})
    code = mail.outbox[-1].subject.split()[0]
    return client.post(reverse("account_confirm_login_code"), {"code": code}, follow=True)


def app_for(person: Person) -> None:
    TOTP.activate(person, SECRET)


def code_of_app(secret: str = SECRET) -> str:
    code: str = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    return code


def just_proven(client: Client, person: Person, *, method: str = "code", seconds_ago: int = 0) -> Client:
    """Signed in, and shown a moment ago to be who they are."""
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session.update(shown(person, method=method, seconds_ago=seconds_ago))
    session.save()
    return client


def shown(person: Person, *, method: str = "code", seconds_ago: int = 0) -> dict[str, Any]:
    """What a session holds of who showed to be who they are."""
    once = {"method": method, "at": time.time() - seconds_ago, "reauthenticated": True}
    return {
        "account_authentication_methods": [once],
        "account_authentication_methods_user": str(person.pk),
    }
