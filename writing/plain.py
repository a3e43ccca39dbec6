"""Plain text: paragraphs and simple lists, and nothing else (POD-8)."""

import re
from collections.abc import Iterable
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

NEWLINE = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
BULLET = re.compile(r"^\s*[-*•·–]\s+(.*)$")
NUMBERED = re.compile(r"^\s*(\d{1,3})[.)]\s+(.*)$")
# Control characters, save tab and newline: no database keeps them and no reader means them. And what is
# pasted along without being seen: soft hyphens, marks of no width, the mark at the start of a file.
UNWANTED = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f\xad\u200b\u2060\ufeff\ud800-\udfff]")
NO_BREAK = re.compile("[\xa0\u2007\u202f]")
# A joiner makes one emoji of several and shapes Persian and Hindi; anywhere else it is pasted along too.
_JOINED = "[^\\x00-\u02ff\\s\u200c\u200d]"
JOINER = re.compile(f"({_JOINED}[\u200c\u200d])(?={_JOINED})|[\u200c\u200d]")
# Bullets and numbers as word processors draw them: a mark, then a tab.
DRAWN_BULLET = re.compile(r"^[ \t]*(?:[•·▪◦●○■□►➢✓§\uf0a7\uf0b7\uf0d8\uf0fco–-]) *\t[ \t]*", re.MULTILINE)
DRAWN_NUMBER = re.compile(
    r"^[ \t]*\(?([0-9]{1,3}|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[.)] *\t[ \t]*", re.MULTILINE
)
ROMAN = {"i": 1, "v": 5, "x": 10}


def clean(text: str) -> str:
    """The text as it is kept: one kind of newline, nothing invisible, no blanks at the ends of lines.

    Lists that a word processor drew become lists of ours.
    """
    text = NO_BREAK.sub(" ", NEWLINE.sub("\n", UNWANTED.sub("", text)))
    text = DRAWN_BULLET.sub("- ", JOINER.sub(r"\1", text))
    text = DRAWN_NUMBER.sub(lambda found: f"{_number(found[1])}. ", text)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _number(mark: str) -> str:
    """The number of an item marked "3", "c" or "iii". A lone i, v or x is Roman."""
    if mark.isdigit():
        return mark
    values = [ROMAN.get(letter, 0) for letter in mark.lower()]
    if not all(values):
        return str(ord(mark.lower()) - ord("a") + 1)
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-value if value < after else value for value, after in pairs))


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    if BULLET.match(line):
        return "ul"
    return "ol" if NUMBERED.match(line) else "p"


def _list(tag: str, lines: Iterable[str]) -> str:
    """Numbers go on from where the text says: behind a paragraph 3 stays 3."""
    pattern = BULLET if tag == "ul" else NUMBERED
    found = [match.groups() for match in map(pattern.match, lines) if match]
    items = "".join(f"<li>{escape(groups[-1])}</li>" for groups in found)
    first = 1 if tag == "ul" else int(found[0][0])
    return f'<{tag} class="vak-{tag}"{f' start="{first}"' if first != 1 else ""}>{items}</{tag}>'


def to_html(text: str) -> SafeString:
    """Escaped HTML with the paragraphs and lists that the text itself shows."""
    blocks = []
    for kind, lines in groupby(clean(text).split("\n"), key=_kind):
        if kind in ("ul", "ol"):
            blocks.append(_list(kind, lines))
        elif kind == "p":
            blocks.append(f'<p class="nl-paragraph">{"<br>".join(escape(line) for line in lines)}</p>')
    return mark_safe("".join(blocks))
