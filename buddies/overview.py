from dataclasses import dataclass

from buddies.models import Buddy, Pair
from cohorts.models import Cohort, Enrolment


@dataclass(frozen=True)
class Together:
    pair: Pair
    members: list[Enrolment]
    left: list[Enrolment]


@dataclass(frozen=True)
class Pairs:
    together: list[Together]
    free: list[Enrolment]


def pairs_of(cohort: Cohort) -> Pairs:
    """Who travels with whom, whose buddy left, and who has nobody yet. Two queries."""
    active = Enrolment.objects.active().filter(cohort=cohort).select_related("person", "organisation")
    everyone = {one.pk: one for one in active.order_by("person__name")}
    found: dict[int, Together] = {}
    buddies = Buddy.objects.filter(pair__cohort=cohort, ended_at=None)
    for buddy in buddies.select_related("pair", "enrolment__person").order_by("enrolment__person__name"):
        together = found.setdefault(buddy.pair_id, Together(buddy.pair, [], []))
        here = everyone.pop(buddy.enrolment_id, None)
        if here:
            together.members.append(here)
        else:
            together.left.append(buddy.enrolment)
    return Pairs(list(found.values()), list(everyone.values()))


def names_in(pair: Pair) -> list[str]:
    members = pair.members.filter(ended_at=None).order_by("enrolment__person__name")
    return list(members.values_list("enrolment__person__name", flat=True))
