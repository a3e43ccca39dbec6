"""What pairing knows of people, and what it thinks of two of them: plain values (BUD-2)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

Group = tuple[int, ...]
Nobody: frozenset[int] = frozenset()
Nothing: frozenset[str] = frozenset()
# A theme more is worth more, but five themes are not five times one.
MOST_THEMES = 3


class Reason(StrEnum):
    """Why two people suit each other."""

    MUTUAL_WISH = "mutual wish"
    ONE_SIDED_WISH = "one-sided wish"
    OTHER_ORGANISATION = "other organisation"
    THEMES = "themes"
    REACHABLE = "reachable"
    TIMES = "times"
    NEW = "not paired before"


class Rule(StrEnum):
    """What never happens in a proposal."""

    TEAM = "same team"
    VETO = "veto"


# Two who wish for each other are together, whatever else there is: 40 is more than the rest can be.
WEIGHTS: Mapping[Reason, int] = {
    Reason.MUTUAL_WISH: 40,
    Reason.ONE_SIDED_WISH: 15,
    Reason.OTHER_ORGANISATION: 10,
    Reason.THEMES: 3,
    Reason.REACHABLE: 6,
    Reason.TIMES: 6,
    Reason.NEW: 5,
}


@dataclass(frozen=True)
class Candidate:
    """One participant. People are named by `key`, here and in each other's wishes.

    `reaches` are the organisations they can visit, `times` the parts of the week in which they can meet,
    `earlier` whom they were paired with in an earlier cohort.
    """

    key: int
    organisation: str = ""
    team: str = ""
    wishes: frozenset[int] = Nobody
    veto: int | None = None
    themes: frozenset[str] = Nothing
    reaches: frozenset[str] = Nothing
    times: frozenset[str] = Nothing
    earlier: frozenset[int] = Nobody


@dataclass(frozen=True)
class Ground:
    """One reason, as it holds for two people: how much it weighs, and the themes or times it is about."""

    reason: Reason
    weight: int
    about: tuple[str, ...] = ()


def grounds_for(one: Candidate, other: Candidate) -> list[Ground]:
    return [Ground(reason, _weight(reason, about), about) for reason, about in _reasons(one, other)]


def _reasons(one: Candidate, other: Candidate) -> Iterator[tuple[Reason, tuple[str, ...]]]:
    wished = (other.key in one.wishes) + (one.key in other.wishes)
    if wished:
        yield Reason.MUTUAL_WISH if wished == 2 else Reason.ONE_SIDED_WISH, ()
    if one.organisation and other.organisation and one.organisation != other.organisation:
        yield Reason.OTHER_ORGANISATION, ()
    if themes := one.themes & other.themes:
        yield Reason.THEMES, tuple(sorted(themes))
    if _can_visit(one, other) and _can_visit(other, one):
        yield Reason.REACHABLE, ()
    if times := one.times & other.times:
        yield Reason.TIMES, tuple(sorted(times))
    if other.key not in one.earlier and one.key not in other.earlier:
        yield Reason.NEW, ()


def _weight(reason: Reason, about: tuple[str, ...]) -> int:
    return WEIGHTS[reason] * (min(len(about), MOST_THEMES) if reason == Reason.THEMES else 1)


def _can_visit(one: Candidate, other: Candidate) -> bool:
    """Colleagues of one organisation are in reach without saying so."""
    return bool(other.organisation) and other.organisation in {*one.reaches, one.organisation}


def rules_between(one: Candidate, other: Candidate) -> frozenset[Rule]:
    """The hard rules that keep these two apart."""
    found = set()
    if _team(one) and _team(one) == _team(other):
        found.add(Rule.TEAM)
    if one.veto == other.key or other.veto == one.key:
        found.add(Rule.VETO)
    return frozenset(found)


def _team(one: Candidate) -> tuple[str, str] | None:
    """Teams of different organisations are different, whatever they are called."""
    return (one.organisation.casefold(), one.team.strip().casefold()) if one.team.strip() else None


class Ties:
    """Who may be together, and how well that suits them. The keys are in rising order everywhere."""

    def __init__(
        self,
        people: Iterable[Candidate],
        *,
        ignoring: frozenset[Rule] = frozenset(),
        apart: Iterable[frozenset[int]] = (),
    ) -> None:
        self.people = {one.key: one for one in sorted(people, key=lambda one: one.key)}
        self.keys = tuple(self.people)
        kept = set(apart)
        self.weights = {
            (one.key, other.key): sum(ground.weight for ground in grounds_for(one, other))
            for one, other in combinations(self.people.values(), 2)
            if not rules_between(one, other) - ignoring and frozenset((one.key, other.key)) not in kept
        }

    def allows(self, group: Group) -> bool:
        return all(pair in self.weights for pair in combinations(sorted(group), 2))

    def worth(self, group: Group) -> int:
        """What a group is to its members together: to each the mean of what ties them to the others.

        So two who suit each other count twice, and a trio as its three ties: a trio is not better for being
        larger.
        """
        ties = sum(self.weights.get(pair, 0) for pair in combinations(sorted(group), 2))
        return ties * 2 if len(group) == 2 else ties

    def total(self, groups: Iterable[Group]) -> int:
        return sum(self.worth(group) for group in groups)

    def broken_in(self, group: Group) -> frozenset[Rule]:
        """The hard rules that this group breaks."""
        members = [self.people[key] for key in group]
        return frozenset().union(*(rules_between(*pair) for pair in combinations(members, 2)))
