"""Every setting that comes from outside, in one table. `.env.example` is this table written out."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


class WrongSetting(SystemExit):
    """A value that cannot be used; the start stops with this one line."""


def _flag(value: str) -> bool:
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"", "0", "false", "no", "off"}:
        return False
    raise ValueError("expected 1 or 0")


def _words(value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]


def _number(value: str) -> int:
    number = int(value)
    if number < 0:
        raise ValueError("expected a number of 0 or more")
    return number


READERS: dict[str, Callable[[str], Any]] = {"text": str, "flag": _flag, "words": _words, "number": _number}


@dataclass(frozen=True)
class Setting:
    name: str
    kind: str
    default: str
    meaning: str

    def read(self, environ: Mapping[str, str]) -> Any:
        value = environ.get(self.name, self.default)
        try:
            return READERS[self.kind](value)
        except ValueError as error:
            raise WrongSetting(f"{self.name}={value!r} cannot be used: {error}. {self.meaning}") from error


TABLE = (
    Setting("SECRET_KEY", "text", "", "Signs sessions and links. Empty: one is made and kept in DATA_DIR."),
    Setting("DEBUG", "flag", "0", "Developer's error pages. Never on for others."),
    Setting(
        "DEMO", "flag", "0", "Opens the demo pages, on a database seeded as demo, from this machine only."
    ),
    Setting(
        "BASE_URL",
        "text",
        "http://localhost:8000",
        "Public address, without a slash at the end; used in mail.",
    ),
    Setting("ALLOWED_HOSTS", "words", "localhost,127.0.0.1", "Host names this site answers to."),
    Setting("TRUSTED_PROXY", "flag", "0", "Trust X-Forwarded-Proto of the reverse proxy."),
    Setting(
        "DATABASE_URL", "text", "", "postgres://user:password@host:port/name. Empty: SQLite in DATA_DIR."
    ),
    Setting("DATABASE_POOL", "number", "8", "Most connections to PostgreSQL per process."),
    Setting("PREPARE_QUERIES", "flag", "1", "Write the SQL of busy pages once. 0 if a new Django objects."),
    Setting("REDIS_URL", "text", "", "Broker for Celery. Empty: the scheduler does the work itself."),
    Setting("DATA_DIR", "text", "", "Folder for the database, files and mail. Empty: var/ beside the code."),
    Setting("MAIL_HOST", "text", "", "SMTP server. Empty: mail lands as files in DATA_DIR/mail."),
    Setting("MAIL_PORT", "number", "25", "Port of the SMTP server."),
    Setting("MAIL_USER", "text", "", "User name at the SMTP server, if it asks for one."),
    Setting("MAIL_PASSWORD", "text", "", "Password at the SMTP server."),
    Setting("MAIL_TLS", "flag", "0", "Use STARTTLS with the SMTP server."),
    Setting("MAIL_FROM", "text", "Vakmanschap <no-reply@localhost>", "Sender of all mail."),
    Setting(
        "BOUNCE_HOST",
        "text",
        "",
        "IMAP server with the mailbox of MAIL_FROM. Empty: nobody reads what comes back.",
    ),
    Setting("BOUNCE_PORT", "number", "993", "Port of the IMAP server."),
    Setting("BOUNCE_TLS", "flag", "1", "Use TLS with the IMAP server. 0 only for a server on this machine."),
    Setting("BOUNCE_USER", "text", "", "User name at the IMAP server."),
    Setting("BOUNCE_PASSWORD", "text", "", "Password at the IMAP server."),
    Setting("BOUNCE_FOLDER", "text", "INBOX", "Folder in which returned mail lands."),
    Setting(
        "PROVIDER_NAME",
        "text",
        "Het Leeratelier",
        "Name of the training provider, on screen, in mail and PDF.",
    ),
    Setting(
        "PROVIDER_MAIL",
        "text",
        "programmabureau@localhost",
        "Address of the programme office, shown as help.",
    ),
    Setting(
        "SIGNATORY",
        "text",
        "Programmaleiding",
        "Who signs certificates: name and function, as printed on them.",
    ),
    Setting(
        "LEASE_SECONDS", "number", "600", "How long a worker may hold a message before another takes it."
    ),
    Setting(
        "OFFICE_HOURS",
        "flag",
        "1",
        "Mail on working days from 7 to 20 only, save urgent mail. Demo: 0.",
    ),
    Setting("BUNDLE_SECONDS", "number", "600", "How long changes to a cohort are saved up. Demo: 20."),
    Setting(
        "CHECK_LINKS",
        "flag",
        "1",
        "Look now and then whether links on reading lists still work. 0 without a way out. Demo: 0.",
    ),
    Setting("TICK_SECONDS", "number", "60", "How often the scheduler looks for work. The demo uses 2."),
)


def read(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """All settings by name, as their own type."""
    return {setting.name: setting.read(environ) for setting in TABLE}


def example() -> str:
    """The text of `.env.example`."""
    return "".join(f"# {s.meaning}\n{s.name}={s.default}\n\n" for s in TABLE).rstrip("\n") + "\n"
