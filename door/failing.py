"""Attempts that did not succeed stand in the log of acts, about the account they were after."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from people.inviting import known_by
from people.looking import log_act
from people.models import Act, Person


def note(request: HttpRequest, action: str, *, now: datetime) -> None:
    """On a sign-in that is under way; nothing when there is none."""
    stage = getattr(request, "_login_stage", None)
    who = stage.login.user if stage else None
    if isinstance(who, Person):
        log_act(action, about=f"person:{who.pk}", result=Act.Result.FAILED, by=None, now=now)


def note_password(email: str, *, now: datetime) -> None:
    """An address that nobody has stands there as a digest: it may be somebody's all the same."""
    who = known_by(email)
    digest = salted_hmac("door.failing", email.lower(), algorithm="sha256").hexdigest()[:20]
    about = f"person:{who.pk}" if who else f"address:{digest}"
    log_act("sign-in-password", about=about, result=Act.Result.FAILED, by=None, now=now)
