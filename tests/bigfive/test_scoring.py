import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigfive.items import by_number
from bigfive.norms import AgeBand, Group, Norm, group_of
from bigfive.scales import DOMAINS, FACET_OF, FACETS, FACETS_OF, ITEMS_OF, NUMBERS
from bigfive.scoring import (
    ImpossibleAnswer,
    Result,
    Score,
    TooFewAnswers,
    Word,
    from_plain,
    keyed_value,
    missing_in,
    percentile,
    score,
    score_against,
    to_plain,
)
from tests.bigfive.answers import ALL_MIDDLE, complete, enough

ages = st.none() | st.sampled_from(AgeBand)
ANY_NUMBER = st.integers(-3, 125)


def scores(result: Result) -> list[Score]:
    return [one for one in (*result.domains.values(), *result.facets.values()) if one]


def with_facet(facet: str, *values: int) -> dict[int, int]:
    """Everything in the middle, but for one facet whose items count for these values; fewer are missing."""
    answers = {number: value for number, value in ALL_MIDDLE.items() if FACET_OF[number] != facet}
    return answers | {n: keyed_value(n, value) for n, value in zip(ITEMS_OF[facet], values, strict=False)}


@given(enough(), ages)
def test_scores_stay_on_the_scale_and_bands_contain_them(
    answers: dict[int, int], age: AgeBand | None
) -> None:
    for one in scores(score(answers, age=age)):
        assert 1 <= one.low <= one.mean <= one.high <= 5
        assert one.low < one.high
        assert one.usual is None or 1 <= one.usual[0] < one.usual[1] <= 5
        assert one.percentile is None or 1 <= one.percentile <= 99


@given(enough(), ages, st.data())
def test_a_higher_answer_never_lowers_its_scales(
    answers: dict[int, int], age: AgeBand | None, data: st.DataObject
) -> None:
    number = data.draw(st.sampled_from([n for n, value in answers.items() if value < 5]) | st.none())
    if number is None:
        return
    before, after = score(answers, age=age), score(answers | {number: answers[number] + 1}, age=age)
    if before.facets[FACET_OF[number]] is None:
        assert after == before, "what is left of a facet that is not there counts nowhere"
        return
    rises = by_number()[number].is_reversed is False
    for old, new in zip(scores(before), scores(after), strict=True):
        if old.scale not in (FACET_OF[number], FACET_OF[number][0]):
            assert new == old
            continue
        up, down = (new, old) if rises != (old.scale == "N") else (old, new)
        assert up.mean > down.mean
        assert (up.t is None) == (down.t is None)
        assert up.t is None or down.t is None or up.t > down.t
        assert (up.percentile or 0) >= (down.percentile or 0)


@given(enough(), ages)
def test_answering_the_other_way_round_mirrors_every_score(
    answers: dict[int, int], age: AgeBand | None
) -> None:
    mirrored = {number: 6 - value for number, value in answers.items()}
    for one, other in zip(scores(score(answers, age=age)), scores(score(mirrored, age=age)), strict=True):
        assert other.mean == pytest.approx(6 - one.mean)
        assert (other.low, other.high) == pytest.approx((6 - one.high, 6 - one.low))


@given(st.dictionaries(ANY_NUMBER, st.integers(-1, 7), max_size=130), ages)
def test_no_answer_set_breaks_scoring(answers: dict[int, int], age: AgeBand | None) -> None:
    try:
        score(answers, age=age)
    except (TooFewAnswers, ImpossibleAnswer):
        return


@given(complete, st.sets(st.sampled_from(NUMBERS)), ages)
def test_what_is_missing_is_counted_and_refused_beyond_twelve(
    answers: dict[int, int], missing: set[int], age: AgeBand | None
) -> None:
    given_ = {number: value for number, value in answers.items() if number not in missing}
    assert set(missing_in(given_)) == missing
    if len(missing) > 12:
        with pytest.raises(TooFewAnswers):
            score(given_, age=age)
    else:
        assert score(given_, age=age).missing == len(missing)


@given(enough(), ages)
def test_a_result_can_be_kept_as_json(answers: dict[int, int], age: AgeBand | None) -> None:
    result = score(answers, age=age)
    assert from_plain(json.loads(json.dumps(to_plain(result)))) == result


@pytest.mark.parametrize(("number", "value"), [(1, 0), (1, 6), (28, 3), (121, 3), (0, 3)])
def test_an_answer_that_cannot_be_is_refused(number: int, value: int) -> None:
    with pytest.raises(ImpossibleAnswer):
        score(ALL_MIDDLE | {number: value})


def test_openness_has_a_mean_and_a_band_but_is_compared_with_nobody() -> None:  # BIG-5
    openness = score(ALL_MIDDLE).domains["O"]
    assert openness
    assert openness.mean == 3
    assert (openness.t, openness.percentile, openness.word, openness.usual) == (None, None, None, None)
    assert openness.low < 3 < openness.high


def test_facets_have_bands_and_no_percentile() -> None:  # BIG-5
    result = score(ALL_MIDDLE)
    assert {one.percentile for one in result.facets.values() if one} == {None}
    assert [one for one in result.facets.values() if one is None or one.word is None] == []


def test_emotional_stability_is_neuroticism_turned_round_and_its_facets_are_not() -> None:
    anxious = ALL_MIDDLE | {n: keyed_value(n, 5) for facet in FACETS_OF["N"] for n in ITEMS_OF[facet]}
    result = score(anxious)
    stability, sadness = result.domains["N"], result.facets["N3"]
    assert stability and sadness
    assert (stability.mean, stability.word, stability.percentile) == (1, Word.LOWER, 1)
    assert (sadness.mean, sadness.word) == (5, Word.HIGHER)


def test_one_missing_answer_is_made_up_from_the_other_three() -> None:
    facet = score(with_facet("E1", 5, 4, 3)).facets["E1"]
    whole = score(with_facet("E1", 5, 4, 3, 4)).facets["E1"]
    assert facet and whole
    assert (facet.mean, facet.missing, facet.t) == (4, 1, whole.t)
    assert facet.low < whole.low < whole.high < facet.high, "fewer answers say less"


def test_two_missing_answers_leave_no_facet_and_a_domain_that_is_compared_with_nobody() -> None:
    result = score(with_facet("E1", 5, 5))
    domain = result.domains["E"]
    assert result.facets["E1"] is None
    assert domain
    assert (domain.mean, domain.missing) == (3, 2), "the mean of the other five facets"
    assert (domain.t, domain.percentile, domain.word, domain.usual) == (None, None, None, None)
    assert [code for code, one in result.domains.items() if one is None] == []


def test_two_missing_facets_leave_no_domain() -> None:
    missing = [*ITEMS_OF["E1"][:2], *ITEMS_OF["E2"][:2], *ITEMS_OF["O1"][:2]]
    result = score({n: value for n, value in ALL_MIDDLE.items() if n not in missing})
    assert [code for code, one in result.domains.items() if one is None] == ["E"]
    assert [code for code, one in result.facets.items() if one is None] == ["E1", "E2", "O1"]


def test_a_band_is_a_standard_error_to_either_side() -> None:
    """At a true T of 50 it goes from T 44.3 to 55.7 for a facet and from 46 to 54 for a domain."""
    norms = {scale: Norm(12, 4) for scale in FACETS} | {scale: Norm(72, 20) for scale in DOMAINS}
    result = score_against(Group(None, norms), ALL_MIDDLE)
    facet, domain = result.facets["C1"], result.domains["C"]
    assert facet and domain
    assert (facet.low, facet.high) == pytest.approx((3 - 0.32**0.5, 3 + 0.32**0.5))
    assert (domain.low, domain.high) == pytest.approx((3 - 0.4 * 20 / 24, 3 + 0.4 * 20 / 24))


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ((1, 1, 1, 1), Word.LOWER),
        ((2, 2, 2, 1), Word.LOWER),  # T 37.5, band to 43.2
        ((2, 2, 2, 2), Word.LOWER_BORDER),  # T 40, band to 45.7
        ((3, 3, 3, 2), Word.LOWER_BORDER),  # T 47.5, band from 41.8
        ((3, 3, 3, 3), Word.AVERAGE),  # T 50, the band lies around both borders
        ((3, 3, 3, 4), Word.HIGHER_BORDER),
        ((4, 4, 4, 4), Word.HIGHER_BORDER),
        ((4, 4, 4, 5), Word.HIGHER),
    ],
)
def test_a_score_is_on_the_border_when_its_band_holds_one(values: tuple[int, ...], word: Word) -> None:
    norms = {scale: Norm(12, 4) for scale in FACETS} | {scale: Norm(72, 20) for scale in DOMAINS}
    facet = score_against(Group(None, norms), with_facet("C1", *values)).facets["C1"]
    assert facet
    assert facet.word == word


def test_a_sharper_scale_is_average_without_touching_a_border() -> None:
    norms = {scale: Norm(12, 4) for scale in FACETS} | {scale: Norm(72, 20) for scale in DOMAINS}
    domain = score_against(Group(None, norms), ALL_MIDDLE).domains["C"]
    assert domain
    assert (domain.word, domain.percentile) == (Word.AVERAGE, 50)


@given(st.floats(-100, 200), st.floats(-100, 200))
def test_shown_percentiles_never_turn_back(one: float, other: float) -> None:
    low, high = sorted([one, other])
    assert min(99, round(percentile(low))) <= min(99, round(percentile(high)))


def test_percentiles_are_cut_off_where_johnson_cuts_them_off() -> None:
    assert (percentile(31.9), percentile(73.1)) == (1, 99)
    assert percentile(50) == pytest.approx(50, abs=0.01)


def test_without_an_age_everyone_is_the_group() -> None:
    assert group_of(None).scales["N"] == Norm(66.72, 15.83)


def test_only_the_group_differs_by_age() -> None:
    young, old = score(ALL_MIDDLE, age=AgeBand.UNDER_21), score(ALL_MIDDLE, age=AgeBand.OVER_60)
    assert (young.age, old.age) == (AgeBand.UNDER_21, AgeBand.OVER_60)
    one, other = young.domains["C"], old.domains["C"]
    assert one and other
    assert one.mean == other.mean
    assert one.t is not None and other.t is not None and one.t > other.t
    assert replace(one, t=0) != replace(other, t=0)
