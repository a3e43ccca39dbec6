"""What an administrator may open in an emergency, and nothing else (access.md).

A room that has such a text says so in its `behind_glass`: which there are of one owner, and how one is read.
Reading goes by way of `through`, which refuses when the time is up and logs the look in the same act.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from people.looking import Seen, log_looks
from people.models import Person
from people.refusals import Refusal

TERM = timedelta(minutes=15)
ROLE = "administrator"


class TimeIsUp(Refusal):
    message = "De tijd om te kijken is voorbij. Moet je nog iets zien, schrijf dan opnieuw op waarom."


class NotThere(Refusal):
    message = "Dit is er niet meer, of het is niet iets om in te zien. Kies iets anders."


@dataclass(frozen=True)
class Piece:
    """Something that could be opened: what it is and from when, and nothing of what it says."""

    key: str
    label: str
    where: str
    at: datetime | None


@dataclass(frozen=True)
class Passage:
    label: str
    text: str
    at: datetime | None = None


@dataclass(frozen=True)
class Opening:
    """That the glass before one piece of one owner was broken: by whom, why and until when.

    `number` is that of the act which says so.
    """

    number: int
    by: Person
    owner: Person
    pane: str
    piece: Piece
    reason: str
    until: datetime


@dataclass(frozen=True)
class Pane:
    """One kind of text. `pieces` gives what there is of an owner, for this administrator; `read` the text."""

    name: str
    label: str
    pieces: Callable[[Person, Person], list[Piece]]
    read: Callable[..., Sequence[Passage]]


def through(opening: Opening, *, now: datetime) -> None:
    """Each opening is a look of its own, however often its page is asked for."""
    if now >= opening.until:
        raise TimeIsUp
    what = f"{opening.piece.key}:glass:{opening.number}"
    seen = Seen(opening.owner.pk, what, opening.piece.label, opening.reason)
    log_looks(opening.by, [seen], role=ROLE, now=now)
