"""What was found in a text that somebody wants to take in: one title, or why it is none."""

from dataclasses import dataclass

from people.refusals import Refusal
from reading.facts import LONGEST_AUTHOR, LONGEST_PUBLISHER, LONGEST_TITLE, Facts, one_line
from reading.linking import address_of
from reading.models import EARLIEST, LATEST, Item

MOST_TITLES = 200
# Longer is no title or name; it is not even looked at.
LONGEST_PIECE = 2000


class TooManyTitles(Refusal):
    message = f"Hier staan meer dan {MOST_TITLES} titels in. Neem ze in delen over."


@dataclass(frozen=True)
class Found:
    """`place` is where it stood; a `fault` says why it cannot be taken in, `remarks` what was made of it."""

    place: str
    facts: Facts
    fault: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pieces:
    """One title as it was written."""

    title: str
    author: str = ""
    year: str = ""
    publisher: str = ""
    address: str = ""
    kind: str = ""


def judged(pieces: Pieces, place: str) -> Found:
    """The title if all of it can be kept; else with what is wrong, in the words of the form."""
    title, author = one_line(pieces.title), one_line(pieces.author)
    publisher = one_line(pieces.publisher)
    facts = Facts(title, author, pieces.kind or Item.Kind.BOOK, _year(pieces.year), publisher)
    fault = _fault(facts)
    if fault:
        return Found(place, Facts(title[:LONGEST_TITLE], author[:LONGEST_AUTHOR]), fault)
    remarks = _remarks(pieces, facts)
    try:
        address = address_of(pieces.address) if pieces.address.strip() else ""
    except Refusal as refusal:
        return Found(place, facts, f"{refusal} Er staat: {one_line(pieces.address)[:80]}")
    kind = pieces.kind or (Item.Kind.WEBSITE if address else Item.Kind.BOOK)
    return Found(place, Facts(title, author, kind, facts.year, publisher, address), remarks=remarks)


def _fault(facts: Facts) -> str:
    if not facts.title:
        return "Hier staat geen titel."
    if len(facts.title) > LONGEST_TITLE:
        return f"Deze titel is te lang. Gebruik ten hoogste {LONGEST_TITLE} tekens."
    if len(facts.author) > LONGEST_AUTHOR:
        return f"Hier staan te veel auteurs. Gebruik ten hoogste {LONGEST_AUTHOR} tekens."
    if len(facts.publisher) > LONGEST_PUBLISHER:
        return f"De naam van de uitgever is te lang. Gebruik ten hoogste {LONGEST_PUBLISHER} tekens."
    return ""


def _remarks(pieces: Pieces, facts: Facts) -> tuple[str, ...]:
    remarks = []
    if facts.title != " ".join(pieces.title.split()):
        remarks.append("Opmaak uit de titel is weggelaten.")
    if pieces.year.strip() and facts.year is None:
        remarks.append(f"Het jaar is niet overgenomen. Er staat: {one_line(pieces.year)[:40]}")
    return tuple(remarks)


def _year(words: str) -> int | None:
    digits = words.strip()
    is_year = len(digits) == 4 and digits.isascii() and digits.isdecimal()
    return int(digits) if is_year and EARLIEST <= int(digits) <= LATEST else None
