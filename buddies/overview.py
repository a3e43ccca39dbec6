"""Who travels with whom, and what they noted, for the pages that show it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from buddies.models import Activity, Buddy, Division, Pair, SwapRequest, WishList
from cohorts.models import Cohort, Enrolment


@dataclass(frozen=True)
class Together:
    """`times` and `last_on` are what a trainer sees of what they did: that they did, and when."""

    pair: Pair
    members: list[Enrolment]
    left: list[Enrolment]
    times: int = 0
    last_on: date | None = None
    asking: list[Enrolment] = field(default_factory=list)


@dataclass(frozen=True)
class Pairs:
    together: list[Together]
    free: list[Enrolment]

    @property
    def all_have_one(self) -> bool:
        return not self.free and not any(len(row.members) == 1 for row in self.together)


def pairs_of(cohort: Cohort) -> Pairs:
    """Who travels with whom, whose buddy left, who asks for another, and who has nobody yet. Four queries."""
    active = Enrolment.objects.active().filter(cohort=cohort).select_related("person", "organisation")
    everyone = {one.pk: one for one in active.order_by("person__name")}
    done, asking = _done(cohort), _asking(cohort)
    found: dict[int, Together] = {}
    buddies = Buddy.objects.filter(pair__cohort=cohort, ended_at=None)
    for buddy in buddies.select_related("pair", "enrolment__person").order_by("enrolment__person__name"):
        new = Together(buddy.pair, [], [], *done.get(buddy.pair_id, (0, None)))
        together = found.setdefault(buddy.pair_id, new)
        here = everyone.pop(buddy.enrolment_id, None)
        if here is None:
            together.left.append(buddy.enrolment)
            continue
        together.members.append(here)
        if buddy.pk in asking:
            together.asking.append(here)
    return Pairs(list(found.values()), list(everyone.values()))


def _done(cohort: Cohort) -> dict[int, tuple[int, date]]:
    rows = Activity.objects.filter(pair__cohort=cohort).values("pair")
    return {
        row["pair"]: (row["times"], row["last"]) for row in rows.annotate(times=Count("pk"), last=Max("on"))
    }


def _asking(cohort: Cohort) -> set[int]:
    rows = SwapRequest.objects.filter(buddy__pair__cohort=cohort, settled_at=None)
    return set(rows.values_list("buddy", flat=True))


def names_in(pair: Pair) -> list[str]:
    members = pair.members.filter(ended_at=None).order_by("enrolment__person__name")
    return list(members.values_list("enrolment__person__name", flat=True))


@dataclass(frozen=True)
class Glance:
    """What *Mijn traject* shows: whether wishes are asked, and what the pair noted last."""

    has_buddy: bool
    is_published: bool
    has_told: bool
    last_on: date | None
    last_kind: str | None

    @property
    def may_wish(self) -> bool:
        return not self.has_buddy and not self.is_published

    @property
    def asks_wishes(self) -> bool:
        return self.may_wish and not self.has_told

    @property
    def last_words(self) -> str:
        return Activity.Kind(self.last_kind).label if self.last_kind else ""


def glance_marks(enrolment: str, cohort: str) -> dict[str, Exists | Subquery]:
    """The facts of a glance, to be asked along with rows that have these two keys."""
    mine = Buddy.objects.filter(enrolment=OuterRef(enrolment), ended_at=None, pair__ended_at=None)
    in_it = Q(pair__members__enrolment=OuterRef(enrolment), pair__members__ended_at=None, pair__ended_at=None)
    last = Activity.objects.filter(in_it).order_by("-on", "-pk")
    published = Division.objects.filter(cohort=OuterRef(cohort)).exclude(published_at=None)
    return {
        "has_buddy": Exists(mine),
        "is_published": Exists(published),
        "has_told": Exists(WishList.objects.filter(enrolment=OuterRef(enrolment))),
        "last_on": Subquery(last.values("on")[:1]),
        "last_kind": Subquery(last.values("kind")[:1]),
    }


def glance_in(row: object) -> Glance:
    """From a row that was asked with `glance_marks`."""
    return Glance(**{one.name: getattr(row, one.name) for one in fields(Glance)})


def glance_at(enrolment: Enrolment) -> Glance:
    rows = Enrolment.objects.filter(pk=enrolment.pk).annotate(**glance_marks("pk", "cohort"))
    return glance_in(rows.get())


@dataclass(frozen=True)
class Card:
    """One's own pair: the others in it, what they agreed, and what they did, newest first."""

    buddy: Buddy
    others: Sequence[Enrolment]
    activities: Sequence[Activity]

    @property
    def pair(self) -> Pair:
        return self.buddy.pair

    @property
    def last(self) -> Activity | None:
        return self.activities[0] if self.activities else None


def card_of(enrolment: Enrolment) -> Card | None:
    """None for who has no buddy. Three queries at most."""
    mine = Buddy.objects.filter(enrolment=enrolment, ended_at=None, pair__ended_at=None)
    buddy = mine.select_related("pair__agreement").first()
    if buddy is None:
        return None
    activities = Activity.objects.filter(pair=buddy.pair).select_related("logged_by")
    return Card(buddy, others_of(buddy), list(activities.order_by("-on", "-pk")))


def others_of(buddy: Buddy) -> list[Enrolment]:
    """With whom someone is, as far as they still take part."""
    with_me = Enrolment.objects.active().filter(buddyships__pair=buddy.pair_id, buddyships__ended_at=None)
    rows = with_me.exclude(pk=buddy.enrolment_id).select_related("person", "organisation")
    return list(rows.order_by("person__name"))


def earlier_of(enrolment: Enrolment) -> QuerySet[Activity]:
    """What someone noted with buddies they no longer have, as far as they were there; newest first."""
    until = Q(pair__members__ended_at__isnull=False, logged_at__lte=F("pair__members__ended_at"))
    mine = Activity.objects.filter(until, pair__members__enrolment=enrolment)
    return mine.order_by("-on", "-pk")
