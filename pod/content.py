"""What the fields of a part mean: plain values in, plain values out.

A part's text is a flat set of named strings, so that saving knows nothing of goals and intentions.
This module reads them: `expectation`, `goal-1` … with `goal-1-tie`; `result-1` …, `if-1` and
`then-1` …, `why_not`, `how_still`, `attitudes` and `practices` (numbers of competences, by comma).
In either part `own-1` … answer the questions of the programme's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from people.converters import LONGEST_KEY
from programme.models import OWN_QUESTIONS

SLOTS = range(1, 6)
OWN_SLOTS = range(1, OWN_QUESTIONS + 1)
OWN_FIELDS = tuple(f"own-{slot}" for slot in OWN_SLOTS)

REACHED, PARTLY, NOT = "reached", "partly", "not"
RESULTS = ((REACHED, "Bereikt"), (PARTLY, "Deels bereikt"), (NOT, "Niet bereikt"))

BEFORE_FIELDS = (
    "expectation",
    *(f"goal-{slot}" for slot in SLOTS),
    *(f"goal-{slot}-tie" for slot in SLOTS),
    *OWN_FIELDS,
)
AFTER_FIELDS = (
    *(f"result-{slot}" for slot in SLOTS),
    *(f"if-{slot}" for slot in SLOTS),
    *(f"then-{slot}" for slot in SLOTS),
    "why_not",
    "how_still",
    "attitudes",
    "practices",
    *OWN_FIELDS,
)
NOTE_FIELDS = ("note",)

Fields = Mapping[str, str]


@dataclass(frozen=True)
class Goal:
    slot: int
    text: str
    tie: str = ""

    @property
    def number(self) -> int:
        return self.slot


@dataclass(frozen=True)
class Before:
    expectation: str
    goals: tuple[Goal, ...]
    own: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class IfThen:
    slot: int
    if_text: str
    then_text: str

    @property
    def is_whole(self) -> bool:
        return bool(self.if_text and self.then_text)


@dataclass(frozen=True)
class After:
    results: Mapping[int, str]
    intentions: tuple[IfThen, ...]
    why_not: str
    how_still: str
    attitudes: tuple[int, ...]
    practices: tuple[int, ...]
    own: Mapping[int, str] = field(default_factory=dict)

    def result_of(self, goal: Goal) -> str:
        return dict(RESULTS).get(self.results.get(goal.slot, ""), "")


def read_before(fields: Fields) -> Before:
    goals = tuple(
        Goal(slot, fields[f"goal-{slot}"], fields.get(f"goal-{slot}-tie", ""))
        for slot in SLOTS
        if fields.get(f"goal-{slot}", "").strip()
    )
    return Before(fields.get("expectation", ""), goals, _own(fields))


def read_after(fields: Fields) -> After:
    intentions = (
        IfThen(s, fields.get(f"if-{s}", "").strip(), fields.get(f"then-{s}", "").strip()) for s in SLOTS
    )
    return After(
        results={s: fields[f"result-{s}"] for s in SLOTS if fields.get(f"result-{s}")},
        intentions=tuple(i for i in intentions if i.if_text or i.then_text),
        why_not=fields.get("why_not", ""),
        how_still=fields.get("how_still", ""),
        attitudes=numbers(fields.get("attitudes", "")),
        practices=numbers(fields.get("practices", "")),
        own=_own(fields),
    )


def _own(fields: Fields) -> dict[int, str]:
    """The answers to the questions of the programme's own, by slot."""
    return {slot: fields[name] for slot, name in zip(OWN_SLOTS, OWN_FIELDS, strict=True) if fields.get(name)}


def numbers(text: str) -> tuple[int, ...]:
    """The numbers in a list by comma; a draft may hold anything, also a number no database knows."""
    words = (word.strip() for word in text.split(","))
    return tuple(int(word) for word in words if word.isdecimal() and len(word) <= LONGEST_KEY)
