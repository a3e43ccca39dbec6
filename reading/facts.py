"""A title as it should be, and what makes two of them the same."""

import html
import re
import unicodedata
from dataclasses import dataclass

from django.utils.html import strip_tags

from reading.models import Item

LONGEST_TITLE, LONGEST_AUTHOR, LONGEST_PUBLISHER, LONGEST_WHY = 250, 250, 150, 1000
MARKUP = re.compile(r"<[^<>]+>|&[#\w]+;")
# Where a word ends; the marks that Unicode calls a letter's own are gone by then.
NO_LETTER = re.compile(r"[^\w]+|_")
MOST_LIKENESS = 500


@dataclass(frozen=True)
class Facts:
    """What a keeper of a list, or a file, says about one title. Days and competences are numbers of rows."""

    title: str
    author: str = ""
    kind: str = Item.Kind.BOOK
    year: int | None = None
    publisher: str = ""
    address: str = ""
    why: str = ""
    day: int | None = None
    session: int | None = None
    competence: int | None = None

    @property
    def likeness(self) -> str:
        return likeness(self.title, self.author)


def likeness(title: str, author: str) -> str:
    """Two titles with the same words by the same people are one; the order of the names does not matter."""
    people = " ".join(sorted(_letters(author).split()))
    return f"{_letters(title)}|{people}"[:MOST_LIKENESS]


def one_line(words: str) -> str:
    """Words without markup, and without what does not show: what is pasted or read from a file."""
    if MARKUP.search(words):
        words = html.unescape(strip_tags(html.unescape(words)))
    return " ".join("".join(map(_shown, words)).split())


def _shown(one: str) -> str:
    """Itself; a space for what ends a line; nothing for what only tells how to show others."""
    kind = unicodedata.category(one)
    return " " if kind == "Cc" else "" if kind[0] == "C" else one


def _letters(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(one for one in apart if not unicodedata.combining(one))
    return NO_LETTER.sub(" ", plain).strip()
