"""From where an act is done: a keyed digest of the address, known while a request is answered."""

from collections.abc import Callable
from contextvars import ContextVar

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

LENGTH = 20
_answering: ContextVar[HttpRequest | None] = ContextVar("answering", default=None)


class OriginMiddleware:
    """Remembers which request is being answered, so that no verb has to hand it down."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _answering.set(request)
        try:
            return self.get_response(request)
        finally:
            _answering.reset(token)


def origin() -> str:
    """Of the request that is being answered; empty for a task or a command."""
    request = _answering.get()
    if request is None:
        return ""
    try:
        return digest_of(get_adapter().get_client_ip(request))
    except PermissionDenied:  # A server that listens at a file knows no addresses.
        return "unknown"


def digest_of(address: str) -> str:
    """Who has an address and the key can look it up; nobody can read an address back from it."""
    return salted_hmac("people.origin", address, algorithm="sha256").hexdigest()[:LENGTH]
