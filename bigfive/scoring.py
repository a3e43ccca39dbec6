"""From answers to scores, by Johnson's published method (BIG-5). Plain values in, plain values out.

An answer to a reversed item counts as 6 minus that answer. A facet is the sum of its four items, a domain
that of its facets. T = 50 + 10 × (sum - mean of the norm) / its standard deviation; the percentile is
Johnson's cubic of T.

What was not answered: one item of a facet is made up from the mean of the other three; with two missing there
is no facet. A domain without one of its facets is the mean of the others, and like Openness, of which facet
O6 is never asked, it is compared with nobody: the norms are of six facets. Without two facets there is no
domain, and with more than twelve items missing no result.

A band is one standard error to either side, so that in about two of three cases it holds the score one would
have without chance. It follows from the alpha of the scale; fewer items make it wider.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache, lru_cache
from math import hypot, sqrt
from typing import Any, NamedTuple

from bigfive.items import by_number
from bigfive.norms import AgeBand, Group, Norm, group_of
from bigfive.scales import DOMAINS, FACETS, FACETS_OF, ITEMS_OF, ITEMS_OF_A_FACET, NUMBERS
from people.refusals import Refusal

type Answers = Mapping[int, int]

MOST_MISSING = 12
LOWEST, HIGHEST = 1, 5
# The mean alphas in Johnson (2014): one value for all domains, one for all facets.
DOMAIN_ALPHA, FACET_ALPHA = 0.84, 0.68
# Shown as Emotionele stabiliteit: the other way round.
TURNED = "N"
FACETS_OF_A_DOMAIN = 6  # in the norms
LOW_T, HIGH_T = 45, 55


class TooFewAnswers(Refusal):
    message = (
        "Er zijn nog meer dan twaalf vragen open. Dan is er te weinig om een uitslag te maken. "
        "Je antwoorden zijn bewaard."
    )


class ImpossibleAnswer(ValueError):
    """Not one of the items, or not a whole number from 1 to 5."""


class Word(StrEnum):
    LOWER = "lower"
    LOWER_BORDER = "lower_border"
    AVERAGE = "average"
    HIGHER_BORDER = "higher_border"
    HIGHER = "higher"


@dataclass(frozen=True)
class Score:
    """On the scale from 1 to 5 of the answers, and what the norms say of it. Domain N stands turned round."""

    scale: str
    mean: float
    low: float
    high: float
    usual: tuple[float, float] | None
    t: float | None
    percentile: int | None
    word: Word | None
    missing: int


@dataclass(frozen=True)
class Result:
    age: AgeBand | None
    domains: Mapping[str, Score | None]
    facets: Mapping[str, Score | None]
    missing: int


def score(answers: Answers, *, age: AgeBand | None = None) -> Result:
    return score_against(group_of(age), answers)


def score_against(group: Group, answers: Answers) -> Result:
    missing, keyed = len(NUMBERS) - len(answers), _keyed(answers)
    if missing > MOST_MISSING:
        raise TooFewAnswers
    given = {facet: [keyed[n] for n in ITEMS_OF[facet] if n in keyed] for facet in FACETS}
    parts = {facet: _part(facet, sum(values), len(values)) for facet, values in given.items()}
    return Result(
        age=group.age,
        domains={domain: _domain(group, domain, parts) for domain in DOMAINS},
        facets={facet: _facet(group, part) if part.is_enough else None for facet, part in parts.items()},
        missing=missing,
    )


def missing_in(answers: Answers) -> tuple[int, ...]:
    """The items that are still open, in the order in which they are asked."""
    return tuple(number for number in NUMBERS if number not in answers)


def keyed_value(number: int, answer: int) -> int:
    """What an answer counts for."""
    return LOWEST + HIGHEST - answer if by_number()[number].is_reversed else answer


def percentile(t: float) -> float:
    """Johnson's cubic. It turns down by less than one above T 71, which rounding at 99 takes away."""
    if t < 32:
        return 1
    if t > 73:
        return 99
    return 210.335958661391 - 16.7379362643389 * t + 0.405936512733332 * t**2 - 0.00270624341822222 * t**3


def _keyed(answers: Answers) -> dict[int, int]:
    worth = _worth()
    try:
        return {number: worth[number, answer] for number, answer in answers.items()}
    except KeyError as error:
        raise ImpossibleAnswer(f"item and answer {error}") from error


@cache
def _worth() -> Mapping[tuple[int, int], int]:
    """What each possible answer to each item counts for."""
    values = range(LOWEST, HIGHEST + 1)
    return {(number, value): keyed_value(number, value) for number in NUMBERS for value in values}


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A facet as it was answered; its total is as if all four items were."""

    facet: str
    total: float
    answered: int
    missing: int
    is_enough: bool


@cache
def _part(facet: str, given: int, answered: int) -> _Part:
    """There are only so many ways to answer a facet."""
    missing = ITEMS_OF_A_FACET - answered
    total = given * ITEMS_OF_A_FACET / answered if answered else 0
    return _Part(facet, total, answered, missing, is_enough=missing <= 1)


@lru_cache(maxsize=8192)
def _facet(group: Group, part: _Part) -> Score:
    error = _error_of(group, part)
    total = _Sum(group, part.facet, part.total, ITEMS_OF_A_FACET, error, part.missing)
    return _judged(total, is_compared=True)


def _domain(group: Group, domain: str, parts: Mapping[str, _Part]) -> Score | None:
    asked = [parts[facet] for facet in FACETS_OF[domain]]
    there = [part for part in asked if part.is_enough]
    if len(there) < len(asked) - 1:
        return None
    missing = sum([part.missing for part in asked])
    items, is_whole = ITEMS_OF_A_FACET * len(there), len(there) == FACETS_OF_A_DOMAIN
    if is_whole:
        error = _standard_error(group, domain, DOMAIN_ALPHA, 1 - missing / items)
    else:
        error = hypot(*(_error_of(group, part) for part in there))
    total = _Sum(group, domain, sum([part.total for part in there]), items, error, missing)
    return _judged(total, is_compared=is_whole)


def _error_of(group: Group, part: _Part) -> float:
    return _standard_error(group, part.facet, FACET_ALPHA, part.answered / ITEMS_OF_A_FACET)


@cache
def _standard_error(group: Group, scale: str, alpha: float, answered: float) -> float:
    """Of a sum. Alpha is that of the part that was answered, by Spearman and Brown."""
    shorter = answered * alpha / (1 + (answered - 1) * alpha)
    return group.scales[scale].sd * sqrt(1 - shorter)


class _Sum(NamedTuple):
    """Of a facet or a domain, with its standard error, on its way to what is shown."""

    group: Group
    scale: str
    value: float
    items: int
    error: float
    missing: int

    @property
    def norm(self) -> Norm:
        return self.group.scales[self.scale]

    def as_means(self, *totals: float) -> tuple[float, ...]:
        """From low to high, as means that stay within the scale."""
        means = (min(HIGHEST, max(LOWEST, total / self.items)) for total in totals)
        turned = self.scale == TURNED
        return tuple(sorted(LOWEST + HIGHEST - mean if turned else mean for mean in means))

    @property
    def t(self) -> float:
        t = 50 + 10 * (self.value - self.norm.mean) / self.norm.sd
        return 100 - t if self.scale == TURNED else t

    @property
    def usual(self) -> tuple[float, float]:
        """Where T 45 and T 55 lie."""
        low, high = self.as_means(self.norm.mean - self.norm.sd / 2, self.norm.mean + self.norm.sd / 2)
        return low, high

    @property
    def word(self) -> Word:
        """On the border when the band holds one of both borders; a band around both lies in the middle."""
        t, error = self.t, 10 * self.error / self.norm.sd
        at_low, at_high = (abs(t - border) < error for border in (LOW_T, HIGH_T))
        if at_low != at_high:
            return Word.LOWER_BORDER if at_low else Word.HIGHER_BORDER
        if LOW_T <= t <= HIGH_T:
            return Word.AVERAGE
        return Word.LOWER if t < LOW_T else Word.HIGHER


@lru_cache(maxsize=16_384)
def _judged(total: _Sum, *, is_compared: bool) -> Score:
    """There are only so many sums; the answers of most people come to ones that were met before."""
    low, high = total.as_means(total.value - total.error, total.value + total.error)
    has_percentile = is_compared and total.scale in DOMAINS
    return Score(
        scale=total.scale,
        mean=total.as_means(total.value)[0],
        low=low,
        high=high,
        usual=total.usual if is_compared else None,
        t=total.t if is_compared else None,
        percentile=_shown_percentile(total.t) if has_percentile else None,
        word=total.word if is_compared else None,
        missing=total.missing,
    )


def _shown_percentile(t: float) -> int:
    return min(99, max(1, round(percentile(t))))


def to_plain(result: Result) -> dict[str, Any]:
    """For keeping as JSON."""
    return asdict(result)


def from_plain(kept: Mapping[str, Any]) -> Result:
    return Result(
        age=AgeBand(kept["age"]) if kept["age"] else None,
        domains=_scores(kept["domains"]),
        facets=_scores(kept["facets"]),
        missing=kept["missing"],
    )


def _scores(kept: Mapping[str, Any]) -> dict[str, Score | None]:
    return {scale: None if one is None else _score(one) for scale, one in kept.items()}


def _score(kept: Mapping[str, Any]) -> Score:
    usual, word = kept["usual"], kept["word"]
    return Score(**{**kept, "usual": tuple(usual) if usual else None, "word": Word(word) if word else None})
