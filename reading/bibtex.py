"""Titles from BibTeX, as reference managers write it. After a broken entry the parser goes on."""

import re
from collections.abc import Iterable
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import BlockMiddleware, LatexDecodingMiddleware
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    MiddlewareErrorBlock,
    ParsingFailedBlock,
)

from reading.facts import Facts
from reading.found import LONGEST_PIECE, MOST_TITLES, Found, Pieces, TooManyTitles, judged
from reading.models import Item

BEGINS = re.compile(r"^[ \t]*@[ \t]*[a-z]+[ \t]*[{(]", re.IGNORECASE | re.MULTILINE)
WORDS = ("title", "author", "editor", "year", "date", "publisher", "journal", "journaltitle", "institution")
ADDRESSES = ("url", "doi", "howpublished")
KINDS = {
    **dict.fromkeys(("article", "inproceedings", "conference"), Item.Kind.ARTICLE),
    **dict.fromkeys(("techreport", "report", "phdthesis", "mastersthesis", "thesis"), Item.Kind.REPORT),
    **dict.fromkeys(("online", "electronic", "www"), Item.Kind.WEBSITE),
    **dict.fromkeys(("video", "movie"), Item.Kind.VIDEO),
    **dict.fromkeys(("audio", "podcast"), Item.Kind.PODCAST),
    **dict.fromkeys(("book", "inbook", "incollection", "booklet", "collection", "mvbook"), Item.Kind.BOOK),
}
FAULTS: dict[type[Block], str] = {
    ParsingFailedBlock: "Dit is geen goed BibTeX: er ontbreekt een accolade, komma of aanhalingsteken.",
    DuplicateBlockKeyBlock: "Deze sleutel staat er twee keer in. Geef een van de twee een andere naam.",
    DuplicateFieldKeyBlock: "In deze titel staat een veld twee keer. Haal er een weg.",
    MiddlewareErrorBlock: "Hier staat LaTeX die we niet kunnen lezen. Schrijf de titel zonder opdrachten.",
}
IN_URL = re.compile(r"\\url\s*\{([^{}]*)\}")
ESCAPED = re.compile(r"\\([_%&#~$])")


def is_bibtex(text: str) -> bool:
    return BEGINS.search(text) is not None


def titles_in(text: str) -> list[Found]:
    """Every entry, in the order of the text."""
    if len(BEGINS.findall(text)) > 2 * MOST_TITLES:
        raise TooManyTitles
    library = parse_string(text, append_middleware=[_OnlyWhatWeKeep(), LatexDecodingMiddleware()])
    found = [one for block in library.blocks if (one := _found(block))]
    if len(found) > MOST_TITLES:
        raise TooManyTitles
    return found


class _OnlyWhatWeKeep(BlockMiddleware):
    """The few fields we read, cut to what can be a title. The address is set aside: it is no LaTeX."""

    def transform_entry(self, entry: Entry, library: Library) -> Entry:
        fields = {field.key.lower(): str(field.value)[:LONGEST_PIECE] for field in entry.fields}
        entry.parser_metadata["address"] = _address(fields)
        kept = {name: fields[name] for name in WORDS if name in fields}
        for name in {"author", "editor"} & set(kept):
            kept[name] = _people(kept[name])
        entry.fields = [Field(name, value) for name, value in kept.items()]
        return entry


def _found(block: Block) -> Found | None:
    place = f"Regel {(block.start_line or 0) + 1}"
    if isinstance(block, Entry):
        return judged(_pieces(block), f"{place}: {block.key[:60]}")
    fault = FAULTS.get(type(block))
    return Found(place, Facts(_beginning(block.raw)), fault) if fault else None


def _pieces(entry: Entry) -> Pieces:
    said = {field.key: str(field.value) for field in entry.fields}
    return Pieces(
        title=said.get("title", ""),
        author=_first(said, ("author", "editor")),
        year=said.get("year") or said.get("date", "")[:4],
        publisher=_first(said, ("publisher", "journal", "journaltitle", "institution")),
        address=entry.parser_metadata["address"],
        kind=KINDS.get(entry.entry_type.lower(), ""),
    )


def _address(fields: dict[str, str]) -> str:
    """What the entry links to. `howpublished` may also be words."""
    for name in ADDRESSES:
        said = fields.get(name, "").strip()
        inside = IN_URL.search(said)
        plain = ESCAPED.sub(r"\1", inside[1] if inside else said)
        if plain and (name != "howpublished" or inside or plain.startswith("http")):
            return plain
    return ""


def _people(names: str) -> str:
    """First names first, as on the cover."""
    shown = [_person(name) for name in split_multiple_persons_names(names)]
    others = "anderen" if shown and shown[-1] == "others" else shown[-1:] and shown[-1]
    return f"{', '.join(shown[:-1])} en {others}" if len(shown) > 1 else "".join(shown)


def _person(name: str) -> str:
    parts = parse_single_name_into_parts(name, strict=False)
    return " ".join((*parts.first, *parts.von, *parts.last, *parts.jr))


def _first(said: dict[str, str], names: Iterable[str]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _beginning(raw: Any) -> str:
    return " ".join(str(raw or "").split())[:60]
