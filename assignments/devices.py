"""Reading shared text on a device not seen before asks for a code by mail (PPL-3)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from assignments.models import Support
from outbox.delivering import send_now
from people.codes import Lock, NoMail, note_request, six_digits

KEEPS = timedelta(days=180)
SALT = "assignments.devices"


def send_code(support: Support, session: SessionBase, *, now: datetime) -> None:
    """Mails six digits. The session keeps a hash of them, never the digits."""
    note_request(_name(support), now=now)
    code = six_digits()
    _lock(support, session).keep(code, now=now)
    facts = {"code": code, "name": support.person.first_name, "provider_name": settings.PROVIDER_NAME}
    try:
        send_now(
            to=support.person.email,
            subject=f"{code} is je code",
            text=render_to_string("assignments/mail/code.txt", facts),
            html=render_to_string("assignments/mail/code.html", facts),
        )
    except OSError as error:  # smtplib's own errors are OSErrors too.
        raise NoMail from error


def check_code(support: Support, session: SessionBase, code: str, *, now: datetime) -> None:
    """Nothing when the code is right; a refusal otherwise. Five tries a code."""
    _lock(support, session).take(code, now=now)


def is_waiting(support: Support, session: SessionBase, *, now: datetime) -> bool:
    """A code was sent from this browser, and it can still be used."""
    return _lock(support, session).is_waiting(now=now)


def remember(response: HttpResponse, support: Support) -> None:
    """Marks this device as seen, for this support alone."""
    response.set_signed_cookie(
        _name(support),
        str(support.pk),
        salt=SALT,
        max_age=int(KEEPS.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def is_seen(request: HttpRequest, support: Support) -> bool:
    try:
        value = request.get_signed_cookie(_name(support), salt=SALT, max_age=int(KEEPS.total_seconds()))
    except (KeyError, signing.BadSignature):
        return False
    return bool(value == str(support.pk))


def _name(support: Support) -> str:
    return f"seen-{support.pk}"


def _lock(support: Support, session: SessionBase) -> Lock:
    return Lock(session, _name(support), str(support.pk))
