from dataclasses import dataclass

from buddies.models import Buddy, Pair
from cohorts.models import Cohort, Enrolment


@dataclass(frozen=True)
class Together:
    pair: Pair
    members: list[Enrolment]


@dataclass(frozen=True)
class Pairs:
    together: list[Together]
    free: list[Enrolment]


def pairs_of(cohort: Cohort) -> Pairs:
    """Who travels with whom, and who has nobody yet. Two queries."""
    active = Enrolment.objects.active().filter(cohort=cohort).select_related("person", "organisation")
    everyone = {one.pk: one for one in active.order_by("person__name")}
    found: dict[int, Together] = {}
    for buddy in Buddy.objects.filter(pair__cohort=cohort, ended_at=None).select_related("pair"):
        together = found.setdefault(buddy.pair_id, Together(buddy.pair, []))
        if buddy.enrolment_id in everyone:
            together.members.append(everyone.pop(buddy.enrolment_id))
    return Pairs(list(found.values()), list(everyone.values()))


def names_in(pair: Pair) -> list[str]:
    members = pair.members.filter(ended_at=None).order_by("enrolment__person__name")
    return list(members.values_list("enrolment__person__name", flat=True))
