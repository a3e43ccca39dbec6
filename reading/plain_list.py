"""Titles from a plain list: title - author - link, one a line. Author and link may be left out."""

import re

from reading.facts import Facts
from reading.found import LONGEST_PIECE, MOST_TITLES, Found, Pieces, TooManyTitles, judged

# A dash with spaces around it, a bar or a tab: a dash inside a word is no boundary.
BOUNDARY = re.compile(r"\s+[-–—|]\s+|\s*[|\t]\s*")
# What begins as an address, of whatever kind; and what people write without its beginning.
ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:(?=[^\s\d])|www\.)\S+$", re.IGNORECASE)
BULLET = re.compile(r"^(?:[-*•·–]|\d{1,3}[.)])\s+")


def titles_in(text: str) -> list[Found]:
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > MOST_TITLES:
        raise TooManyTitles
    return [_found(line, f"Regel {number}") for number, line in lines]


def _found(line: str, place: str) -> Found:
    if len(line) > LONGEST_PIECE:
        return Found(place, Facts(line[:60]), "Deze regel is te lang voor een titel met auteur en link.")
    parts = [part.strip() for part in BOUNDARY.split(BULLET.sub("", line)) if part.strip()]
    address = parts.pop() if parts and ADDRESS.fullmatch(parts[-1]) else ""
    author = parts.pop() if len(parts) > 1 else ""
    return judged(Pieces(" - ".join(parts), author, address=address), place)
