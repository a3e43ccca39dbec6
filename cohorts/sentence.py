"""The days of a cohort in one sentence, as somebody would say them over the telephone.

Each thing that is understood is taken out of the sentence. What is left is given back, so that nobody thinks
it was understood. Nothing here plans: it fills the form in which one can see and change it.
"""

import re
from dataclasses import dataclass
from datetime import date, time

from cohorts.dates import NUMBERS, WEEKDAYS
from cohorts.dates_in_words import MONTHS, as_typed
from cohorts.free_days import PUBLIC, REGIONS
from people.refusals import Refusal

LONGEST = 300
EXAMPLE = "elke tweede donderdag vanaf 8 september, van 9.30 tot 16.30 uur, in Dorpshuis De Schakel"
ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "achtste": 8}
LAST = "laatste"
COUNTS = {word: number for number, word in enumerate(NUMBERS) if word} | {"een": 1}
# What stands where something was taken out.
GAP = "|"
# Words that say nothing by themselves, so that leaving them is not worth telling.
SMALL = re.compile(
    r"van|vanaf|op|elke?|iedere?|steeds|telkens|de|het|een|en|tot|om|te|in|er|we|die|zijn|is|ook|maar|dan|wel"
    r"|starten|starts?|begint?|beginnen|beginnend|met|niet|behalve|zonder|buiten|tijdens|plan|eerste|dag|dagen|uur"
    r"|cohort|training|keer",
    re.IGNORECASE,
)


_DAY = rf"(?:{'|'.join(WEEKDAYS)})"
_DAYS = rf"\b{_DAY}(?:en|s)?\b"
_COUNT = rf"(\d{{1,2}}|{'|'.join(COUNTS)})"
_ORDINAL = rf"({'|'.join(ORDINALS)}|{LAST}|\d(?=e\b))e?"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?"
_EACH = r"\b(?:elke|iedere|om\s+de)\s+"


class NoDate(Refusal):
    message = "Zeg ook vanaf welke datum, zoals in het voorbeeld."


@dataclass(frozen=True)
class Said:
    """`every` as the form says it: so many weeks, or `m` and which one of its weekday in a month."""

    first_on: date
    every: str
    weekdays: tuple[int, ...]
    start: time | None
    end: time | None
    place: str
    avoid: frozenset[str]
    count: int | None
    unread: str

    def fields(self) -> dict[str, list[str]]:
        """As the form of a rhythm is sent. What was not said stays as it stands there."""
        told = {"start": self.start, "end": self.end}
        hours = {name: [clock.isoformat("minutes")] for name, clock in told.items() if clock}
        return {
            "first_on": [self.first_on.isoformat()],
            "every": [self.every],
            "weekdays": [str(day) for day in self.weekdays],
            "avoid": sorted(self.avoid),
            **hours,
            **({"place": [self.place]} if self.place else {}),
        }


class _Sentence:
    def __init__(self, words: str) -> None:
        self.left = " ".join(words.split())[:LONGEST]

    def take(self, pattern: str) -> re.Match[str] | None:
        found = re.search(pattern, self.left, re.IGNORECASE)
        if found:
            self.left = f"{self.left[: found.start()]}{GAP}{self.left[found.end() :]}"
        return found


def read(words: str, *, today: date) -> Said:
    """In this order: a date is no time, and a place may be called anything."""
    left = _Sentence(words)
    first_on = _date(left, today)
    if first_on is None:
        raise NoDate
    start, end = _hours(left)
    avoid, count = _avoided(left), _count(left)
    every = _every(left, first_on)
    weekdays = _weekdays(left)
    place = _place(left)
    return Said(first_on, every, weekdays, start, end, place, avoid, count, _unread(left))


def _date(left: _Sentence, today: date) -> date | None:
    """Without a year it is the next one to come."""
    exact = left.take(
        rf"\b(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|\d{{1,2}}\s+{_MONTH}\.?\s+\d{{4}})\b"
    )
    if exact:
        return _real(as_typed(exact[0]))
    bare = left.take(rf"\b\d{{1,2}}\s+{_MONTH}\b\.?")
    if bare is None:
        return None
    years = (_real(as_typed(f"{bare[0]} {year}")) for year in (today.year, today.year + 1))
    return next((day for day in years if day and day >= today), None)


def _real(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _hours(left: _Sentence) -> tuple[time | None, time | None]:
    span = left.take(
        rf"(?:\bvan\s+)?\b{_CLOCK}(?:\s*uur)?\s*(?:tot(?:\s+en\s+met)?|-|–)\s*{_CLOCK}(?:\s*uur\b)?"
    )
    if span:
        return _clock(span[1], span[2]), _clock(span[3], span[4])
    begin = left.take(rf"\b(?:om|vanaf)\s+{_CLOCK}\s*uur\b")
    return (_clock(begin[1], begin[2]) if begin else None), None


def _clock(hour: str, minute: str | None) -> time | None:
    number, past = int(hour), int(minute or 0)
    return time(number, past) if number < 24 and past < 60 else None


def _avoided(left: _Sentence) -> frozenset[str]:
    """Public holidays are passed over unless one says otherwise; of schools only what one names."""
    regions = "|".join(REGIONS)
    schools = left.take(rf"\b(?:schoolvakanties?|vakanties?)\b(?:\s+(?:van|in|regio|en|of|{regions})\b)*")
    left.take(r"\bfeestdagen\b")
    if schools is None:
        return frozenset({PUBLIC})
    named = {one for one in REGIONS if one in schools[0].lower()}
    return frozenset({PUBLIC} | (named or set(REGIONS)))


def _count(left: _Sentence) -> int | None:
    found = left.take(rf"\b{_COUNT}\s+(?:keer|dagen|trainingsdagen|bijeenkomsten)\b")
    return _number(found[1]) if found else None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else COUNTS[word.lower()]


def _every(left: _Sentence, first_on: date) -> str:
    """In weeks, unless a month is named. "Elke eerste donderdag" can only be of a month."""
    if found := left.take(rf"\b{_ORDINAL}\s+(?={_DAY}.*?\bmaand\b)"):
        left.take(r"\bvan\s+(?:de|elke|iedere)\s+maand\b")
        return _monthly(_ordinal(found[1]))
    if left.take(rf"{_EACH}maand\b|\bmaandelijks\b"):
        return _monthly((first_on.day - 1) // 7 + 1)
    if found := left.take(rf"{_EACH}{_ORDINAL}\s+(?={_DAY})"):
        nth = _ordinal(found[1])
        return str(nth) if nth > 1 else _monthly(nth)
    if found := left.take(rf"{_EACH}{_COUNT}\s+weken\b"):
        return str(_number(found[1]))
    if left.take(rf"\bom\s+de\s+(?:andere\s+)?(?:week\b|(?={_DAY}))|\btweewekelijks\b"):
        return "2"
    left.take(rf"{_EACH}(?:week\b|(?={_DAY}))|\bwekelijks\b")
    return "1"


def _ordinal(word: str) -> int:
    word = word.lower()
    return -1 if word == LAST else int(word) if word.isdecimal() else ORDINALS[word]


def _monthly(nth: int) -> str:
    """The fifth of a month is not in each of them: then the last one is meant."""
    return f"m{nth if nth < 5 else -1}"


def _weekdays(left: _Sentence) -> tuple[int, ...]:
    found = []
    while day := left.take(_DAYS):
        found.append(next(n for n, name in enumerate(WEEKDAYS) if day[0].lower().startswith(name)))
    return tuple(sorted(set(found)))


def _place(left: _Sentence) -> str:
    """From "in" or "bij" to where something else was said. It keeps its capitals, and its "De"."""
    found = left.take(rf"\b(?:in|bij|te|locatie:?)\s+(?:(?-i:de|het)\s+)?([^{GAP}]+)")
    words = found[1].split() if found else []
    while words and SMALL.fullmatch(words[-1].strip(",.;")):
        words.pop()
    return " ".join(words).strip(" ,.;")


def _unread(left: _Sentence) -> str:
    words = re.findall(r"[^\s|,.;:()]+", left.left)
    return " ".join(word for word in words if not SMALL.fullmatch(word))
