"""Plain text: paragraphs and simple lists, and nothing else (POD-8)."""

import re
from collections.abc import Iterable
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

NEWLINE = re.compile("\r\n|[\r\u2028\u2029]")
BULLET = re.compile(r"^\s*[-*•·–]\s+(.*)$")
NUMBERED = re.compile(r"^\s*\d{1,3}[.)]\s+(.*)$")
# Control characters, save tab and newline: no database keeps them and no reader means them. And what is
# pasted along without being seen: soft hyphens, marks of no width, the mark at the start of a file.
UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b\u2060\ufeff\ud800-\udfff]")
# Bullets and numbers as word processors draw them: a mark, then a tab.
DRAWN_BULLET = re.compile(r"^[ \t]*(?:[•·▪◦●○§\uf0a7\uf0b7o–-])\t[ \t]*", re.MULTILINE)
DRAWN_NUMBER = re.compile(r"^[ \t]*(\d{1,3})[.)]\t[ \t]*", re.MULTILINE)


def clean(text: str) -> str:
    """The text as it is kept: one kind of newline, nothing invisible, no blanks at the ends of lines.

    Lists that a word processor drew become lists of ours.
    """
    text = NEWLINE.sub("\n", UNWANTED.sub("", text)).replace("\xa0", " ")
    text = DRAWN_NUMBER.sub(r"\1. ", DRAWN_BULLET.sub("- ", text))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    if BULLET.match(line):
        return "ul"
    return "ol" if NUMBERED.match(line) else "p"


def _list(tag: str, lines: Iterable[str]) -> str:
    pattern = BULLET if tag == "ul" else NUMBERED
    items = "".join(f"<li>{escape(pattern.sub(r'\1', line))}</li>" for line in lines)
    return f'<{tag} class="vak-{tag}">{items}</{tag}>'


def to_html(text: str) -> SafeString:
    """Escaped HTML with the paragraphs and lists that the text itself shows."""
    blocks = []
    for kind, lines in groupby(clean(text).split("\n"), key=_kind):
        if kind in ("ul", "ol"):
            blocks.append(_list(kind, lines))
        elif kind == "p":
            blocks.append(f'<p class="nl-paragraph">{"<br>".join(escape(line) for line in lines)}</p>')
    return mark_safe("".join(blocks))
