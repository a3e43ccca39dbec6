"""Dividing people into pairs, with one trio when their number is odd (BUD-1, BUD-2).

Plain values in, plain values out. What goes in is all that counts: see `candidates.Candidate`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import networkx

from buddies.candidates import Candidate, Group, Rule, Ties

# Up to here a trio is looked for among all that there can be.
ALL_TRIOS_UP_TO = 12
# About how many pairs of people may be weighed while each is left out in turn: of forty people, all.
EFFORT = 64_000


class Obstacle(StrEnum):
    """Why someone is left without a partner."""

    NUMBER = "nobody else"
    LOCKED = "locked groups"
    TEAM = "same team"
    VETO = "veto"


@dataclass(frozen=True)
class Outcome:
    """A division. When there is none, as much of it as can be, who is left, and what stands in the way."""

    groups: tuple[Group, ...]
    alone: tuple[int, ...] = ()
    in_the_way: frozenset[Obstacle] = frozenset()

    @property
    def is_whole(self) -> bool:
        return not self.alone


def divide(people: Sequence[Candidate], *, locked: Iterable[Group] = ()) -> Outcome:
    """The division that suits everybody best together; locked groups stay as they are."""
    kept, ties = tuple(_sorted(locked)), Ties(people)
    rest = _without(ties.keys, kept)
    has_trio = any(len(group) == 3 for group in kept)
    groups = best(rest, ties, may_have_trio=not has_trio)
    if groups is not None:
        return Outcome(tuple(_sorted((*kept, *groups))))
    part = _as_far_as_possible(rest, ties, may_have_trio=not has_trio)
    return Outcome(
        tuple(_sorted((*kept, *part))), _without(rest, part), _in_the_way(people, kept, has_trio=has_trio)
    )


def best(keys: Group, ties: Ties, *, may_have_trio: bool = True) -> list[Group] | None:
    """Everybody in a group, or None when that cannot be."""
    if len(keys) % 2 == 0:
        return _matched(keys, ties)
    if len(keys) == 1 or not may_have_trio:
        return None
    return _best_of_all(keys, ties) if len(keys) <= ALL_TRIOS_UP_TO else _found(keys, ties)


def _matched(keys: Group, ties: Ties) -> list[Group] | None:
    """The best pairs there are, exactly; None when they do not hold everybody."""
    pairs = _matching(keys, ties)
    return pairs if 2 * len(pairs) == len(keys) else None


def _matching(keys: Group, ties: Ties) -> list[Group]:
    """As many pairs as can be, and of those the best."""
    graph = networkx.Graph()
    graph.add_nodes_from(keys)
    graph.add_weighted_edges_from(
        (*pair, ties.weights[pair]) for pair in combinations(keys, 2) if pair in ties.weights
    )
    return _sorted(networkx.max_weight_matching(graph, maxcardinality=True))


def _best_of_all(keys: Group, ties: Ties) -> list[Group] | None:
    """Exactly: each trio there can be, with the best pairs of the others."""
    trios = [trio for trio in combinations(keys, 3) if ties.allows(trio)]
    divisions = (_around(trio, keys, ties) for trio in trios)
    return max((one for one in divisions if one), key=ties.total, default=None)


def _around(trio: Group, keys: Group, ties: Ties) -> list[Group] | None:
    pairs = _matched(_without(keys, [trio]), ties)
    return None if pairs is None else [trio, *pairs]


def _found(keys: Group, ties: Ties) -> list[Group] | None:
    """Each one is left out in turn and joins the best pair of the others; then improved.

    Of more than forty people only those are left out who promise most, so that no trainer has to wait.
    """
    pairs = _matching(keys, ties)
    if 2 * len(pairs) < len(keys) - 1:
        return None
    tries = max(2, EFFORT // len(keys) ** 2)
    promising = sorted(keys, key=lambda key: -_best_join(key, pairs, ties))
    started = (_joined(key, keys, ties) for key in promising[:tries])
    found = max((one for one in started if one), key=ties.total, default=None)
    found = found or _searched(keys, ties)
    return _improved(found, keys, ties) if found else None


def _joined(key: int, keys: Group, ties: Ties) -> list[Group] | None:
    pairs = _matched(_without(keys, [(key,)]), ties)
    hosts = [pair for pair in pairs or () if ties.allows((*pair, key))]
    if pairs is None or not hosts:
        return None
    host = max(hosts, key=lambda pair: _gain(pair, key, ties))
    return [tuple(sorted((*host, key))), *(pair for pair in pairs if pair != host)]


def _gain(pair: Group, key: int, ties: Ties) -> int:
    return ties.worth((*pair, key)) - ties.worth(pair)


def _best_join(key: int, pairs: Iterable[Group], ties: Ties) -> int:
    """What the best of these pairs gains by taking this person in; 0 when none may."""
    hosts = (pair for pair in pairs if key not in pair and ties.allows((*pair, key)))
    return max((_gain(pair, key, ties) for pair in hosts), default=0)


def _searched(keys: Group, ties: Ties) -> list[Group] | None:
    """Whether there is any division with a trio: for who is left out, pairs of which one takes them in.

    A tie counts one when both its ends go with who is left out, and nothing otherwise: so the best pairs hold
    such a tie when any do.
    """
    for key in keys:
        hosts = Ties(())
        hosts.weights = {pair: int(ties.allows((*pair, key))) for pair in ties.weights if key not in pair}
        pairs = _matched(_without(keys, [(key,)]), hosts)
        host = next((pair for pair in pairs or () if hosts.weights[_pair(pair)]), None)
        if pairs and host:
            return [tuple(sorted((*host, key))), *(pair for pair in pairs if pair != host)]
    return None


def _pair(group: Group) -> tuple[int, int]:
    one, other = sorted(group)
    return one, other


def _improved(groups: list[Group], keys: Group, ties: Ties) -> list[Group]:
    """Other people in the trio, as long as that makes it better; the others in their best pairs each time."""
    while True:
        trio = next(group for group in groups if len(group) == 3)
        steps = [step for pair in groups if len(pair) == 2 for step in _exchanged(trio, pair, ties)]
        _, other = max(steps, default=(0, trio))
        better = _around(other, keys, ties) or groups
        if ties.total(better) <= ties.total(groups):
            return groups
        groups = better


def _exchanged(trio: Group, pair: Group, ties: Ties) -> Iterable[tuple[int, Group]]:
    """Every other trio that these five can make beside a pair, with what it gains."""
    five, before = tuple(sorted((*trio, *pair))), ties.total((trio, pair))
    for other in combinations(five, 3):
        left = _without(five, [other])
        if other != trio and ties.allows(other) and ties.allows(left):
            yield ties.total((other, left)) - before, other


def _as_far_as_possible(keys: Group, ties: Ties, *, may_have_trio: bool) -> list[Group]:
    """As many in a group as can be, for a trainer to go on from."""
    pairs = _matching(keys, ties)
    alone = _without(keys, pairs)
    hosts = [(pair, key) for key in alone for pair in pairs if ties.allows((*pair, key))]
    if not hosts or not may_have_trio or len(keys) % 2 == 0:
        return pairs
    host, key = max(hosts, key=lambda one: _gain(one[0], one[1], ties))
    return [tuple(sorted((*host, key))), *(pair for pair in pairs if pair != host)]


def _in_the_way(
    people: Sequence[Candidate], locked: tuple[Group, ...], *, has_trio: bool
) -> frozenset[Obstacle]:
    """The rules without which there would be a division: one of them if that is enough, else both."""
    ties = Ties(people)
    if len(ties.keys) == 1:
        return frozenset({Obstacle.NUMBER})
    if locked and best(ties.keys, ties) is not None:
        return frozenset({Obstacle.LOCKED})
    rest = _without(ties.keys, locked)
    one_is_enough = [
        rule
        for rule in Rule
        if best(rest, Ties(people, ignoring=frozenset({rule})), may_have_trio=not has_trio) is not None
    ]
    return frozenset(Obstacle(rule) for rule in one_is_enough or Rule)


def _without(keys: Iterable[int], groups: Iterable[Group]) -> Group:
    taken = {key for group in groups for key in group}
    return tuple(key for key in keys if key not in taken)


def _sorted(groups: Iterable[Group]) -> list[Group]:
    return sorted(tuple(sorted(group)) for group in groups)
