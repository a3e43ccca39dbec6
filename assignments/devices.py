"""Reading shared text on a device not seen before asks for a code by mail (PPL-3)."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare, salted_hmac

from assignments.models import Support
from outbox.delivering import send_now
from people.refusals import Refusal

TERM = timedelta(minutes=10)
PAUSE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
MOST_TRIES = 5
MOST_CODES = 5
KEEPS = timedelta(days=180)
SALT = "assignments.devices"


class TooSoon(Refusal):
    message = "Er is net een code gestuurd. Wacht een minuut voor je een nieuwe vraagt."


class TooMany(Refusal):
    message = "Er zijn te veel codes gevraagd. Probeer het over een uur opnieuw."


class NoMail(Refusal):
    message = "De mail kan nu niet weg. Probeer het over een paar minuten opnieuw."


class WrongCode(Refusal):
    message = "Deze code klopt niet. Kijk in de laatste mail die je kreeg."


class NoCode(Refusal):
    message = "Deze code werkt niet meer. Vraag een nieuwe code."


def send_code(support: Support, session: SessionBase, *, now: datetime) -> None:
    """Mails six digits. The session keeps a hash of them, never the digits."""
    _note_request(support, now=now)
    code = f"{secrets.randbelow(10**6):06d}"
    session[_name(support)] = {"hash": _hash(support, code), "sent": now.timestamp(), "tries": 0}
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


def _note_request(support: Support, *, now: datetime) -> None:
    """Counts per support and not per session: who starts afresh may not guess for longer."""
    hour_ago = (now - HOUR).timestamp()
    sent = [moment for moment in cache.get(_name(support), []) if moment > hour_ago]
    if sent and now.timestamp() - sent[-1] < PAUSE.total_seconds():
        raise TooSoon
    if len(sent) >= MOST_CODES:
        raise TooMany
    cache.set(_name(support), [*sent, now.timestamp()], timeout=HOUR.total_seconds())


def check_code(support: Support, session: SessionBase, code: str, *, now: datetime) -> None:
    """Nothing when the code is right; a refusal otherwise. Five tries a code."""
    kept = _kept(support, session)
    if not is_waiting(support, session, now=now):
        raise NoCode
    session[_name(support)] = {**kept, "tries": kept["tries"] + 1}
    if not constant_time_compare(kept["hash"], _hash(support, "".join(code.split()))):
        raise WrongCode
    del session[_name(support)]


def is_waiting(support: Support, session: SessionBase, *, now: datetime) -> bool:
    """A code was sent from this browser, and it can still be used."""
    kept = _kept(support, session)
    is_alive = bool(kept) and now.timestamp() - kept["sent"] < TERM.total_seconds()
    return is_alive and kept["tries"] < MOST_TRIES


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


def _kept(support: Support, session: SessionBase) -> dict[str, Any]:
    kept: dict[str, Any] = session.get(_name(support), {})
    return kept


def _hash(support: Support, code: str) -> str:
    return salted_hmac(SALT, f"{support.pk}:{code}", algorithm="sha256").hexdigest()
