"""Saving while typing. Every save names the version it started from; nothing is overwritten unseen (POD-8).

A save is called by a token, so that one whose answer was lost can be sent again, or be named by the next
save as what that one went on from. Whatever was received is kept: as the text, or as a version beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from people.models import Person
from people.refusals import Refusal
from writing.merging import Fields, Merged, merge
from writing.models import Text, Version
from writing.plain import clean

LIMIT = 20_000
Kind = Version.Kind


class TooLong(Refusal):
    can_be_mended = True

    def __init__(self, name: str, length: int) -> None:
        self.name = name
        super().__init__(
            f"Dit antwoord is te lang: {_dutch(length)} tekens. Maak het korter dan {_dutch(LIMIT)} tekens. "
            "Je tekst staat nog in het veld, maar is niet opgeslagen."
        )


class Erased(Refusal):
    """The text had to go, and is gone: a browser keeps nothing of it either. A subclass says why."""


@dataclass(frozen=True)
class Origin:
    """Where a save comes from: the number its writer started from, and what the browser calls it.

    `after` are the tokens of saves sent since `base` of which no answer came.
    """

    base: int
    token: str = ""
    after: Sequence[str] = ()
    # The writer saw two versions and chose: that is a version, also when it changes nothing.
    is_choice: bool = False


@dataclass(frozen=True)
class Saved:
    """The text as it now stands, and the number under which what was sent is known: to go on from.

    `clashes` are the fields that someone else (or another tab) changed in between in another way. Then the
    text stays as it was, and what was sent stands beside it under `sent`.
    """

    text: Text
    sent: int
    mine: Fields
    merged: Fields
    clashes: tuple[str, ...] = ()

    @property
    def differences(self) -> dict[str, str]:
        """The fields that did not clash, and are to be read otherwise than they were sent."""
        return {
            name: self.merged.get(name, "")
            for name, value in self.mine.items()
            if name not in self.clashes and self.merged.get(name, "") != value
        }

    @property
    def theirs(self) -> dict[str, str]:
        """The fields that clashed, as they stand there."""
        return {name: self.text.fields.get(name, "") for name in self.clashes}


@dataclass(frozen=True)
class Start:
    """The version that a writer started from; number 0 and no fields when it is not known any more."""

    number: int
    fields: Fields


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@transaction.atomic
def save(text: Text, *, fields: Fields, origin: Origin, by: Person, now: datetime) -> Saved:
    """Saves these fields. Raises TooLong; a clash is no error: see `Saved`.

    Saving what is already there makes no new version.
    """
    mine = {name: clean(value) for name, value in fields.items()}
    _refuse_too_long(mine)
    current = Text.objects.select_for_update().get(pk=text.pk)
    earlier = current.versions.filter(token=origin.token).first() if origin.token else None
    if earlier:
        return _again(current, earlier, mine)
    start = _start(current, origin)
    merged = _merged(start, current, mine)
    shelf = _Shelf(current, origin.token, by, now)
    if merged.clashes:
        aside = shelf.keep({**start.fields, **mine}, Kind.ASIDE)
        current.save(update_fields=["last_number"])
        return Saved(current, aside, mine, merged.fields, merged.clashes)
    if merged.fields == current.fields and not origin.is_choice:
        return Saved(current, _known_as(start, current, mine, shelf), mine, merged.fields)
    sent = 0 if _holds(merged.fields, mine) else shelf.keep({**start.fields, **mine}, Kind.MERGED)
    current.fields, current.saved_at = merged.fields, now
    current.number = shelf.keep(merged.fields, Kind.STOOD)
    current.save(update_fields=["fields", "number", "last_number", "saved_at"])
    return Saved(current, sent or current.number, mine, merged.fields)


@dataclass
class _Shelf:
    """Where the versions of one text, which is locked, are put during one save; who asks saves the text."""

    text: Text
    token: str
    by: Person
    now: datetime

    def keep(self, fields: Fields, kind: Kind) -> int:
        self.text.last_number += 1
        self.text.versions.create(
            number=self.text.last_number,
            kind=kind,
            fields=dict(fields),
            token=self.token,
            saved_by=self.by,
            saved_at=self.now,
        )
        self.token = ""
        return self.text.last_number


def _again(current: Text, earlier: Version, mine: Fields) -> Saved:
    """The same save once more: its first answer was lost."""
    stands = current.fields
    if earlier.kind != Kind.ASIDE:
        return Saved(current, earlier.number, mine, stands)
    clashes = tuple(name for name, value in mine.items() if stands.get(name, "") != value)
    return Saved(current, earlier.number, mine, stands, clashes)


def _start(current: Text, origin: Origin) -> Start:
    """What this writer goes on from: the last save that did arrive, else the version the page showed.

    A version that was kept aside does not count: its clash is still to be decided.
    """
    version = None
    if origin.after:
        arrived = current.versions.filter(token__in=origin.after).exclude(kind=Kind.ASIDE)
        version = arrived.order_by("-number").first()
    if version is None and origin.base == current.number:
        return Start(current.number, current.fields)
    version = version or current.versions.filter(number=origin.base).first()
    return Start(version.number, version.fields) if version else Start(0, {})


def _merged(start: Start, current: Text, mine: Fields) -> Merged:
    merged = merge(start.fields, current.fields, mine)
    too_long = tuple(name for name in mine if len(merged.fields.get(name, "")) > LIMIT)
    shorter = {name: current.fields.get(name, "") for name in too_long}
    return Merged({**merged.fields, **shorter}, merged.clashes + too_long)


def _known_as(start: Start, current: Text, mine: Fields, shelf: _Shelf) -> int:
    """The number of a version that holds just what was sent, when nothing new came of it."""
    if _holds(current.fields, mine):
        return current.number
    if _holds(start.fields, mine):
        return start.number
    known = shelf.keep({**start.fields, **mine}, Kind.MERGED)
    current.save(update_fields=["last_number"])
    return known


def _holds(fields: Fields, mine: Fields) -> bool:
    return all(fields.get(name, "") == value for name, value in mine.items())


def _refuse_too_long(fields: Fields) -> None:
    for name, value in fields.items():
        if len(value) > LIMIT:
            raise TooLong(name, len(value))
