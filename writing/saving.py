"""Saving while typing. Every save names the number it started from; nothing is overwritten unseen (POD-8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from people.models import Person
from people.refusals import Refusal
from writing.models import Text, Version
from writing.plain import clean

LIMIT = 20_000

Fields = Mapping[str, str]


class TooLong(Refusal):
    def __init__(self, name: str, length: int) -> None:
        self.name = name
        super().__init__(
            f"Dit antwoord is te lang: {_dutch(length)} tekens. Maak het korter dan {_dutch(LIMIT)} tekens. "
            "Je tekst staat nog in het veld, maar is niet opgeslagen."
        )


class Conflict(Refusal):
    """Someone (or another tab) changed the same field in between. Both versions are here to choose from."""

    message = "Deze tekst is intussen ook ergens anders veranderd. Kies welke versie je wilt houden."

    def __init__(self, text: Text, mine: Fields, names: tuple[str, ...]) -> None:
        super().__init__()
        self.text, self.mine, self.names = text, mine, names


@dataclass(frozen=True)
class Merged:
    fields: dict[str, str]
    clashes: tuple[str, ...]


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def merge(base: Fields, theirs: Fields, mine: Fields) -> Merged:
    """Three-way merge, field by field. A clash is a field that both changed, each in another way."""
    fields, clashes = dict(theirs), []
    for name, value in mine.items():
        before, now = base.get(name, ""), theirs.get(name, "")
        if value in (before, now):
            continue
        if now != before:
            clashes.append(name)
        fields[name] = value
    return Merged(fields, tuple(clashes))


@transaction.atomic
def save(text: Text, *, fields: Fields, base: int, by: Person, now: datetime) -> Text:
    """Saves these fields and returns the text as it now stands, with its new number.

    `base` is the number the writer started from. Raises TooLong, or Conflict when a field was changed
    in between in another way. Saving what is already there makes no new version.
    """
    mine = {name: clean(value) for name, value in fields.items()}
    _refuse_too_long(mine)
    current = Text.objects.select_for_update().get(pk=text.pk)
    merged = merge(_fields_at(current, base), current.fields, mine)
    if merged.clashes:
        raise Conflict(current, mine, merged.clashes)
    if merged.fields == current.fields:
        return current
    return _keep(current, merged.fields, by=by, now=now)


def _refuse_too_long(fields: Fields) -> None:
    for name, value in fields.items():
        if len(value) > LIMIT:
            raise TooLong(name, len(value))


def _fields_at(text: Text, number: int) -> Fields:
    if number == text.number:
        return dict(text.fields)
    version = text.versions.filter(number=number).first()
    return version.fields if version else {}


def _keep(text: Text, fields: dict[str, str], *, by: Person, now: datetime) -> Text:
    text.fields, text.number, text.saved_at = fields, text.number + 1, now
    text.save(update_fields=["fields", "number", "saved_at"])
    Version.objects.create(text=text, number=text.number, fields=fields, saved_by=by, saved_at=now)
    return text
