"""A code by mail, for who is signed in and shows once more that it is still them, or that another address is
theirs as well."""

from datetime import datetime
from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from people.codes import TERM, Lock
from people.models import Person
from people.refusals import Refusal

OWN, OTHER = "proving", "proving-other"
PROVEN = "proven-other"
MAILS = {OWN: "account/email/proving_code", OTHER: "account/email/joining_code"}
MOST_TRIES = 3


class TooOften(Refusal):
    message = "Je vraagt te vaak achter elkaar om een code. Wacht een paar minuten."


def send_code(request: HttpRequest, *, now: datetime) -> None:
    """To the address of the account. The session keeps a digest; the limits are those of signing in."""
    _send(request, OWN, cast(Person, request.user).email, now)


def take_code(request: HttpRequest, code: str, *, now: datetime) -> None:
    """The right code counts as showing it again, once; else a refusal."""
    _take(request, OWN, code, now)
    record_authentication(request, cast(Person, request.user), method="code", reauthenticated=True)


def send_to_other(request: HttpRequest, address: str, *, now: datetime) -> None:
    """The same whether that address has an account or not, so a stranger learns nothing."""
    forget_other(request.session)
    _send(request, OTHER, address.strip().lower(), now)


def take_of_other(request: HttpRequest, code: str, *, now: datetime) -> None:
    """The right code proves the other address, for who is signed in here and for a few minutes."""
    address = asked_of_other(request.session, now=now)
    _take(request, OTHER, code, now)
    request.session[PROVEN] = {"address": address, "by": request.user.pk, "at": now.timestamp()}


def proven_other(request: HttpRequest, *, now: datetime) -> str:
    """The other address that was proven just now, or nothing."""
    kept: dict[str, Any] = request.session.get(PROVEN, {})
    is_alive = bool(kept) and now.timestamp() - kept["at"] < TERM.total_seconds()
    return kept["address"] if is_alive and kept["by"] == request.user.pk else ""


def asked_of_other(session: SessionBase, *, now: datetime) -> str:
    """The other address to which a code is on its way, or nothing."""
    return session[OTHER]["address"] if is_waiting(session, of=OTHER, now=now) else ""


def forget_other(session: SessionBase) -> None:
    for name in (OTHER, PROVEN):
        session.pop(name, None)


def is_waiting(session: SessionBase, *, of: str = OWN, now: datetime) -> bool:
    """A code was sent from this browser, and it can still be used."""
    return Lock(session, of, "", MOST_TRIES).is_waiting(now=now)


def _send(request: HttpRequest, of: str, address: str, now: datetime) -> None:
    if not ratelimit.consume(request, action="request_login_code", key=address.lower()):
        raise TooOften
    adapter = get_adapter()
    code: str = adapter.generate_login_code()
    adapter.send_mail(MAILS[of], address, {"code": code})
    _lock(request, of, address).keep(code, now=now, address=address)


def _take(request: HttpRequest, of: str, code: str, now: datetime) -> None:
    address: str = request.session.get(of, {}).get("address", "")
    _lock(request, of, address).take(code, now=now)


def _lock(request: HttpRequest, of: str, address: str) -> Lock:
    return Lock(request.session, of, f"{request.user.pk}:{address}", MOST_TRIES)
