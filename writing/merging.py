"""Three-way merging: fields apart, and paragraphs within a field. Plain values in and out (POD-8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

Fields = Mapping[str, str]

# Comparing grows with the square of the number of lines; a text of more lines is taken as one piece.
MOST_LINES = 1000


@dataclass(frozen=True)
class Merged:
    fields: dict[str, str]
    clashes: tuple[str, ...]


class Change(NamedTuple):
    """Lines `start` up to `end` of the base become `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def is_insertion(self) -> bool:
        return self.start == self.end


def merge(base: Fields, theirs: Fields, mine: Fields) -> Merged:
    """What stands when both sides changed `base`; a field that cannot be merged stays as theirs, by name."""
    fields, clashes = dict(theirs), []
    for name, value in mine.items():
        merged = merge_field(base.get(name, ""), theirs.get(name, ""), value)
        if merged is None:
            clashes.append(name)
        elif merged or name in fields:
            fields[name] = merged
    return Merged(fields, tuple(clashes))


def merge_field(base: str, theirs: str, mine: str) -> str | None:
    """The merged text, or None when both changed the same paragraph, each in another way."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    return _merge_lines(base.split("\n"), theirs.split("\n"), mine.split("\n"))


def _merge_lines(base: list[str], theirs: list[str], mine: list[str]) -> str | None:
    if max(len(base), len(theirs), len(mine)) > MOST_LINES:
        return None
    # A set: the same change made on both sides counts once.
    changes = sorted({*_changes(base, theirs), *_changes(base, mine)})
    if any(_collide(one, next_one) for one, next_one in pairwise(changes)):
        return None
    merged = list(base)
    for change in reversed(changes):
        merged[change.start : change.end] = change.lines
    return "\n".join(merged)


def _changes(base: list[str], changed: list[str]) -> list[Change]:
    found = SequenceMatcher(None, base, changed, autojunk=False).get_opcodes()
    return [Change(i, j, tuple(changed[k:m])) for tag, i, j, k, m in found if tag != "equal"]


def _collide(one: Change, after: Change) -> bool:
    """They touch the same line, or one inserts where the other changes: the order is not ours to guess."""
    if after.start < one.end or after.start == one.start:
        return True
    return after.start == one.end and (one.is_insertion or after.is_insertion)
