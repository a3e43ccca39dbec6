"""Two versions of a text beside each other, and what changed between them (POD-8)."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from writing.merging import Fields
from writing.saving import Saved

TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
# Comparing word by word grows with the square of their number; a longer piece is shown as wholly replaced.
MOST_WORDS = 1500
# Below this likeness, words that happen to be the same only make it harder to read.
LEAST_ALIKE = 0.6
NOTHING = "(leeg)"


@dataclass(frozen=True)
class Words:
    """How the fields of a text are called on screen, and how the value of a choice reads."""

    labels: Mapping[str, str]
    values: Mapping[str, Callable[[str], str]] = field(default_factory=dict)

    def label(self, name: str) -> str:
        return self.labels.get(name, name)

    def value(self, name: str, value: str) -> str:
        reads = self.values.get(name)
        return reads(value) if reads and value else value

    def shown(self, fields: Fields) -> dict[str, str]:
        """By label, in the order of the form, what is not empty."""
        return {
            label: self.value(name, fields[name]) for name, label in self.labels.items() if fields.get(name)
        }


@dataclass(frozen=True)
class Row:
    name: str
    label: str
    saved: str
    typed: str


def side_by_side(saved: Saved, words: Words) -> list[Row]:
    """For each field that clashed: what stands there, and what was just typed."""
    stands = saved.text.fields
    return [
        Row(
            name,
            words.label(name),
            words.value(name, stands.get(name, "")) or NOTHING,
            words.value(name, saved.mine[name]) or NOTHING,
        )
        for name in saved.clashes
    ]


@dataclass(frozen=True)
class Difference:
    label: str
    html: SafeString


def differences(before: Fields, after: Fields, words: Words) -> list[Difference]:
    """The fields that changed, with what went and what came marked in them."""
    changed = [name for name in words.labels if before.get(name, "") != after.get(name, "")]
    return [
        Difference(
            words.label(name),
            marked(words.value(name, before.get(name, "")), words.value(name, after.get(name, ""))),
        )
        for name in changed
    ]


def marked(before: str, after: str) -> SafeString:
    """The text after, with <ins> and <del>; newlines stay newlines."""
    return mark_safe("".join(_lines(before.splitlines(keepends=True), after.splitlines(keepends=True))))


def _lines(before: list[str], after: list[str]) -> Iterator[str]:
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        went, came = "".join(before[i:j]), "".join(after[k:m])
        if tag == "equal":
            yield escape(came)
        else:
            yield from _words(TOKENS.findall(went), TOKENS.findall(came))


def _words(before: list[str], after: list[str]) -> Iterator[str]:
    compared = SequenceMatcher(None, before, after, autojunk=False)
    if max(len(before), len(after)) > MOST_WORDS or compared.ratio() < LEAST_ALIKE:
        yield from _change("".join(before), "".join(after))
        return
    for tag, i, j, k, m in compared.get_opcodes():
        went, came = "".join(before[i:j]), "".join(after[k:m])
        if tag == "equal":
            yield escape(came)
        else:
            yield from _change(went, came)


def _change(went: str, came: str) -> Iterator[str]:
    if went:
        yield f"<del>{escape(went)}</del>"
    if came:
        yield f"<ins>{escape(came)}</ins>"
