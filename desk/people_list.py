"""Everyone, with what they are where: one page of it, in a fixed number of queries (PPL-2)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property

from assignments.models import Support
from cohorts.models import Admission, Cohort, Enrolment, Session, Trainership
from intake.models import Application
from people.models import Coordinator, Organisation, Person

PER_PAGE = 50
MOST_COUNTED = 1000
PARTICIPANT, WAITING, STOPPED, TRAINER = "deelnemer", "wachtlijst", "gestopt", "trainer"
MENTOR, PRINCIPAL, APPLICANT, OFFICE, NONE = (
    "praktijkbegeleider",
    "opdrachtgever",
    "aanmelder",
    "bureau",
    "geen",
)
LABELS = {
    PARTICIPANT: "Deelnemer",
    WAITING: "Op een wachtlijst",
    STOPPED: "Gestopt",
    TRAINER: "Trainer",
    MENTOR: "Praktijkbegeleider",
    PRINCIPAL: "Opdrachtgever",
    APPLICANT: "Aangemeld",
    OFFICE: "Programmabureau",
}
ROLES = LABELS | {NONE: "Zonder rol"}
_SUPPORTS = {MENTOR: Support.Role.MENTOR, PRINCIPAL: Support.Role.PRINCIPAL}


@dataclass(frozen=True)
class Relation:
    """What someone is, where, and the page about that."""

    role: str
    where: str = ""
    url: str = ""

    @property
    def label(self) -> str:
        return LABELS[self.role]


@dataclass(frozen=True)
class Wanted:
    """What was asked for in the address; what makes no sense there counts as not asked."""

    words: str = ""
    role: str = ""
    cohort: int | None = None
    organisation: int | None = None

    @property
    def is_everyone(self) -> bool:
        return self == Wanted()


@dataclass(frozen=True)
class Line:
    person: Person
    relations: Sequence[Relation]


class _SomePages(Paginator):  # type: ignore[type-arg]
    """Of what was searched for it counts no further than anyone reads on."""

    @cached_property
    def count(self) -> int:
        return int(self.object_list.order_by()[:MOST_COUNTED].count())  # type: ignore[attr-defined]

    @property
    def is_cut_off(self) -> bool:
        return self.count == MOST_COUNTED


def page_of(wanted: Wanted, *, number: str, sees_applications: bool, now: datetime) -> Page[Line]:
    people = _found(wanted, now).select_related("organisation").order_by("name", "pk")
    pages = Paginator if wanted.is_everyone else _SomePages
    page: Page[Any] = pages(people, PER_PAGE).get_page(number)
    rows: list[Person] = list(page.object_list)
    relations = relations_of(rows, sees_applications=sees_applications, now=now)
    page.object_list = [Line(person, relations[person.pk]) for person in rows]
    return page


def relations_of(
    people: Iterable[Person], *, sees_applications: bool, now: datetime
) -> dict[int, list[Relation]]:
    """Per person what they are now, newest first within each role."""
    pks = [person.pk for person in people]
    found: dict[int, list[Relation]] = defaultdict(list)
    kinds = [_coordinates, _takes_part, _waits, _leads, _supports, *([_applied] if sees_applications else [])]
    for kind in kinds:
        for person, relation in kind(pks, now):
            found[person].append(relation)
    return found


Found = Iterable[tuple[int, Relation]]


def _coordinates(pks: list[int], now: datetime) -> Found:
    for one in Coordinator.objects.filter(person__in=pks, until=None):
        yield one.person_id, Relation(OFFICE)


def _takes_part(pks: list[int], now: datetime) -> Found:
    rows = Enrolment.objects.filter(person__in=pks).select_related("cohort").order_by("withdrawn_at", "-pk")
    for one in rows:
        role = PARTICIPANT if one.is_active else STOPPED
        yield one.person_id, Relation(role, one.cohort.name, _cohort(one.cohort_id))


def _waits(pks: list[int], now: datetime) -> Found:
    for one in Admission.objects.waiting().filter(person__in=pks).select_related("cohort"):
        yield one.person_id, Relation(WAITING, one.cohort.name, _cohort(one.cohort_id))


def _leads(pks: list[int], now: datetime) -> Found:
    rows = Trainership.objects.filter(person__in=pks, until=None).select_related("cohort").order_by("-pk")
    for one in rows:
        yield one.person_id, Relation(TRAINER, one.cohort.name, _cohort(one.cohort_id))


def _supports(pks: list[int], now: datetime) -> Found:
    roles = {support: role for role, support in _SUPPORTS.items()}
    rows = Support.objects.open(now).filter(person__in=pks).order_by("-pk")
    for one in rows.select_related("assignment__enrolment__person"):
        supported = one.assignment.enrolment.person
        yield one.person_id, Relation(roles[Support.Role(one.role)], supported.name, _person(supported.pk))


def _applied(pks: list[int], now: datetime) -> Found:
    """Open and handed in; whoever was admitted since stands elsewhere (INT-1)."""
    rows = Application.objects.filter(person__in=pks, withdrawn_at=None, handed_in_at__isnull=False)
    for one in rows.filter(~Exists(_admitted())).select_related("cohort").order_by("-pk"):
        yield (
            one.person_id,
            Relation(APPLICANT, one.cohort.name, reverse("intake:application", args=[one.pk])),
        )


def _admitted() -> QuerySet[Admission]:
    return Admission.objects.filter(person=OuterRef("person"), cohort=OuterRef("cohort"))


def _cohort(pk: int) -> str:
    return reverse("cohorts:detail", args=[pk])


def _person(pk: int) -> str:
    return reverse("desk:person", args=[pk])


def _found(wanted: Wanted, now: datetime) -> QuerySet[Person]:
    people = Person.objects.filter(merged_into=None, erased_at=None)
    for word in wanted.words.split():
        works_there = Q(organisation__in=Organisation.objects.filter(name__icontains=word))
        people = people.filter(Q(name__icontains=word) | Q(email__icontains=word) | works_there)
    if wanted.role:
        people = people.filter(_has_role(wanted.role, now))
    if wanted.cohort:
        people = people.filter(_is_in(wanted.cohort))
    if wanted.organisation:
        sent = Enrolment.objects.filter(person=OuterRef("pk"), organisation=wanted.organisation)
        people = people.filter(Q(organisation=wanted.organisation) | Exists(sent))
    return people


def _has_role(role: str, now: datetime) -> Q:
    if role == NONE:
        # Whether somebody takes part, stopped or waits makes no difference here, and to tell them apart does.
        came = (Enrolment.objects.all(), Admission.objects.filter(left_at=None))
        others = [rows(now) for one, rows in _OF_ROLE.items() if one not in (PARTICIPANT, STOPPED, WAITING)]
        return ~_any(_is_among(rows) for rows in (*came, *others))
    return _is_among(_OF_ROLE[role](now))


def _is_among(rows: QuerySet[Any]) -> Q:
    """Asked once for everyone: asked per person, "without a role" takes seconds among 20 000."""
    return Q(pk__in=rows.order_by().values("person"))


def _any(conditions: Iterable[Q]) -> Q:
    found = Q()
    for one in conditions:
        found |= one
    return found


_OF_ROLE: dict[str, Callable[[datetime], QuerySet[Any]]] = {
    PARTICIPANT: lambda now: Enrolment.objects.active(),
    WAITING: lambda now: Admission.objects.waiting(),
    STOPPED: lambda now: Enrolment.objects.exclude(withdrawn_at=None),
    TRAINER: lambda now: Trainership.objects.filter(until=None),
    MENTOR: lambda now: Support.objects.open(now).filter(role=Support.Role.MENTOR),
    PRINCIPAL: lambda now: Support.objects.open(now).filter(role=Support.Role.PRINCIPAL),
    APPLICANT: lambda now: Application.objects.filter(withdrawn_at=None, handed_in_at__isnull=False),
    OFFICE: lambda now: Coordinator.objects.filter(until=None),
}


def _is_in(cohort: int) -> Q:
    """Takes part, waits or leads."""
    here = {"person": OuterRef("pk"), "cohort": cohort}
    rows = (
        Enrolment.objects.active().filter(**here),
        Admission.objects.waiting().filter(**here).order_by(),
        Trainership.objects.filter(until=None, **here),
    )
    return _any(Q(Exists(one)) for one in rows)


def cohorts_to_invite_into(*, now: datetime) -> QuerySet[Cohort]:
    """Those of which not every day is over; the newest first."""
    ahead = Session.objects.that_count().filter(cohort=OuterRef("pk"), ends_at__gt=now)
    some = Session.objects.that_count().filter(cohort=OuterRef("pk"))
    return Cohort.objects.not_archived().filter(Exists(ahead) | ~Exists(some)).order_by("-pk")


def cohort_choices() -> list[tuple[int, str]]:
    return list(Cohort.objects.not_archived().order_by("-pk").values_list("pk", "name")[:500])


def organisation_choices() -> list[tuple[int, str]]:
    return list(Organisation.objects.order_by("name").values_list("pk", "name")[:500])
