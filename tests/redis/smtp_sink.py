"""A mail server that takes everything and forgets nothing, until the test ends."""

import time
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tools.servers import free_port


@dataclass
class Sink:
    port: int = field(default_factory=free_port)
    messages: list[EmailMessage] = field(default_factory=list)
    refuse: bool = False

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refuse:
            return "451 Try again later"
        self.messages.append(message_from_bytes(envelope.original_content or b"", policy=policy.default))
        return "250 OK"

    @property
    def ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.messages]

    def to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.messages if address in str(message["To"])]

    def wait_for(self, count: int, *, seconds: float = 20) -> list[EmailMessage]:
        """The messages, once there are this many; what came until then when they stay out."""
        limit = time.monotonic() + seconds
        while len(self.messages) < count and time.monotonic() < limit:
            time.sleep(0.05)
        return self.messages


def opened(sink: Sink) -> Controller:
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    return controller
