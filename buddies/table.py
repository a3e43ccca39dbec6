"""The trainers' table as it is shown: each group with its reasons, and what a change would cost (BUD-2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from buddies.board import Board, Proposed
from buddies.candidates import Group, Rule, rules_between
from buddies.explaining import BROKEN, IN_THE_WAY, in_points, joined, sentence
from buddies.models import WishList
from cohorts.models import Enrolment


@dataclass(frozen=True)
class Option:
    """What becomes of it when the one who was picked goes here. `why_not` is said in its place."""

    points: str
    outcome: str
    why_not: str = ""


@dataclass(frozen=True)
class Place:
    """One person. `swap` is there while somebody else is picked, `join` beside who sits alone."""

    enrolment: Enrolment
    told: WishList | None
    wishes: str
    veto: str
    swap: Option | None = None
    join: Option | None = None
    is_picked: bool = False


@dataclass(frozen=True)
class Row:
    """One group. `join` is what it means to come and sit here as a third."""

    pk: int
    places: Sequence[Place]
    reason: str
    worth: int
    is_locked: bool
    broken: Sequence[str]
    join: Option | None = None

    @property
    def host(self) -> int:
        return self.places[0].enrolment.pk

    @property
    def name(self) -> str:
        return joined([place.enrolment.person.first_name for place in self.places])


@dataclass(frozen=True)
class Table:
    """`compared` says how the whole stands beside what was proposed; `hindrances` why someone is left."""

    board: Board
    rows: Sequence[Row]
    alone: Sequence[Place]
    picked: Enrolment | None
    compared: str
    hindrances: Sequence[str]

    @property
    def told(self) -> int:
        return sum(1 for key in self.board.free if key in self.board.roster.lists)


def table_of(board: Board, *, picked: int = 0) -> Table:
    """The table, with somebody picked to be moved when that one is in it and not locked."""
    group = board.group_of(picked)
    moves = picked in board.free and bool(board.groups) and not (group and group.is_locked)
    laying_out = _Laid(board, picked if moves else 0)
    return Table(
        board,
        [laying_out.row(one) for one in board.groups],
        [laying_out.place(key, None) for key in board.alone],
        board.roster.enrolments[picked] if moves else None,
        _compared(board),
        _hindrances(board),
    )


class _Laid:
    """Makes the rows, with the options for who was picked (0 is nobody)."""

    def __init__(self, board: Board, picked: int) -> None:
        self.board, self.picked, self.ties = board, picked, board.ties
        self.names = board.roster.names
        group = board.group_of(picked)
        self.own = group.members if group else ((picked,) if picked else ())

    def row(self, group: Proposed) -> Row:
        members, ties = group.members, self.ties
        may_join = self.picked and not group.is_locked and len(members) == 2 and len(self.own) != 2
        return Row(
            group.pk,
            [self.place(key, group) for key in members],
            sentence(members, ties, self.names),
            ties.worth(members),
            group.is_locked,
            [BROKEN[rule] for rule in sorted(ties.broken_in(members))],
            self._join(members) if may_join and self.picked not in members else None,
        )

    def place(self, key: int, group: Proposed | None) -> Place:
        roster = self.board.roster
        wishes = [self.names[wish.target_id] for wish in roster.wishes[key] if not wish.is_veto]
        veto = next((self.names[wish.target_id] for wish in roster.wishes[key] if wish.is_veto), "")
        moves = self.picked and key not in self.own and not (group and group.is_locked)
        return Place(
            roster.enrolments[key],
            roster.lists.get(key),
            joined(wishes),
            veto,
            swap=self._swap(key, group.members if group else (key,)) if moves else None,
            join=self._join((key,)) if moves and not group and len(self.own) != 2 else None,
            is_picked=bool(key == self.picked),
        )

    def _swap(self, key: int, members: Group) -> Option:
        here = tuple(key if one == self.picked else one for one in self.own)
        there = tuple(self.picked if one == key else one for one in members)
        return self._option((self.own, members), (here, there))

    def _join(self, members: Group) -> Option:
        left = tuple(one for one in self.own if one != self.picked)
        return self._option((self.own, members), (left, (*members, self.picked)))

    def _option(self, before: Iterable[Group], after: Iterable[Group]) -> Option:
        made = [tuple(sorted(group)) for group in after if len(group) > 1]
        if any(Rule.VETO in self.ties.broken_in(group) for group in made):
            return Option("", "", "kan niet: veto")
        broken = " Let op: zelfde team." if any(self.ties.broken_in(group) for group in made) else ""
        told = [f"{self._named(group)}: {sentence(group, self.ties, self.names)}" for group in made]
        difference = self.ties.total(made) - self.ties.total(before)
        return Option(in_points(difference) + broken, " ".join(told))

    def _named(self, group: Group) -> str:
        return joined([self.names[key] for key in group])


def _compared(board: Board) -> str:
    if board.division is None or not board.groups:
        return ""
    difference = board.total - board.division.proposed_worth
    if difference == 0:
        return f"Deze indeling telt {board.total} punten, net als het voorstel."
    return f"Deze indeling telt {board.total} punten: {in_points(difference)} dan het voorstel."


def _hindrances(board: Board) -> list[str]:
    """Which rule stands in the way, and for each who is left with whom they cannot be."""
    if not board.alone or not board.division:
        return []
    outcome = board.divided()
    if outcome.is_whole:
        return ["Er is wel een indeling waarin iedereen een buddy heeft. Wissel iemand, of vraag opnieuw."]
    rules = [IN_THE_WAY[one] for one in sorted(outcome.in_the_way)]
    return rules + [told for key in board.alone if (told := _kept_from(board, key))]


def _kept_from(board: Board, key: int) -> str:
    people, names = board.ties.people, board.roster.names
    found = {
        rule: [
            names[other]
            for other in people
            if other != key and rule in rules_between(people[key], people[other])
        ]
        for rule in Rule
    }
    words = {Rule.TEAM: "hetzelfde team", Rule.VETO: "een veto"}
    told = [f"{joined(with_)} ({words[rule]})" for rule, with_ in found.items() if with_]
    return f"{names[key]} kan niet met {joined(told)}." if told else ""
