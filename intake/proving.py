"""Proof of an address, before there is an account (PPL-3): six digits by mail.

Everything is the same for an address we know and one we do not know, so a stranger learns nothing.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare, salted_hmac

from outbox.delivering import send_now
from people.refusals import Refusal

TERM = timedelta(minutes=10)
PAUSE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
MOST_TRIES = 5
MOST_CODES = 5
SALT = "intake.proving"
KEY = "applying"


class TooSoon(Refusal):
    message = "Er is net een code gestuurd. Wacht een minuut voor je een nieuwe vraagt."


class TooMany(Refusal):
    message = "Er zijn te veel codes gevraagd. Probeer het over een uur opnieuw."


class NoMail(Refusal):
    message = (
        "We konden je nu geen code sturen. Kijk of je adres klopt. "
        "Probeer het over een paar minuten nog een keer."
    )


class WrongCode(Refusal):
    message = "Deze code klopt niet. Kijk in de laatste mail die je kreeg."


class NoCode(Refusal):
    message = "Deze code werkt niet meer. Vraag een nieuwe code."


@dataclass(frozen=True)
class Claim:
    """What somebody says: their name and address, and for which cohort."""

    cohort: int
    name: str
    email: str


def send_code(claim: Claim, session: SessionBase, *, now: datetime) -> None:
    """Mails six digits. The session keeps a hash of them, never the digits."""
    _note_request(claim.email, now=now)
    code = f"{secrets.randbelow(10**6):06d}"
    session[KEY] = {
        "cohort": claim.cohort,
        "name": claim.name,
        "email": claim.email,
        "hash": _hash(claim.email, code),
        "sent": now.timestamp(),
        "tries": 0,
    }
    # No name: what a stranger typed does not belong in a mail to somebody else.
    facts = {"code": code, "provider_name": settings.PROVIDER_NAME}
    try:
        send_now(
            to=claim.email,
            subject=f"{code} is je code",
            text=render_to_string("intake/mail/code.txt", facts),
            html=render_to_string("intake/mail/code.html", facts),
        )
    except (OSError, ValueError) as error:  # smtplib's errors are OSErrors; an odd address is a ValueError.
        raise NoMail from error


def claimed(session: SessionBase, *, cohort: int) -> Claim | None:
    """What was said in this browser about this cohort, proven or not."""
    kept = session.get(KEY, {})
    if kept.get("cohort") != cohort:
        return None
    return Claim(cohort, kept["name"], kept["email"])


def prove(claim: Claim, session: SessionBase, code: str, *, now: datetime) -> None:
    """Nothing when the code is right; a refusal otherwise. Five tries a code."""
    kept: dict[str, Any] = session.get(KEY, {})
    is_alive = now.timestamp() - kept.get("sent", 0) < TERM.total_seconds()
    if not is_alive or kept["tries"] >= MOST_TRIES:
        raise NoCode
    session[KEY] = kept | {"tries": kept["tries"] + 1}
    if not constant_time_compare(kept["hash"], _hash(claim.email, "".join(code.split()))):
        raise WrongCode
    del session[KEY]


def _note_request(email: str, *, now: datetime) -> None:
    """Counts per address and not per browser: who starts afresh may not guess for longer."""
    name = f"{KEY}-{_hash(email, '')}"
    hour_ago = (now - HOUR).timestamp()
    sent = [moment for moment in cache.get(name, []) if moment > hour_ago]
    if sent and now.timestamp() - sent[-1] < PAUSE.total_seconds():
        raise TooSoon
    if len(sent) >= MOST_CODES:
        raise TooMany
    cache.set(name, [*sent, now.timestamp()], timeout=HOUR.total_seconds())


def _hash(email: str, code: str) -> str:
    return salted_hmac(SALT, f"{email.lower()}:{code}", algorithm="sha256").hexdigest()
