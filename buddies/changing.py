"""The smallest change that gives people a group again, when someone leaves or asks for another (BUD-2)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from buddies.candidates import Group, Ties
from buddies.pairing import best

# More groups than this are never opened for one person, nor more people helped along who are alone as well.
MOST_OPENED = MOST_HELPED = 2
MOST_SHOWN = 3


@dataclass(frozen=True)
class Change:
    """Groups that end, and those that come instead; `gain` is what it does for everybody concerned."""

    opened: tuple[Group, ...]
    made: tuple[Group, ...]
    gain: int

    @property
    def people(self) -> int:
        """For how many something changes."""
        return sum(len(group) for group in self.made)


def smallest_changes(loose: Iterable[int], standing: Sequence[Group], ties: Ties) -> list[Change]:
    """The best few ways to place these people with as few other groups, and people, touched as can be.

    `standing` are the other groups, and each who is alone as well as a group of one: to join them takes
    nothing from anybody. `ties` already keep apart who must not be together again.
    """
    people = tuple(sorted(loose))
    for number in range(MOST_OPENED + 1):
        found = [change for change in _opening(number, people, standing, ties) if change]
        if found:
            return sorted(found, key=lambda change: (change.people, -change.gain, change.made))[:MOST_SHOWN]
    return []


def _opening(number: int, loose: Group, standing: Sequence[Group], ties: Ties) -> Iterator[Change | None]:
    groups, alone = [one for one in standing if len(one) > 1], [one for one in standing if len(one) == 1]
    helped = [some for size in range(MOST_HELPED + 1) for some in combinations(alone, size)]
    for opened in ((*some, *others) for some in combinations(groups, number) for others in helped):
        keys = tuple(sorted({*loose, *(key for group in opened for key in group)}))
        has_trio = any(len(group) == 3 for group in standing if group not in opened)
        made = best(keys, ties, may_have_trio=not has_trio)
        yield Change(opened, tuple(made), ties.total(made) - ties.total(opened)) if made else None
