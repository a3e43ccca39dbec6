from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from imap_tools import BaseMailBox, MailBoxUnencrypted

from tools import servers


@pytest.fixture(scope="session")
def imap_port() -> Iterator[int]:
    with servers.imap() as port:
        yield port


@pytest.fixture
def box(imap_port: int, settings: Any) -> Iterator[BaseMailBox]:
    """An empty mailbox on a real server, as someone of the office has it open; the settings name it."""
    user = f"bureau-{uuid4().hex}"
    settings.BOUNCE_MAILBOX = {
        "host": "127.0.0.1",
        "port": imap_port,
        "tls": False,
        "user": user,
        "password": "geheim",
        "folder": "INBOX",
    }
    with MailBoxUnencrypted("127.0.0.1", imap_port, timeout=10).login(user, "geheim") as opened:
        yield opened
