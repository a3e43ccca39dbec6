"""The folder in which mail lands when there is no mail server, read as a mailbox."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

SHOWN = 200


@dataclass(frozen=True)
class Mail:
    name: str
    to: str
    subject: str
    sent_at: datetime | None
    text: str


def latest() -> list[Mail]:
    """The newest mails first."""
    folder = Path(settings.MAIL_FOLDER)
    files = sorted(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [_parsed(file) for file in files[:SHOWN]]


def read(name: str) -> Mail | None:
    """One mail by the name of its file; None when there is none, or when the name is more than a name."""
    file = Path(settings.MAIL_FOLDER) / name
    if Path(name).name != name or not name.endswith(".eml") or "\x00" in name or not file.is_file():
        return None
    return _parsed(file)


def _parsed(file: Path) -> Mail:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    date = message["Date"]
    return Mail(
        name=file.name,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=parsedate_to_datetime(str(date)) if date else None,
        text=body.get_content() if body else "",
    )
