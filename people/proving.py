"""A code by mail, for who is signed in and shows once more that it is still them, or that another address is
theirs as well."""

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

OWN, OTHER = "proving", "proving-other"
PROVEN = "proven-other"
MAILS = {OWN: "account/email/proving_code", OTHER: "account/email/joining_code"}
TERM = timedelta(minutes=10)
MOST_TRIES = 3
NO_CODE_NOW = (
    "We konden je nu geen code sturen. Kijk of je adres klopt. "
    "Probeer het over een paar minuten nog een keer."
)


class TooOften(Refusal):
    message = "Je vraagt te vaak achter elkaar om een code. Wacht een paar minuten."


class WrongCode(Refusal):
    message = "Deze code klopt niet. Kijk in de laatste mail die je kreeg."


class NoCode(Refusal):
    message = "Deze code werkt niet meer. Vraag een nieuwe code."


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
    address = _take(request, OTHER, code, now)
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
    kept: dict[str, Any] = session.get(of, {})
    is_alive = bool(kept) and now.timestamp() - kept["sent"] < TERM.total_seconds()
    return is_alive and kept["tries"] < MOST_TRIES


def _send(request: HttpRequest, of: str, address: str, now: datetime) -> None:
    if not ratelimit.consume(request, action="request_login_code", key=address.lower()):
        raise TooOften
    adapter = get_adapter()
    code: str = adapter.generate_login_code()
    adapter.send_mail(MAILS[of], address, {"code": code})
    digest = _digest(request, of, address, code)
    request.session[of] = {"digest": digest, "address": address, "sent": now.timestamp(), "tries": 0}


def _take(request: HttpRequest, of: str, code: str, now: datetime) -> str:
    if not is_waiting(request.session, of=of, now=now):
        raise NoCode
    kept = request.session[of]
    request.session[of] = kept | {"tries": kept["tries"] + 1}
    if not constant_time_compare(kept["digest"], _digest(request, of, kept["address"], code)):
        raise WrongCode
    del request.session[of]
    address: str = kept["address"]
    return address


def _digest(request: HttpRequest, of: str, address: str, code: str) -> str:
    plain = "".join(code.split()).replace("-", "").upper()
    return salted_hmac(of, f"{request.user.pk}:{address}:{plain}", algorithm="sha256").hexdigest()
