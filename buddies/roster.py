"""Who there is to pair, as the values that pairing knows: loaded in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from buddies.candidates import Candidate, Ties
from buddies.models import Buddy, Wish, WishList
from cohorts.models import Cohort, Enrolment


@dataclass(frozen=True)
class Roster:
    """Participants of one cohort, with what they told."""

    enrolments: Mapping[int, Enrolment]
    lists: Mapping[int, WishList]
    wishes: Mapping[int, list[Wish]]
    people: list[Candidate]

    @property
    def ties(self) -> Ties:
        return Ties(self.people)

    @property
    def names(self) -> dict[int, str]:
        """First names; in full where two are alike."""
        first = [one.person.first_name for one in self.enrolments.values()]
        return {
            pk: one.person.name if first.count(one.person.first_name) > 1 else one.person.first_name
            for pk, one in self.enrolments.items()
        }

    def of(self, keys: Collection[int]) -> list[Candidate]:
        return [one for one in self.people if one.key in keys]


def roster_of(cohort: Cohort) -> Roster:
    """Everyone who takes part now. A wish for who left is not in it."""
    rows = Enrolment.objects.active().filter(cohort=cohort).select_related("person", "organisation")
    enrolments = {one.pk: one for one in rows.order_by("person__name", "pk")}
    lists = WishList.objects.filter(enrolment__in=enrolments).prefetch_related("themes", "reaches")
    by_enrolment = {one.enrolment_id: one for one in lists}
    wishes = _wishes(enrolments)
    earlier = _earlier(cohort, enrolments)
    people = [
        _candidate(one, by_enrolment.get(pk), wishes[pk], earlier[pk]) for pk, one in enrolments.items()
    ]
    return Roster(enrolments, by_enrolment, wishes, people)


def _wishes(enrolments: Mapping[int, Enrolment]) -> dict[int, list[Wish]]:
    found: dict[int, list[Wish]] = {pk: [] for pk in enrolments}
    for wish in Wish.objects.filter(enrolment__in=enrolments, target__in=enrolments).order_by("rank"):
        found[wish.enrolment_id].append(wish)
    return found


def _earlier(cohort: Cohort, enrolments: Mapping[int, Enrolment]) -> dict[int, set[int]]:
    """With whom each was paired in another cohort, as far as they are here too."""
    here = {one.person_id: pk for pk, one in enrolments.items()}
    rows = Buddy.objects.filter(enrolment__person__in=here).exclude(pair__cohort=cohort)
    pairs: dict[int, set[int]] = defaultdict(set)
    for pair, person in rows.values_list("pair", "enrolment__person"):
        pairs[pair].add(here[person])
    found: dict[int, set[int]] = {pk: set() for pk in enrolments}
    for members in pairs.values():
        for pk in members:
            found[pk] |= members - {pk}
    return found


def _candidate(
    enrolment: Enrolment, told: WishList | None, wishes: Collection[Wish], earlier: Collection[int]
) -> Candidate:
    return Candidate(
        key=enrolment.pk,
        organisation=str(enrolment.organisation or ""),
        team=enrolment.team,
        wishes=frozenset(wish.target_id for wish in wishes if not wish.is_veto),
        veto=next((wish.target_id for wish in wishes if wish.is_veto), None),
        themes=frozenset(one.name for one in told.themes.all()) if told else frozenset(),
        reaches=frozenset(one.name for one in told.reaches.all()) if told else frozenset(),
        times=frozenset(told.times) if told else frozenset(),
        earlier=frozenset(earlier),
    )
