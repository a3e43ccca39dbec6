"""Taking in many titles at once: first what would become of each, then those that are new."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from people.models import Person
from people.refusals import Refusal
from reading import bibtex, keeping, plain_list
from reading.facts import Facts
from reading.found import Found
from reading.models import Item, ReadingList


class NothingFound(Refusal):
    message = "We vonden hier geen titels. Zet elke titel op een eigen regel, of plak BibTeX."


class ChangedSince(Refusal):
    message = "Je veranderde de tekst. Kijk eerst wat er nu van wordt."


@dataclass(frozen=True)
class Row:
    """One title of the text, and what becomes of it."""

    found: Found
    known: str = ""

    @property
    def is_new(self) -> bool:
        return not self.found.fault and not self.known

    @property
    def kind(self) -> str:
        return Item.Kind(self.found.facts.kind).label

    @property
    def why_not(self) -> str:
        return self.found.fault or self.known


@dataclass(frozen=True)
class Preview:
    """`seen` names the text it was made of: only that text can be taken in."""

    rows: Sequence[Row]
    seen: str

    @property
    def new(self) -> list[Facts]:
        return [row.found.facts for row in self.rows if row.is_new]

    @property
    def new_titles(self) -> str:
        return "deze titel" if len(self.new) == 1 else f"deze {len(self.new)} titels"


def preview(reading_list: ReadingList, text: str) -> Preview:
    """What would become of each title. Two queries, and nothing is written."""
    found = bibtex.titles_in(text) if bibtex.is_bibtex(text) else plain_list.titles_in(text)
    if not found:
        raise NothingFound
    return Preview(_rows(reading_list, found), _seal(text))


def take_in(reading_list: ReadingList, text: str, *, seen: str, by: Person, now: datetime) -> int:
    """Puts the new titles on the list; how many. Refused for another text than was shown."""
    if seen != _seal(text):
        raise ChangedSince
    return keeping.add_many(reading_list, preview(reading_list, text).new, by=by, now=now)


def _rows(reading_list: ReadingList, found: Sequence[Found]) -> list[Row]:
    here = reading_list.items.on_the_list()
    titles = {item.likeness: "Deze titel staat al op de lijst." for item in here}
    links = dict(here.exclude(link=None).values_list("link__address", "title"))
    rows = []
    for one in found:
        facts = one.facts
        known = titles.get(facts.likeness) or _same_link(links.get(facts.address, ""))
        rows.append(Row(one, known))
        if not known and not one.fault:
            titles[facts.likeness] = f"Deze titel staat hierboven al ({one.place.lower()})."
            links |= {facts.address: facts.title} if facts.address else {}
    return rows


def _same_link(title: str) -> str:
    return f"Deze link staat al op de lijst, bij: {title}." if title else ""


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
