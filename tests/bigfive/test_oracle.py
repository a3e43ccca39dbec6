"""The scores against those of another program, the PyPI package five-factor-e (BIG-5).

Of that program only sums and percentiles are used. Its words (low, average, high) hold the limits of T-scores
against percentiles; it stops with BaseException on a bad answer, and takes an answer that is given twice.
"""

from copy import deepcopy
from dataclasses import dataclass

import pytest
from ipipneo import IpipNeo
from ipipneo.norm import Norm
from ipipneo.reverse import ReverseScored120
from ipipneo.utility import organize_list_json

from bigfive.norms import PUBLISHED, AgeBand, Group, Sex, group_of
from bigfive.scales import DOMAINS, FACETS, FACETS_OF, NUMBERS
from bigfive.scoring import Result, Score, percentile, score, score_against
from tests.bigfive.answers import sets_of_answers

EXACT = 1e-9
WITH_O6 = tuple(range(1, 121))
LETTERS = {Sex.MEN: "M", Sex.WOMEN: "F"}
YEARS = {AgeBand.UNDER_21: 20, AgeBand.TO_40: 21, AgeBand.TO_60: 60, AgeBand.OVER_60: 61}
COMPARED = [domain for domain in DOMAINS if domain != "O"]


@dataclass(frozen=True)
class Judged:
    """Sums and percentiles by facet and domain."""

    sums: dict[str, float]
    percentiles: dict[str, float]


def theirs(answers: dict[int, int], *, sex: str, age: int) -> Judged:
    program = IpipNeo(question=120)
    given = {"answers": [{"id_question": n, "id_select": value} for n, value in answers.items()]}
    keyed = organize_list_json(answers=ReverseScored120(answers=deepcopy(given)))
    numbered = program.b5create(score=program.score(answers=keyed))
    sums = {facet: numbered[facet[0]][int(facet[1])] for facet in FACETS}
    told = program.compute(sex=sex, age=age, answers=given)["person"]["result"]["personalities"]
    percentiles: dict[str, float] = {}
    for (one,) in (domain.values() for domain in told):
        letter = next(key for key in one if key in DOMAINS)
        percentiles[letter] = one[letter]
        percentiles |= {f"{letter}{trait['trait']}": _number_in(trait) for trait in one["traits"]}
    sums |= {domain: sum(sums[facet] for facet in FACETS_OF[domain]) for domain in DOMAINS}
    return Judged(sums, {scale: percentiles[scale] for scale in (*COMPARED, *FACETS)})


def _number_in(trait: dict[str, float]) -> float:
    return next(value for key, value in trait.items() if key not in ("trait", "score"))


def ours(result: Result) -> Judged:
    scores = [one for one in (*result.domains.values(), *result.facets.values()) if one]
    return Judged(
        {one.scale: _upright(one, one.mean, 6) * _items(one) for one in scores},
        {one.scale: percentile(_upright(one, one.t, 100)) for one in scores if one.t is not None},
    )


def _upright(one: Score, value: float, whole: int) -> float:
    """Neuroticism, as the other program has it, instead of emotional stability."""
    return whole - value if one.scale == "N" else value


def _items(one: Score) -> int:
    return 4 * len(FACETS_OF.get(one.scale, [one.scale]))


def asked(answers: dict[int, int]) -> dict[int, int]:
    return {number: answers[number] for number in NUMBERS}


@pytest.mark.parametrize(("sex", "age"), PUBLISHED)
def test_1000_answer_sets_score_alike_in_each_norm_group(sex: Sex, age: AgeBand) -> None:  # BIG-5
    group = PUBLISHED[sex, age]
    for answers in sets_of_answers(1000, numbers=WITH_O6, seed=6):
        agree(group, answers, sex=LETTERS[sex], age=YEARS[age])


@pytest.mark.parametrize("age", AgeBand)
def test_the_mean_of_both_norms_is_what_the_app_uses(age: AgeBand) -> None:  # BIG-5
    for answers in sets_of_answers(100, numbers=WITH_O6, seed=7):
        agree(group_of(age), answers, sex="N", age=YEARS[age])
        assert score(asked(answers), age=age) == score_against(group_of(age), asked(answers))


def agree(group: Group, answers: dict[int, int], *, sex: str, age: int) -> None:
    mine = ours(score_against(group, asked(answers)))
    other = theirs(answers, sex=sex, age=age)
    assert mine.sums == pytest.approx(other.sums, abs=EXACT)
    assert mine.percentiles == pytest.approx(other.percentiles, abs=EXACT)


@pytest.mark.parametrize(("sex", "age"), PUBLISHED)
def test_norms_are_the_published_ones(sex: Sex, age: AgeBand) -> None:
    numbers = Norm(sex=LETTERS[sex], age=YEARS[age], nquestion=120)["ns"]
    mine = PUBLISHED[sex, age].scales
    inside = [[mine[f"{d}{n}"] for n in range(1, 7)] for d in DOMAINS]
    told = [mine[d].mean for d in DOMAINS] + [mine[d].sd for d in DOMAINS]
    told += [value for six in inside for value in [*(one.mean for one in six), *(one.sd for one in six)]]
    assert numbers == [0, *told]
