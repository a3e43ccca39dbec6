"""Mail for an installation without a mail server: one file per mail in a folder, to be read on a page."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """The name of the file is the Message-ID, so a mail that is sent again lands on itself (MSG-2)."""

    def __init__(self, file_path: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.folder = Path(file_path)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            mime = mail.message()
            self._keep(_file_name(mime["Message-ID"]), mime.as_bytes())
        return len(email_messages)

    def _keep(self, name: str, content: bytes) -> None:
        """Whole or not at all: who reads along never sees half a mail."""
        unfinished = self.folder / f".{name}.{os.getpid()}"
        unfinished.write_bytes(content)
        unfinished.replace(self.folder / name)


def _file_name(message_id: str) -> str:
    return re.sub(r"[^A-Za-z0-9.@-]", "", message_id) + ".eml"
