"""Which column of somebody's list is what: by its heading, in Dutch and English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desk.tables import Line
from people.refusals import Refusal

HEADINGS = {
    "name": "Naam",
    "email": "E-mailadres",
    "organisation": "Organisatie",
    "team": "Team",
    "trainer": "Intake door",
    "decided_on": "Toegelaten op",
}
_NAMES = {
    "name": "naam|volledige naam|voor en achternaam|voornaam en achternaam|naam deelnemer|deelnemer"
    "|name|full name|participant",
    "first": "voornaam|roepnaam|first name|given name|firstname",
    "infix": "tussenvoegsel|tussenvoegsels|tussenv|tv|infix",
    "last": "achternaam|last name|surname|family name|lastname",
    "email": "e mailadres|emailadres|e mail adres|email adres|e mail|email|mail|mailadres|mail adres"
    "|email address|e mail address",
    "organisation": "organisatie|gemeente|werkgever|bedrijf|organisation|organization|employer|company"
    "|municipality",
    "team": "team|afdeling|team of afdeling|afdeling of team|department|unit",
    "trainer": "intake door|intakegesprek door|toegelaten door|trainer|intaker|gesprek met"
    "|wie voerde het intakegesprek|intake by|admitted by|interviewer",
    "decided_on": "toegelaten op|datum besluit|datum van het besluit|besluitdatum|datum intake|intakedatum"
    "|datum|intake op|admitted on|decision date|date of decision|date",
}
MEANING = {name: field for field, names in _NAMES.items() for name in names.split("|")}
# What can stand above the headings.
MOST_ABOVE = 10


class NoHeadings(Refusal):
    message = (
        "We herkennen de kolommen niet. Zet boven de rijen de kopjes: Naam, E-mailadres, Organisatie, Team, "
        "Intake door, Toegelaten op. De eerste twee zijn altijd nodig."
    )


class TwiceTheSame(Refusal):
    def __init__(self, heading: str) -> None:
        super().__init__(f"Er zijn twee kolommen voor: {heading}. Haal er één weg.")


@dataclass(frozen=True)
class Columns:
    """Per field the place of its column; the headings we do not use, and how many lines are headings."""

    places: dict[str, int]
    skipped: tuple[str, ...]
    above: int


def found_in(lines: Sequence[Line]) -> Columns:
    for n, (_, cells) in enumerate(lines[:MOST_ABOVE]):
        columns = _columns(cells, above=n + 1)
        if _has_all(columns.places):
            return columns
    if any("@" in cell for cell in lines[0][1]):
        return _in_our_order(lines[0][1])
    raise NoHeadings


def fields_of(cells: Sequence[str], columns: Columns) -> dict[str, str]:
    given = {field: cells[at] if at < len(cells) else "" for field, at in columns.places.items()}
    parts = [given.pop(part, "") for part in ("first", "infix", "last")]
    name = given.get("name") or " ".join(part for part in parts if part)
    return {field: given.get(field, "") for field in HEADINGS} | {"name": name}


def _columns(cells: Sequence[str], *, above: int) -> Columns:
    places: dict[str, int] = {}
    twice = ""
    for at, cell in enumerate(cells):
        field = MEANING.get(_plain(cell))
        if field in places:
            twice = cell
        elif field:
            places[field] = at
    if twice and _has_all(places):
        raise TwiceTheSame(twice)
    skipped = tuple(cell for cell in cells if cell and _plain(cell) not in MEANING)
    return Columns(places, skipped, above)


def _in_our_order(cells: Sequence[str]) -> Columns:
    """Rows without headings: ours, in our order, when the second is an address."""
    if len(cells) < 2 or "@" not in cells[1]:
        raise NoHeadings
    return Columns({field: at for at, field in enumerate(HEADINGS)}, (), 0)


def _has_all(places: dict[str, int]) -> bool:
    return "email" in places and ("name" in places or {"first", "last"} <= set(places))


def _plain(heading: str) -> str:
    return " ".join(re.findall(r"[a-z]+", heading.lower()))
