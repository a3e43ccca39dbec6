"""Who can read what of a participant now, as sentences are made of it (PRI-1)."""

from dataclasses import dataclass
from datetime import datetime

from assignments.models import Support
from buddies.models import Buddy
from cohorts.models import Cohort, Enrolment, Trainership
from people.models import Person
from pod.models import Circle, Pod


@dataclass(frozen=True)
class Readers:
    """Around one deelname. `circles`: with whom the POD is shared, unless a day says otherwise."""

    enrolment: Enrolment
    trainers: list[str]
    supports: list[str]
    buddies: list[str]
    circles: list[str]
    has_pod: bool


def around(person: Person, *, now: datetime) -> list[Readers]:
    rows = Enrolment.objects.active().filter(person=person).select_related("cohort").order_by("-enrolled_at")
    return [_around(one, now) for one in rows]


def _around(enrolment: Enrolment, now: datetime) -> Readers:
    pod = Pod.objects.filter(enrolment=enrolment).first()
    return Readers(
        enrolment,
        trainers=_trainers(enrolment, now),
        supports=_supports(enrolment),
        buddies=_buddies(enrolment),
        circles=[str(one.label).lower() for one in Circle if pod and getattr(pod, f"with_{one.value}")],
        has_pod=pod is not None,
    )


def _trainers(enrolment: Enrolment, now: datetime) -> list[str]:
    """None once their time is over (PPL-2)."""
    rows = Trainership.objects.filter(cohort=enrolment.cohort_id, until=None).select_related("person")
    people = [one.person for one in rows.order_by("pk")]
    # The end is that of the cohort, the same for all of them.
    led = people and Cohort.objects.led_by(people[0], now=now).filter(pk=enrolment.cohort_id).exists()
    return [one.name for one in people] if led else []


def _supports(enrolment: Enrolment) -> list[str]:
    rows = Support.objects.filter(assignment__enrolment=enrolment, ended_at=None).select_related("person")
    return [f"{one.person.name} ({one.get_role_display().lower()})" for one in rows.order_by("pk")]


def _buddies(enrolment: Enrolment) -> list[str]:
    mine = Buddy.objects.filter(enrolment=enrolment, ended_at=None, pair__ended_at=None).values("pair")
    rows = Buddy.objects.filter(pair__in=mine, ended_at=None).exclude(enrolment=enrolment)
    return [one.enrolment.person.name for one in rows.select_related("enrolment__person").order_by("pk")]
