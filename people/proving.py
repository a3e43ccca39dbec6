"""A code by mail, for who is signed in and shows once more that it is still them."""

from datetime import datetime, timedelta
from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from people.models import Person
from people.refusals import Refusal

KEY = "proving"
TERM = timedelta(minutes=10)
MOST_TRIES = 3


class TooOften(Refusal):
    message = "Je vraagt te vaak achter elkaar om een code. Wacht een paar minuten."


class WrongCode(Refusal):
    message = "Deze code klopt niet. Kijk in de laatste mail die je kreeg."


class NoCode(Refusal):
    message = "Deze code werkt niet meer. Vraag een nieuwe code."


def send_code(request: HttpRequest, *, now: datetime) -> None:
    """To the address of the account. The session keeps a digest; the limits are those of signing in."""
    who = cast(Person, request.user)
    if not ratelimit.consume(request, action="request_login_code", key=who.email.lower()):
        raise TooOften
    adapter = get_adapter()
    code: str = adapter.generate_login_code()
    adapter.send_mail("account/email/proving_code", who.email, {"code": code})
    request.session[KEY] = {"digest": _digest(request, code), "sent": now.timestamp(), "tries": 0}


def take_code(request: HttpRequest, code: str, *, now: datetime) -> None:
    """The right code counts as showing it again, once; else a refusal."""
    if not is_waiting(request.session, now=now):
        raise NoCode
    kept = request.session[KEY]
    request.session[KEY] = kept | {"tries": kept["tries"] + 1}
    if not constant_time_compare(kept["digest"], _digest(request, code)):
        raise WrongCode
    del request.session[KEY]
    record_authentication(request, cast(Person, request.user), method="code", reauthenticated=True)


def is_waiting(session: SessionBase, *, now: datetime) -> bool:
    """A code was sent from this browser, and it can still be used."""
    kept: dict[str, Any] = session.get(KEY, {})
    is_alive = bool(kept) and now.timestamp() - kept["sent"] < TERM.total_seconds()
    return is_alive and kept["tries"] < MOST_TRIES


def _digest(request: HttpRequest, code: str) -> str:
    plain = "".join(code.split()).replace("-", "").upper()
    return salted_hmac(KEY, f"{request.user.pk}:{plain}", algorithm="sha256").hexdigest()
