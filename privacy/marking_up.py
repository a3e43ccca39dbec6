"""Makes a page, or a printed one, of a paper in Markdown. HTML in it never comes out."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

# What NL Design System calls them.
CLASSES = {
    "bullet_list_open": "vak-ul",
    "ordered_list_open": "vak-ol",
    "table_open": "utrecht-table",
    "thead_open": "utrecht-table__header",
    "tbody_open": "utrecht-table__body",
    "tr_open": "utrecht-table__row",
    "th_open": "utrecht-table__header-cell",
    "td_open": "utrecht-table__cell",
    "link_open": "nl-link",
}
REGION = '<div class="vak-scroll" role="region" aria-label="{}" tabindex="0">'


@dataclass(frozen=True)
class Chapter:
    title: str
    anchor: str


@dataclass(frozen=True)
class Marked:
    """`lead` is the paragraph below the title; `chapters` are the headings of the second level."""

    title: str
    lead: str
    html: SafeString
    chapters: tuple[Chapter, ...]


def marked(text: str, *, link: Callable[[str], str], for_print: bool = False) -> Marked:
    """`link` says where an address in the text leads. In print, headings go up a level."""
    tokens = _parser().parse(text)
    title, lead, body = _opening(tokens)
    chapters = tuple(_name_headings(body))
    _name_rows(body)
    for token in _all(body):
        if token.type == "link_open":
            token.attrSet("href", link(str(token.attrGet("href"))))
        if token.type.startswith("heading") and for_print:
            token.tag = f"h{int(token.tag[1]) - 1}"
        _dress(token)
    label = None if for_print else _labels(body)
    return Marked(title, lead, mark_safe(_renderer(label).render(body, {"html": False}, {})), chapters)


def _parser() -> MarkdownIt:
    """With HTML recognised, so that it can be left out: comments say where the written parts are."""
    return MarkdownIt("commonmark", {"html": True}).enable("table")


def _renderer(label: Iterator[str] | None) -> Any:
    renderer: Any = MarkdownIt().renderer
    renderer.rules["html_block"] = renderer.rules["html_inline"] = lambda *_: ""
    if label is not None:
        renderer.rules["table_open"] = lambda tokens, n, options, env: (
            format_html(REGION, next(label)) + renderer.renderToken(tokens, n, options, env)
        )
        renderer.rules["table_close"] = lambda *_: "</table></div>"
    return renderer


def _opening(tokens: Sequence[Token]) -> tuple[str, str, list[Token]]:
    """The title, the lead and the rest: every paper begins with these two, of three tokens each."""
    return _plain(tokens[1]), _plain(tokens[4]), list(tokens[6:])


def _plain(inline: Token) -> str:
    return "".join(one.content for one in inline.children or [])


def _name_headings(tokens: Sequence[Token]) -> Iterator[Chapter]:
    seen: Counter[str] = Counter()
    for token, inline in pairwise(tokens):
        if token.type != "heading_open":
            continue
        title = _plain(inline)
        name = slugify(title)
        seen[name] += 1
        anchor = name if seen[name] == 1 else f"{name}-{seen[name]}"
        token.attrSet("id", anchor)
        if token.tag == "h2":
            yield Chapter(title, anchor)


def _name_rows(tokens: Sequence[Token]) -> None:
    """The first cell of a row is its header."""
    in_body = False
    for n, token in enumerate(tokens):
        in_body = token.type == "tbody_open" or (in_body and token.type != "tbody_close")
        if in_body and token.type == "tr_open":
            first, close = tokens[n + 1], tokens[n + 3]
            first.tag = close.tag = "th"
            first.attrSet("scope", "row")
        if token.type == "th_open":
            token.attrSet("scope", "col")


def _labels(tokens: Sequence[Token]) -> Iterator[str]:
    """What each table is called: the heading above it, numbered when there are more below one."""
    seen: Counter[str] = Counter()
    heading = ""
    found = []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            heading = _plain(inline)
        if token.type == "table_open":
            seen[heading] += 1
            found.append(heading if seen[heading] == 1 else f"{heading}, tabel {seen[heading]}")
    return iter(found)


def _all(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or []


def _dress(token: Token) -> None:
    if token.type == "heading_open":
        token.attrJoin("class", f"nl-heading nl-heading--level-{token.tag[1]}")
    elif token.type in CLASSES:
        token.attrJoin("class", CLASSES[token.type])
