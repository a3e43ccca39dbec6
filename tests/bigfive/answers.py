"""Answers to the questionnaire, made up in several ways."""

import random
from collections.abc import Iterator

from hypothesis import strategies as st

from bigfive.scales import NUMBERS

ALL_MIDDLE = dict.fromkeys(NUMBERS, 3)

complete = st.lists(st.integers(1, 5), min_size=len(NUMBERS), max_size=len(NUMBERS)).map(
    lambda values: dict(zip(NUMBERS, values, strict=True))
)


@st.composite
def enough(draw: st.DrawFn) -> dict[int, int]:
    """With as many answers missing as a result allows."""
    answers = draw(complete)
    missing = draw(st.sets(st.sampled_from(NUMBERS), max_size=12))
    return {number: value for number, value in answers.items() if number not in missing}


def sets_of_answers(count: int, *, numbers: tuple[int, ...] = NUMBERS, seed: int) -> Iterator[dict[int, int]]:
    """Each by somebody with a taste of their own, so that extremes come by as well."""
    chance = random.Random(seed)
    for _ in range(count):
        taste = [chance.random() ** 2 for _ in range(5)]
        yield dict(zip(numbers, chance.choices(range(1, 6), taste, k=len(numbers)), strict=True))
