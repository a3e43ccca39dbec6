"""Proof of an address, before there is an account (PPL-3): six digits by mail.

Everything is the same for an address we know and one we do not know, so a stranger learns nothing.
"""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.template.loader import render_to_string

from outbox.delivering import send_now
from people.codes import Lock, NoMail, note_request, six_digits

KEY = "applying"


@dataclass(frozen=True)
class Claim:
    """What somebody says: their name and address, and for which cohort."""

    cohort: int
    name: str
    email: str


def send_code(claim: Claim, session: SessionBase, *, now: datetime) -> None:
    """Mails six digits. The session keeps a hash of them, never the digits."""
    note_request(f"{KEY}-{claim.email.lower()}", now=now)
    code = six_digits()
    _lock(claim, session).keep(code, now=now, **asdict(claim))
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
    _lock(claim, session).take(code, now=now)


def _lock(claim: Claim, session: SessionBase) -> Lock:
    return Lock(session, KEY, claim.email.lower())
