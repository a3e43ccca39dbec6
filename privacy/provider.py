"""What only the provider of an installation can tell, filled in in the papers (PPL-5)."""

import re
from datetime import date

from django.conf import settings
from django.utils.dateformat import format as format_date

PLACE = re.compile(r"\{\{ (\w+) \}\}")
# What would mean something in Markdown.
MEANS = re.compile(r"([\\`*_{}\[\]<>()#+!|~])")


# Without these the papers say to ask; what each of them lacks then.
NEEDED = {
    "PROVIDER_ADDRESS": "the postal address of the provider",
    "PRIVACY_OFFICER": "who the data protection officer is, or that there is none",
    "SUB_PROCESSORS": "who hosts this site, keeps its backups and sends its mail",
    "BACKUP_DAYS": "how long something can still be in a backup",
}


def lacking() -> dict[str, str]:
    """By the name of the setting."""
    found = {name: what for name, what in NEEDED.items() if not getattr(settings, name)}
    if settings.PROVIDER_MAIL.endswith("@localhost"):
        found["PROVIDER_MAIL"] = "an address of the programme office that leads somewhere"
    return found


def facts(*, edition: date) -> dict[str, str]:
    """By the name that stands between double braces in a paper."""
    mail = settings.PROVIDER_MAIL
    told = {
        "provider_name": settings.PROVIDER_NAME,
        "provider_mail": mail,
        "provider_address": settings.PROVIDER_ADDRESS or f"Vraag ons postadres via {mail}.",
        "privacy_contact": settings.PRIVACY_CONTACT,
        "privacy_officer": settings.PRIVACY_OFFICER or f"Wie dat is, hoor je via {mail}.",
        "complaints_committee": settings.COMPLAINTS_COMMITTEE,
        "backups": _backups(),
        "base_url": settings.BASE_URL,
        "edition": format_date(edition, "j F Y"),
    }
    return {name: _literal(value) for name, value in told.items()} | {"sub_processors": _sub_processors()}


def filled_in(text: str, told: dict[str, str]) -> str:
    """A name that nobody knows is a mistake in the paper, and stops."""
    return PLACE.sub(lambda place: told[place[1]], text)


def _backups() -> str:
    days = settings.BACKUP_DAYS
    return f"hooguit {days} dagen" if days else "een tijdje"


def _sub_processors() -> str:
    rows = settings.SUB_PROCESSORS
    if not rows:
        return f"Wie dat zijn, hoor je via {_literal(settings.PROVIDER_MAIL)}."
    lines = ["| Wie | Waarvoor | Waar |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(_literal(cell) for cell in row)} |" for row in rows)])


def _literal(value: str) -> str:
    return MEANS.sub(r"\\\1", value)
