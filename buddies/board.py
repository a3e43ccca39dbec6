"""The proposal as it stands: who sits with whom, who stays alone, and who has a buddy already."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from buddies import pairing
from buddies.candidates import Group, Ties
from buddies.models import Buddy, Division, Seat
from buddies.roster import Roster, roster_of
from cohorts.models import Cohort


@dataclass(frozen=True)
class Proposed:
    """One group of the proposal, of those who still take part and have no buddy yet."""

    pk: int
    members: Group
    is_locked: bool


@dataclass(frozen=True)
class Board:
    """`free` are those without a buddy: the proposal is about them."""

    division: Division | None
    roster: Roster
    free: frozenset[int]
    groups: Sequence[Proposed]

    @property
    def number(self) -> int:
        """What a change must name to be allowed; 0 is no proposal yet."""
        return self.division.number if self.division else 0

    @cached_property
    def ties(self) -> Ties:
        return Ties(self.roster.of(self.free))

    @cached_property
    def alone(self) -> list[int]:
        seated = {key for group in self.groups for key in group.members}
        return [key for key in self.roster.enrolments if key in self.free and key not in seated]

    @property
    def total(self) -> int:
        return self.ties.total(group.members for group in self.groups)

    @property
    def locked(self) -> list[Group]:
        return [group.members for group in self.groups if group.is_locked]

    def divided(self) -> pairing.Outcome:
        """The best there is around what is locked."""
        return pairing.divide(self.roster.of(self.free), locked=self.locked)

    def group_of(self, key: int) -> Proposed | None:
        return next((group for group in self.groups if key in group.members), None)


def board_of(cohort: Cohort) -> Board:
    """A fixed number of queries, however many take part."""
    roster = roster_of(cohort)
    paired = Buddy.objects.filter(enrolment__in=roster.enrolments, ended_at=None, pair__ended_at=None)
    free = frozenset(roster.enrolments) - set(paired.values_list("enrolment", flat=True))
    division = Division.objects.select_related("changed_by").filter(cohort=cohort).first()
    return Board(division, roster, free, _groups(division, free) if division else [])


def _groups(division: Division, free: frozenset[int]) -> list[Proposed]:
    """In the order in which they were made, so that a change moves nothing else.

    Who is left of a group is alone.
    """
    seats = Seat.objects.filter(group__division=division, enrolment__in=free).select_related("group")
    members: dict[int, list[int]] = {}
    locked: dict[int, bool] = {}
    for seat in seats.order_by("group", "enrolment"):
        members.setdefault(seat.group_id, []).append(seat.enrolment_id)
        locked[seat.group_id] = seat.group.is_locked
    return [Proposed(pk, tuple(keys), locked[pk]) for pk, keys in members.items() if len(keys) > 1]
