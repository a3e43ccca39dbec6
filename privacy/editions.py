"""The editions of the privacy notice: since when, and what changed. A change of its texts is a new one.

Whoever was here before the newest is told on their next visit, until they say that they saw it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from people.models import Person


@dataclass(frozen=True)
class Edition:
    on: date
    changes: tuple[str, ...]


# The newest first. The first ever changed nothing that anybody had read.
EDITIONS = (
    Edition(
        date(2026, 11, 28),
        (
            "Dit is de eerste versie met een hoofdstuk per rol.",
            "Per onderdeel staat erbij wat we bewaren, waarom, hoe lang en wie het leest.",
        ),
    ),
)


def latest() -> Edition:
    return EDITIONS[0]


def has_changed() -> bool:
    """Until it does, no page has to ask who reads it."""
    return len(EDITIONS) > 1


def news_for(person: Person, editions: Sequence[Edition] | None = None) -> list[Edition]:
    """What changed since this person was last told, or since they came; the newest first."""
    known = EDITIONS if editions is None else editions
    since = max(filter(None, (person.notice_read_on, localdate(person.joined_at))))
    return [one for one in known[:-1] if one.on > since]


def read(person: Person, *, on: date) -> None:
    """They saw what changed up to the edition of this day: what came meanwhile is told yet."""
    if on in {one.on for one in EDITIONS}:
        person.notice_read_on = max(filter(None, (person.notice_read_on, on)))
        person.save(update_fields=["notice_read_on"])
