"""The division itself: plain values in, plain values out (BUD-1, BUD-2)."""

import ast
import inspect
from collections import Counter
from dataclasses import fields, replace
from functools import cache
from itertools import combinations
from types import ModuleType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from buddies import candidates, changing, pairing
from buddies.candidates import WEIGHTS, Candidate, Group, Reason, Rule, Ties, grounds_for, rules_between
from buddies.changing import smallest_changes
from buddies.pairing import Obstacle, divide

STEADY = settings(max_examples=60, deadline=None, derandomize=True)
THEMES = ("Luisteren", "Lef", "Plannen", "Netwerken")
TIMES = ("ma-o", "di-m", "wo-o", "vr-m")
ORGANISATIONS = ("Waterrijk", "Heuvelzoom", "Merenveen")


@st.composite
def cohorts(draw: st.DrawFn, smallest: int = 2, largest: int = 40) -> list[Candidate]:
    """People of a few organisations with a few teams each, who wish and refuse as they like."""
    size = draw(st.integers(smallest, largest))
    teams = draw(st.integers(1, 6))
    return [draw(_someone(key, size, teams)) for key in range(1, size + 1)]


@st.composite
def _someone(draw: st.DrawFn, key: int, size: int, teams: int) -> Candidate:
    others = st.integers(1, size).filter(lambda other: other != key)
    few = st.frozensets(others, max_size=3)
    return Candidate(
        key=key,
        organisation=draw(st.sampled_from(("", *ORGANISATIONS))),
        team=draw(st.sampled_from(["", *(f"Team {n}" for n in range(teams))])),
        wishes=draw(few),
        veto=draw(st.none() | others),
        themes=draw(st.frozensets(st.sampled_from(THEMES), max_size=3)),
        reaches=draw(st.frozensets(st.sampled_from(ORGANISATIONS), max_size=2)),
        times=draw(st.frozensets(st.sampled_from(TIMES), max_size=2)),
        earlier=draw(few),
    )


def exhaustive(people: list[Candidate]) -> int | None:
    """The best total there is, by trying everything; written apart from the code it judges."""
    by_key = {one.key: one for one in people}

    @cache
    def tie(one: int, other: int) -> int | None:
        mine, theirs = by_key[one], by_key[other]
        kept = rules_between(mine, theirs)
        return None if kept else sum(ground.weight for ground in grounds_for(mine, theirs))

    @cache
    def rest(keys: Group, trios: int) -> int | None:
        if not keys:
            return None if trios else 0
        first, *others = keys
        totals = []
        for size in (1, 2) if trios else (1,):
            for chosen in combinations(others, size):
                ties = [tie(*pair) for pair in combinations((first, *chosen), 2)]
                left = tuple(key for key in others if key not in chosen)
                beyond = rest(left, trios - (size == 2))
                if None not in ties and beyond is not None:
                    totals.append(beyond + sum(ties) * (2 if size == 1 else 1))
        return max(totals, default=None)

    return rest(tuple(sorted(by_key)), len(people) % 2)


@STEADY
@given(people=cohorts())
def test_everybody_is_in_exactly_one_group_and_no_hard_rule_is_broken(people: list[Candidate]) -> None:
    outcome = divide(people)  # BUD-1, BUD-2
    seated = [key for group in outcome.groups for key in group]
    assert sorted([*seated, *outcome.alone]) == [one.key for one in people]
    ties = Ties(people)
    assert [group for group in outcome.groups if ties.broken_in(group)] == []
    sizes = Counter(len(group) for group in outcome.groups)
    if outcome.is_whole:
        assert sizes[3] == len(people) % 2
        assert set(sizes) <= {2, 3}
        assert outcome.in_the_way == frozenset()
    else:
        assert outcome.in_the_way
        assert sizes[3] <= len(people) % 2


@settings(STEADY, max_examples=120)
@given(people=cohorts(largest=11))
def test_up_to_eleven_people_nothing_better_exists(people: list[Candidate]) -> None:  # BUD-2
    outcome, best = divide(people), exhaustive(people)
    assert outcome.is_whole == (best is not None)
    if best is not None:
        assert Ties(people).total(outcome.groups) == best


@settings(STEADY, max_examples=12)
@given(people=cohorts(smallest=13, largest=15).filter(lambda people: len(people) % 2))
def test_a_larger_odd_cohort_has_a_division_whenever_there_is_one(people: list[Candidate]) -> None:  # BUD-2
    outcome, best = divide(people), exhaustive(people)
    assert outcome.is_whole == (best is not None)
    if best is not None:
        assert Ties(people).total(outcome.groups) >= best * 0.97


@STEADY
@given(people=cohorts(largest=14), data=st.data())
def test_what_is_locked_stays_and_the_rest_is_still_the_best(  # BUD-2
    people: list[Candidate], data: st.DataObject
) -> None:
    whole = divide(people)
    assume(whole.is_whole and len(whole.groups) > 1)
    locked = data.draw(st.lists(st.sampled_from(whole.groups), unique=True, min_size=1))
    again = divide(people, locked=locked)
    assert set(locked) <= set(again.groups)
    assert (again.is_whole, Ties(people).total(again.groups)) == (True, Ties(people).total(whole.groups))


def test_a_person_out_of_a_locked_trio_leaves_no_second_trio() -> None:
    people = [Candidate(key) for key in range(1, 7)]
    outcome = divide(people, locked=[(1, 2, 3)])
    assert (outcome.is_whole, len(outcome.groups)) == (False, 2)
    assert outcome.in_the_way == {Obstacle.LOCKED}


def full_of(size: int, **same: object) -> list[Candidate]:
    return [replace(Candidate(key), **same) for key in range(1, size + 1)]


def vetoing_around(size: int) -> list[Candidate]:
    return [replace(Candidate(key), veto=key % size + 1) for key in range(1, size + 1)]


@pytest.mark.parametrize(
    ("people", "in_the_way"),
    [
        (full_of(1), Obstacle.NUMBER),
        (full_of(16, organisation="Waterrijk", team="Wonen"), Obstacle.TEAM),
        (full_of(15, team=" wonen "), Obstacle.TEAM),
        (vetoing_around(2), Obstacle.VETO),
        (vetoing_around(3), Obstacle.VETO),
        (vetoing_around(5), Obstacle.VETO),
    ],
)
def test_the_hard_rule_that_stands_in_the_way_is_named(  # BUD-2
    people: list[Candidate], in_the_way: Obstacle
) -> None:
    outcome = divide(people)
    assert (outcome.is_whole, outcome.in_the_way) == (False, {in_the_way})


def test_two_teams_in_an_odd_number_leave_no_trio() -> None:  # BUD-2
    """Of any three, two are colleagues: nobody can be the third, however many there are."""
    people = [replace(Candidate(key), team=f"Team {key % 2}") for key in range(1, 22)]
    outcome = divide(people)
    assert (len(outcome.alone), outcome.in_the_way) == (1, {Obstacle.TEAM})


def test_both_rules_are_named_when_neither_alone_is_to_blame() -> None:
    people = [Candidate(1, team="A", veto=2), Candidate(2, team="A")]
    assert divide(people).in_the_way == {Obstacle.TEAM, Obstacle.VETO}


def test_everyone_vetoes_everyone_they_can() -> None:  # BUD-2
    """One veto each, around the table: there is still a division, and it crosses none.

    Not of five: of any three, two sit beside each other.
    """
    for size in (4, 6, 7, 15, 16):
        outcome = divide(vetoing_around(size))
        assert outcome.is_whole
        assert [group for group in outcome.groups if Ties(vetoing_around(size)).broken_in(group)] == []


def test_a_hidden_trio_is_found_by_the_full_search() -> None:
    """Two teams and one outsider: the trio can only be around the outsider."""
    people = [replace(Candidate(key), team=f"Team {key % 2}") for key in range(1, 21)]
    outcome = divide([*people, Candidate(21)])
    assert outcome.is_whole
    assert [21 in group for group in outcome.groups if len(group) == 3] == [True]


def test_teams_of_different_organisations_are_different_teams() -> None:  # BUD-2
    one, other = Candidate(1, "Waterrijk", "Financiën"), Candidate(2, "Merenveen", "Financiën")
    assert rules_between(one, other) == frozenset()
    assert rules_between(one, replace(other, organisation="waterrijk")) == {Rule.TEAM}
    assert rules_between(replace(one, team=""), replace(other, team="")) == frozenset()


def test_each_reason_weighs_what_the_table_says() -> None:  # BUD-2
    one = Candidate(
        1, "Waterrijk", wishes=frozenset({2}), themes=frozenset("abcd"), times=frozenset({"ma-o"})
    )
    other = Candidate(
        2, "Merenveen", wishes=frozenset({1}), themes=frozenset("abcd"), times=frozenset({"ma-o"})
    )
    one, other = (
        replace(one, reaches=frozenset({"Merenveen"})),
        replace(other, reaches=frozenset({"Waterrijk"})),
    )
    found = {ground.reason: ground.weight for ground in grounds_for(one, other)}
    assert found == {
        Reason.MUTUAL_WISH: 40,
        Reason.OTHER_ORGANISATION: 10,
        Reason.THEMES: 9,
        Reason.REACHABLE: 6,
        Reason.TIMES: 6,
        Reason.NEW: 5,
    }
    again = replace(one, wishes=frozenset(), earlier=frozenset({2}))
    assert {g.reason for g in grounds_for(again, other)} == set(found) - {Reason.MUTUAL_WISH, Reason.NEW} | {
        Reason.ONE_SIDED_WISH
    }


def test_a_mutual_wish_outweighs_all_the_rest_together() -> None:
    rest = sum(WEIGHTS[one] for one in Reason if one not in (Reason.MUTUAL_WISH, Reason.ONE_SIDED_WISH))
    assert WEIGHTS[Reason.MUTUAL_WISH] > rest + 2 * WEIGHTS[Reason.THEMES]


MODULES = (candidates, pairing, changing)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_pairing_cannot_import_a_score_an_age_or_a_sex(module: ModuleType) -> None:  # BUD-2, BIG-5
    """It knows the standard library, networkx and itself; so no table of this project."""
    known = {one.__name__ for one in MODULES}
    imported = {
        name
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        for name in (
            [node.module]
            if isinstance(node, ast.ImportFrom)
            else [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert imported <= known | {"collections.abc", "dataclasses", "enum", "itertools", "networkx"}


def test_pairing_cannot_receive_a_score_an_age_or_a_sex() -> None:  # BUD-2, BIG-5
    assert {one.name for one in fields(Candidate)} == {
        "key",
        "organisation",
        "team",
        "wishes",
        "veto",
        "themes",
        "reaches",
        "times",
        "earlier",
    }
    assert list(inspect.signature(divide).parameters) == ["people", "locked"]


@STEADY
@given(people=cohorts(smallest=5, largest=16), data=st.data())
def test_who_left_is_replaced_with_as_few_others_touched_as_can_be(  # BUD-2
    people: list[Candidate], data: st.DataObject
) -> None:
    whole = divide(people)
    assume(whole.is_whole)
    group = data.draw(st.sampled_from([one for one in whole.groups if len(one) == 2]))
    gone, stays = group
    here, ties = [one for one in people if one.key != gone], Ties([one for one in people if one.key != gone])
    standing = [one for one in whole.groups if one != group]
    changes = smallest_changes((stays,), standing, ties)
    for change in changes:
        after = [*(one for one in standing if one not in change.opened), *change.made]
        assert sorted(key for one in after for key in one) == [one.key for one in here]
        assert sum(len(one) == 3 for one in after) == len(here) % 2
        assert all(ties.allows(one) for one in change.made)
        assert change.gain == ties.total(change.made) - ties.total(change.opened)
    assert len({len(change.opened) for change in changes}) <= 1
    if not changes:
        assert not any(ties.allows((*one, stays)) for one in standing if len(one) == 2) or len(here) % 2 == 0


def test_who_asked_for_another_does_not_get_the_same_one() -> None:  # BUD-2
    people = [Candidate(key, wishes=frozenset({3 - key} if key < 3 else ())) for key in range(1, 7)]
    ties = Ties(people, apart=[frozenset({1, 2})])
    changes = smallest_changes((1, 2), [(3, 4), (5, 6)], ties)
    assert [change.opened for change in changes] == [((3, 4),), ((5, 6),)]
    assert [(1, 2) in change.made for change in changes] == [False, False]
