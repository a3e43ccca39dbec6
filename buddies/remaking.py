"""Someone left, came later or asks for another buddy: only what concerns them is made anew (BUD-2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from buddies import laying, letters
from buddies.candidates import Group, Ties
from buddies.changing import Change, smallest_changes
from buddies.models import Buddy, Division, Pair, SwapRequest
from buddies.roster import Roster, roster_of
from cohorts.models import Cohort
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal


class NothingToMend(Refusal):
    message = "Deze deelnemer heeft een buddy en vraagt niet om een andere."


class NotThisWay(Refusal):
    message = (
        "Dit kan intussen niet meer: er is iets veranderd aan de paren. Hieronder staat wat er nu kan. "
        "Er is niets gedaan."
    )


@dataclass(frozen=True)
class Standing:
    """The pairs of a cohort as they are now, by number of deelname: only of who still takes part."""

    roster: Roster
    groups: dict[int, Group]
    wants_another: frozenset[int]
    apart: frozenset[frozenset[int]]

    @property
    def ties(self) -> Ties:
        return Ties(self.roster.people, apart=self.apart)

    @property
    def together(self) -> list[Group]:
        return [group for group in self.groups.values() if len(group) > 1]

    @property
    def alone(self) -> list[int]:
        """Whose buddy left, and who came when the others had one already."""
        paired = {key for group in self.together for key in group}
        return [key for key in self.roster.enrolments if key not in paired]

    @property
    def waiting(self) -> list[int]:
        """For whom a trainer must do something."""
        asking = [key for group in self.together for key in group if key in self.wants_another]
        return [*self.alone, *asking]

    def loose(self, key: int) -> Group:
        """Who must be placed when this one is: with who asks for another, those they are with."""
        return next((group for group in self.together if key in group), (key,))

    def changes_for(self, key: int) -> list[Change]:
        """The smallest changes with which this one has a buddy again."""
        loose = self.loose(key)
        others = [group for group in self.together if group != loose]
        others += [(one,) for one in self.alone if one not in loose]
        return smallest_changes(loose, others, self.ties)


def standing_of(cohort: Cohort) -> Standing:
    """A fixed number of queries."""
    roster, groups = roster_of(cohort), dict[int, Group]()
    rows = Buddy.objects.filter(pair__cohort=cohort, pair__ended_at=None, ended_at=None)
    for pair, key in rows.order_by("pair", "enrolment").values_list("pair", "enrolment"):
        if key in roster.enrolments:
            groups[pair] = (*groups.get(pair, ()), key)
    asked = SwapRequest.objects.filter(buddy__pair__cohort=cohort).select_related("buddy")
    requests = list(asked.prefetch_related("buddy__pair__members"))
    wants = frozenset(one.buddy.enrolment_id for one in requests if one.settled_at is None)
    return Standing(roster, groups, wants, frozenset(_kept_apart(requests)))


def _kept_apart(requests: Iterable[SwapRequest]) -> Iterable[frozenset[int]]:
    """Who once asked for another buddy never gets the same one back."""
    for request in requests:
        me = request.buddy.enrolment_id
        others = {member.enrolment_id for member in request.buddy.pair.members.all()} - {me}
        yield from (frozenset((me, other)) for other in others)


def is_under_way(cohort: Cohort) -> bool:
    """There are pairs, or there were: so who has none is an exception, and no matter of a whole division."""
    published = Division.objects.filter(cohort=cohort).exclude(published_at=None)
    return published.exists() or Pair.objects.filter(cohort=cohort).exists()


@transaction.atomic
def remake(cohort: Cohort, key: int, made: Sequence[Group], *, by: Person, now: datetime) -> list[Pair]:
    """Does one of the smallest changes; refused when it is none any more. Gives the new pairs."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    standing = standing_of(cohort)
    if key not in standing.waiting:
        raise NothingToMend
    change = next((one for one in standing.changes_for(key) if sorted(one.made) == sorted(made)), None)
    if change is None:
        raise NotThisWay
    touched = {*standing.loose(key), *(one for group in change.opened for one in group)}
    old = [(pair, group) for pair, group in standing.groups.items() if touched & set(group)]
    stay = {group: pair for pair, group in _shrunk(old, change.made)}
    for pair, group in old:
        _open_up(pair, group, stay, by=by, now=now)
    log_act("buddies-remade", about=f"enrolment:{key}", by=by, now=now)
    enrolments = standing.roster.enrolments
    new = [group for group in change.made if group not in stay]
    return [laying.found(cohort, [enrolments[one] for one in group], by=by, now=now) for group in new]


def _shrunk(old: Iterable[tuple[int, Group]], made: Sequence[Group]) -> Iterable[tuple[int, Group]]:
    """Of a trio that gave somebody away the others stay as they were: the same pair, with what they noted."""
    return ((pair, group) for pair, before in old for group in made if set(group) < set(before))


def _open_up(number: int, before: Group, stay: dict[Group, int], *, by: Person, now: datetime) -> None:
    pair = Pair.objects.select_related("cohort").get(pk=number)
    rest = next((group for group, kept in stay.items() if kept == number), None)
    if rest is None:
        laying.end(pair, by=by, now=now)
        return
    members = pair.members.filter(ended_at=None).select_related("enrolment__person")
    laying.let_go(pair, members.exclude(enrolment__in=rest), now=now)
    left = [buddy.enrolment for buddy in members.filter(enrolment__in=rest)]
    occasion = "with:" + "-".join(str(key) for key in sorted(rest))
    planning.plan_many(letters.known(pair, left, occasion=occasion), now=now)
