"""The mail server as the outbox speaks to it: with one last look between the address and the letter."""

import smtplib
from collections.abc import Callable
from typing import Any

from django.core.mail.backends import smtp


class AskingFirst(smtplib.SMTP):
    """Asks whether the letter may still go once the server has taken its address, just before DATA."""

    ask: Callable[[], None] | None = None

    def data(self, msg: Any) -> tuple[int, bytes]:
        if self.ask:
            self.ask()
        return super().data(msg)


class EmailBackend(smtp.EmailBackend):
    """A mail with a `last_look` gets it; the connection stays open from one mail to the next."""

    connection_class = AskingFirst

    def _send(self, email_message: Any) -> bool:
        assert isinstance(self.connection, AskingFirst)
        self.connection.ask = getattr(email_message, "last_look", None)
        return bool(super()._send(email_message))  # type: ignore[misc]
