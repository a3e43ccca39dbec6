"""How long it takes to pair a cohort, and how much better that is than pairing greedily."""

import random
import time
from dataclasses import dataclass

from buddies.candidates import Candidate, Group, Ties
from buddies.pairing import divide

ORGANISATIONS = tuple(f"Gemeente {n}" for n in range(1, 6))
THEMES = tuple(f"Thema {n}" for n in range(1, 13))
TIMES = tuple(f"dagdeel {n}" for n in range(1, 11))
TEAMS = 8


@dataclass(frozen=True)
class Paired:
    """`greedy` is the worth of a division that takes the best tie there is, again and again."""

    people: int
    seconds: float
    worth: int
    greedy: int
    left_by_greedy: int


def measure(sizes: tuple[int, ...]) -> list[Paired]:
    return [_measure(_cohort(size)) for size in sizes]


def _measure(people: list[Candidate]) -> Paired:
    began = time.process_time()
    outcome = divide(people)
    seconds = time.process_time() - began
    assert outcome.is_whole
    ties = Ties(people)
    greedy = _greedy(ties)
    left = len(people) - sum(len(group) for group in greedy)
    return Paired(len(people), seconds, ties.total(outcome.groups), ties.total(greedy), left)


def _cohort(size: int) -> list[Candidate]:
    """The same each time. Everyone wishes for three, half have a veto."""
    pick = random.Random(size)
    return [_someone(key, size, pick) for key in range(1, size + 1)]


def _someone(key: int, size: int, pick: random.Random) -> Candidate:
    others = [other for other in range(1, size + 1) if other != key]
    return Candidate(
        key,
        pick.choice(ORGANISATIONS),
        f"Team {pick.randrange(TEAMS)}",
        wishes=frozenset(pick.sample(others, 3)),
        veto=pick.choice(others) if pick.random() < 0.5 else None,
        themes=frozenset(pick.sample(THEMES, 4)),
        reaches=frozenset(pick.sample(ORGANISATIONS, 2)),
        times=frozenset(pick.sample(TIMES, 3)),
    )


def _greedy(ties: Ties) -> list[Group]:
    """The best pair first; who is left over joins the pair that gains most."""
    groups: list[Group] = []
    free = set(ties.keys)
    for pair in sorted(ties.weights, key=lambda pair: (-ties.weights[pair], pair)):
        if free >= set(pair):
            groups.append(pair)
            free -= set(pair)
    if len(ties.keys) % 2 and free:
        key = min(free)
        hosts = [pair for pair in groups if ties.allows((*pair, key))]
        if hosts:
            host = max(hosts, key=lambda pair: ties.worth((*pair, key)) - ties.worth(pair))
            groups[groups.index(host)] = (*host, key)
    return groups
