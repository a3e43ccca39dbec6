"""What the mail server wrote down, and what it says about letters that came more than once.

A letter may come twice only when its sender could not know that it had come: the answer was dropped, the
call broke off before the sender went on, or the sender slept so long that another took over (MSG-2).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

ASKED, ACCEPTED, DROPPED, WENT_ON = "asked", "accepted", "dropped", "went-on"

ON_PURPOSE = "the sink hung up on purpose instead of answering"
BROKEN_OFF = "sender or sink was killed before the answer was used"
SLEPT_AFTER = "the sender slept before it could write down the answer"
SLEPT_BEFORE = "the sender slept between its last look and the letter"
UNEXPLAINED = "no reason at all"


@dataclass
class Acceptance:
    letter: str
    asked_at: float
    at: float
    is_dropped: bool
    went_on_at: float | None = None

    def doubt(self, patience: float) -> str:
        """Why its sender could not know that it came; empty when it could."""
        if self.is_dropped:
            return ON_PURPOSE
        if self.went_on_at is None:
            return BROKEN_OFF
        return SLEPT_AFTER if self.went_on_at - self.at >= patience else ""


def acceptances(lines: Iterable[str]) -> list[Acceptance]:
    found: list[Acceptance] = []
    asked: dict[str, float] = {}
    last: dict[str, Acceptance] = {}
    for line in lines:
        at, what, call, letter = line.split(maxsplit=3)
        if what == ASKED:
            asked[call] = float(at)
        elif what == WENT_ON and call in last:
            last.pop(call).went_on_at = float(at)
        elif what in (ACCEPTED, DROPPED):
            last[call] = Acceptance(letter.strip(), asked[call], float(at), what == DROPPED)
            found.append(last[call])
    return found


@dataclass(frozen=True)
class Outcome:
    """`again` counts, per reason, each acceptance that was not the letter's first."""

    letters: frozenset[str]
    again: Counter[str]
    dropped: int
    never_repeated: frozenset[str]

    @property
    def unexplained(self) -> int:
        return self.again[UNEXPLAINED]


def judged(found: list[Acceptance], *, lease: float) -> Outcome:
    """Nobody begins in the second half of a lease, so only who slept for half of one can be overtaken."""
    by_letter: dict[str, list[Acceptance]] = defaultdict(list)
    for one in found:
        by_letter[one.letter].append(one)
    dropped = [one for one in found if one.is_dropped]
    return Outcome(
        letters=frozenset(by_letter),
        again=Counter(reason for group in by_letter.values() for reason in _reasons(group, lease / 2)),
        dropped=len(dropped),
        never_repeated=frozenset(one.letter for one in dropped if by_letter[one.letter][-1] is one),
    )


def _reasons(group: list[Acceptance], patience: float) -> list[str]:
    """For each acceptance after the first, why it was to be expected."""
    return [_reason(before, one, patience) for before, one in pairwise(group)]


def _reason(before: Acceptance, one: Acceptance, patience: float) -> str:
    slept_before = one.asked_at < before.at and one.at - one.asked_at >= patience
    return before.doubt(patience) or (SLEPT_BEFORE if slept_before else UNEXPLAINED)
