"""Gentle notes on how the answers came about, for the participant alone. Found on showing, never kept."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from statistics import StatisticsError, correlation, mean

from bigfive.scales import ITEMS_OF
from bigfive.scoring import Answers, keyed_value

FASTEST_PACE = 2  # seconds an item
MOST_ALIKE = 0.85
LEAST_AGREEMENT = 0.30
# A longer silence is a pause, and says nothing about how long one thought.
LONGEST_THOUGHT = 30


class Note(StrEnum):
    FAST = "fast"
    SAME = "same"
    HALVES = "halves"


def notes(answers: Answers, *, pace: float | None = None) -> tuple[Note, ...]:
    agreement = agreement_of_halves(answers)
    found = {
        Note.FAST: pace is not None and pace < FASTEST_PACE,
        Note.SAME: share_of_one_answer(answers) >= MOST_ALIKE,
        Note.HALVES: agreement is not None and agreement < LEAST_AGREEMENT,
    }
    return tuple(note for note, is_so in found.items() if is_so)


def pace(moments: Sequence[datetime]) -> float | None:
    """Seconds an item, from the moments at which the answers were saved; several may be saved at once."""
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(sorted(moments))]
    return mean(min(gap, LONGEST_THOUGHT) for gap in gaps) if gaps else None


def share_of_one_answer(answers: Answers) -> float:
    given = list(answers.values())
    return max(given.count(value) for value in given) / len(given) if given else 0


def agreement_of_halves(answers: Answers) -> float | None:
    """Over the facets: items 1 and 3 of each against 2 and 4. None where there is nothing to compare."""
    whole = [numbers for numbers in ITEMS_OF.values() if all(number in answers for number in numbers)]
    counted = [[keyed_value(number, answers[number]) for number in numbers] for numbers in whole]
    try:
        return correlation([a + c for a, _, c, _ in counted], [b + d for _, b, _, d in counted])
    except StatisticsError:
        return None
