import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from asgiref.sync import sync_to_async

from outbox.models import Message
from outbox.planning import plan
from people.models import Person

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
FACTS = {"giver": "Fatima", "day_number": 3, "path": "/pod/dag/3/"}


@pytest.fixture
def noor(db: None) -> Person:
    return Person.objects.create_user("noor@example.org", "Noor Bakker")


@pytest.fixture
def sam(db: None) -> Person:
    return Person.objects.create_user("sam@example.org", "Sam Visser")


def due(to: Person, occasion: str = "1", **changes: Any) -> Message:
    """A message that must go out now."""
    given = {"subject": "entry:3", "facts": FACTS, "now": NOW} | changes
    message = plan("feedback_received", to=to, occasion=occasion, **given)
    assert message
    return message


@dataclass
class Sink:
    """A mail server that keeps what it accepts, and refuses or stumbles on command."""

    accepted: list[Envelope] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    on_recipient: dict[str, Callable[[], Any]] = field(default_factory=dict)
    port: int = 0

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await sync_to_async(self.on_recipient.get(address, lambda: None))()
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.answers.get("DATA", "250 OK")
        if answer.startswith("250"):
            self.accepted.append(envelope)
        return answer


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    sink = Sink()
    sink.port = free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    settings.MAILERS = smtp_at(sink.port)
    yield sink
    controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def smtp_at(port: int) -> dict[str, Any]:
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    return {"default": {"BACKEND": "outbox.smtp.EmailBackend", "OPTIONS": options}}
