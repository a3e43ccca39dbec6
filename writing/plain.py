"""Plain text: paragraphs and simple lists, and nothing else (POD-8)."""

import re
from collections.abc import Iterable
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

BULLET = re.compile(r"^\s*[-*•·–]\s+(.*)$")
NUMBERED = re.compile(r"^\s*\d{1,3}[.)]\s+(.*)$")
# Control characters, save tab and newline: no database keeps them and no reader means them.
UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def clean(text: str) -> str:
    """The text as it is kept: one kind of newline, nothing invisible, no blanks at the ends of lines."""
    text = UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
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
