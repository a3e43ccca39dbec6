import random
from datetime import UTC, datetime, timedelta

import pytest

from bigfive.carefulness import Note, agreement_of_halves, notes, pace, share_of_one_answer
from bigfive.norms import group_of
from bigfive.scales import FACETS, ITEMS_OF, NUMBERS
from bigfive.scoring import keyed_value
from tests.bigfive.answers import ALL_MIDDLE

START = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)


def honest(chance: random.Random) -> dict[int, int]:
    """Who has a place on each facet, and answers its items near that place."""
    answers = {}
    for facet in FACETS:
        norm = group_of(None).scales[facet]
        place = norm.mean / 4 + chance.gauss() * norm.sd / 4 * 0.68**0.5
        for number in ITEMS_OF[facet]:
            answers[number] = keyed_value(number, min(5, max(1, round(place + chance.gauss() * 0.8))))
    return answers


def at(*seconds: float) -> list[datetime]:
    return [START + timedelta(seconds=second) for second in seconds]


def test_an_honest_answerer_is_hardly_ever_noted_and_a_random_one_nearly_always() -> None:
    chance = random.Random(6)
    careful = [honest(chance) for _ in range(500)]
    careless = [{number: chance.randint(1, 5) for number in NUMBERS} for _ in range(500)]
    noted = [sum(bool(notes(answers)) for answers in group) / 500 for group in (careful, careless)]
    assert noted[0] < 0.05
    assert noted[1] > 0.90


def test_one_answer_nearly_everywhere_is_noted() -> None:
    answers = ALL_MIDDLE | dict.fromkeys(NUMBERS[:17], 4)  # 99 of 116 in the middle
    assert share_of_one_answer(answers) == pytest.approx(99 / 116)
    assert Note.SAME in notes(answers)
    assert Note.SAME not in notes(answers | {NUMBERS[17]: 4})


def test_a_run_of_one_answer_is_no_evidence() -> None:
    chance = random.Random(1)
    answers = honest(chance) | dict.fromkeys(NUMBERS[:15], 3)
    assert notes(answers) == ()


@pytest.mark.parametrize(("seconds", "noted"), [(None, False), (1.9, True), (2.0, False), (8.0, False)])
def test_answering_too_fast_is_noted_when_the_pace_is_known(seconds: float | None, noted: bool) -> None:
    assert (Note.FAST in notes(honest(random.Random(1)), pace=seconds)) == noted


def test_the_pace_leaves_out_pauses_and_takes_a_screen_at_once_as_ten() -> None:
    assert pace(at(0, 4, 8)) == 4
    assert pace(at(0, 10, 3600)) == 20, "a pause counts for half a minute"
    assert pace(at(0, *[40] * 10)) == 3
    assert pace(at(8, 0, 4)) == 4
    assert (pace([]), pace(at(0))) == (None, None)


def test_halves_are_compared_by_what_answers_count_for() -> None:
    """Items 1 and 3 of each facet say one thing, 2 and 4 the opposite."""
    places = {facet: 1 + n % 5 for n, facet in enumerate(FACETS)}
    agreeing, opposed = (
        {
            number: keyed_value(number, 6 - places[facet] if turned and n % 2 else places[facet])
            for facet in FACETS
            for n, number in enumerate(ITEMS_OF[facet])
        }
        for turned in (False, True)
    )
    assert agreement_of_halves(agreeing) == pytest.approx(1)
    assert agreement_of_halves(opposed) == pytest.approx(-1)
    assert (notes(agreeing), notes(opposed)) == ((), (Note.HALVES,))


@pytest.mark.parametrize("answers", [{}, {1: 3}, ALL_MIDDLE])
def test_halves_that_cannot_be_compared_are_not_noted(answers: dict[int, int]) -> None:
    assert agreement_of_halves(answers) is None
    assert Note.HALVES not in notes(answers)
