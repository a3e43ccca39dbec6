"""The mail server as the outbox speaks to it: with one last look between the address and the letter."""

import smtplib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.core.mail.backends import smtp


class AskingFirst(smtplib.SMTP):
    """Asks whether the letter may still go once the server has taken its address, just before DATA."""

    ask: Callable[[], None] | None = None

    def data(self, msg: Any) -> tuple[int, bytes]:
        if self.ask:
            self.ask()
        return super().data(msg)


@lru_cache(maxsize=1024)
def _parsed(address: str, force_ascii: bool) -> str:
    """Django asks nothing of the backend for it."""
    return str(smtp.EmailBackend.prep_address(None, address, force_ascii))  # type: ignore[arg-type]


class EmailBackend(smtp.EmailBackend):
    """A mail with a `last_look` gets it; the connection stays open from one mail to the next."""

    connection_class = AskingFirst

    def prep_address(self, address: str, force_ascii: bool = True) -> str:
        """The same sender and the same people come back: parsing them is a good part of what a mail costs."""
        return _parsed(address, force_ascii)

    def _send(self, email_message: Any) -> bool:
        assert isinstance(self.connection, AskingFirst)
        self.connection.ask = getattr(email_message, "last_look", None)
        return bool(super()._send(email_message))  # type: ignore[misc]
