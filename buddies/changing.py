"""The smallest change that gives people a group again, when someone leaves or asks for another (BUD-2)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from buddies.candidates import Group, Ties
from buddies.pairing import best

# More groups than this are never opened for one person.
MOST_OPENED = 2
MOST_SHOWN = 3


@dataclass(frozen=True)
class Change:
    """Groups that end, and those that come instead; `gain` is what it does for everybody concerned."""

    opened: tuple[Group, ...]
    made: tuple[Group, ...]
    gain: int


def smallest_changes(loose: Iterable[int], standing: Sequence[Group], ties: Ties) -> list[Change]:
    """The best few ways to place these people with as few other groups opened as can be; none at all when
    nothing is possible. `ties` already keep apart who must not be together again."""
    people = tuple(sorted(loose))
    for number in range(MOST_OPENED + 1):
        found = [change for change in _opening(number, people, standing, ties) if change]
        if found:
            return sorted(found, key=lambda change: (-change.gain, change.made))[:MOST_SHOWN]
    return []


def _opening(number: int, loose: Group, standing: Sequence[Group], ties: Ties) -> Iterator[Change | None]:
    for opened in combinations(standing, number):
        keys = tuple(sorted({*loose, *(key for group in opened for key in group)}))
        has_trio = any(len(group) == 3 for group in standing if group not in opened)
        made = best(keys, ties, may_have_trio=not has_trio)
        yield Change(opened, tuple(made), ties.total(made) - ties.total(opened)) if made else None
