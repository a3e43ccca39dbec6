"""Every setting that comes from outside, in one table. `.env.example` is this table written out."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from door.issuers import read_issuers


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


def _parties(value: str) -> list[tuple[str, ...]]:
    rows = [tuple(cell.strip() for cell in row.split("|")) for row in value.split(";") if row.strip()]
    if any(len(row) != 3 or not all(row) for row in rows):
        raise ValueError("expected name | what for | where, with a semicolon between two")
    return rows


READERS: dict[str, Callable[[str], Any]] = {
    "text": str,
    "flag": _flag,
    "words": _words,
    "number": _number,
    "issuers": read_issuers,
    "parties": _parties,
}


@dataclass(frozen=True)
class Setting:
    name: str
    kind: str
    default: str
    meaning: str
    # Never shown, also not when it cannot be used.
    is_secret: bool = False

    def read(self, environ: Mapping[str, str]) -> Any:
        value = environ.get(self.name, self.default)
        try:
            return READERS[self.kind](value)
        except ValueError as error:
            shown = self.name if self.is_secret else f"{self.name}={value!r}"
            raise WrongSetting(f"{shown} cannot be used: {error}. {self.meaning}") from None


TABLE = (
    Setting(
        "SECRET_KEY",
        "text",
        "",
        "Signs sessions and links. Empty: one is made and kept in DATA_DIR.",
        is_secret=True,
    ),
    Setting("LOG_KEY", "text", "", "Seals the log of acts. Empty: SECRET_KEY does.", is_secret=True),
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
    Setting("MAIL_PASSWORD", "text", "", "Password at the SMTP server.", is_secret=True),
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
    Setting("BOUNCE_PASSWORD", "text", "", "Password at the IMAP server.", is_secret=True),
    Setting("BOUNCE_FOLDER", "text", "INBOX", "Folder in which returned mail lands."),
    Setting(
        "OIDC_ISSUERS",
        "issuers",
        "",
        "Employers who sign their people in: a list in JSON, see docs/operations.md. Empty: none.",
        is_secret=True,
    ),
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
        "SECURITY_CONTACT",
        "text",
        "",
        "Where a weakness is reported, as mailto: or https:. Empty: the address of the programme office.",
    ),
    Setting(
        "COMPLAINTS_COMMITTEE",
        "text",
        "een onafhankelijk persoon die jij en wij samen kiezen",
        "Who judges a complaint when the decision does not satisfy: name and address, as in a sentence.",
    ),
    Setting(
        "PROVIDER_ADDRESS",
        "text",
        "",
        "Postal address of the provider and its number in the trade register, for the privacy papers.",
    ),
    Setting(
        "PRIVACY_CONTACT",
        "text",
        "",
        "Mail address for questions about privacy. Empty: that of the programme office.",
    ),
    Setting(
        "PRIVACY_OFFICER",
        "text",
        "",
        "Data protection officer: name and address, as in a sentence; or in a sentence that there is none.",
    ),
    Setting(
        "SUB_PROCESSORS",
        "parties",
        "",
        "Who hosts this site, keeps backups, sends mail: name | what for | where; name | what for | where",
    ),
    Setting("BACKUP_DAYS", "number", "0", "How many days a backup is kept at most, as people are told."),
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
        "CLAMAV",
        "text",
        "",
        "Scanner for files that are handed in: host:port of clamd, or its socket. Empty: none.",
    ),
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
