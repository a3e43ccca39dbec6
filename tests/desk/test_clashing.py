"""What cannot be one person is refused, with what to do."""

from collections.abc import Callable
from typing import Any

import pytest

from assignments.models import Support
from desk import clashing, merging
from people.models import Person
from tests import factories as make
from tests.desk.test_merging import two
from tests.door.signing import app_for

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-10", "10:00")


def same_cohort(old: Person, to: Person) -> None:
    cohort = make.cohort()
    for person in (old, to):
        make.enrolment(cohort, who=person)


def _waits_where_the_other_is(old: Person, to: Person) -> None:
    cohort = make.cohort()
    make.enrolment(cohort, who=to)
    make.admission(cohort, who=old)


def _leads_what_the_other_follows(old: Person, to: Person) -> None:
    cohort = make.cohort()
    make.enrolment(cohort, who=old)
    make.trainer(cohort, who=to)


def _applied_twice(old: Person, to: Person) -> None:
    cohort = make.open_cohort()
    for person in (old, to):
        make.application(cohort, who=person)


def _buddies(old: Person, to: Person) -> None:
    cohort = make.cohort()
    make.pair(*(make.enrolment(cohort, who=person) for person in (old, to)))


def _mentor_of_own(old: Person, to: Person) -> None:
    mine = make.enrolment(make.cohort(), who=to)
    support = make.support(mine)
    Support.objects.filter(pk=support.pk).update(person=old)


def _assessor_of_own(old: Person, to: Person) -> None:
    mine = make.enrolment(make.cohort(), who=old)
    make.proeve_talk(mine, assessors=[to])


def _two_assessors(old: Person, to: Person) -> None:
    make.proeve_talk(make.enrolment(make.cohort()), assessors=[old, to])


def _two_records(old: Person, to: Person) -> None:
    applied = make.application(make.open_cohort(), handed_in_at=NOW)
    for person in (old, to):
        make.record(applied, by=person)


def _one_table(old: Person, to: Person) -> None:
    cohort = make.cohort()
    mine, other = (make.enrolment(cohort) for _ in range(2))
    made = make.intervisie(mine, other)
    for member, person in zip(made.members.order_by("pk"), (old, to), strict=False):
        member.person = person
        member.save()


def _second_step(old: Person, to: Person) -> None:
    app_for(old)


def _administrator(old: Person, to: Person) -> None:
    Person.objects.filter(pk=old.pk).update(is_staff=True)


def _demo(old: Person, to: Person) -> None:
    Person.objects.filter(pk=to.pk).update(is_demo=True)


CLASHES: dict[Callable[[Person, Person], None], list[type]] = {
    same_cohort: [clashing.InOneCohort],
    _waits_where_the_other_is: [clashing.InOneCohort],
    _leads_what_the_other_follows: [clashing.LeadsAndTakesPart],
    _applied_twice: [clashing.AppliedTwice],
    _buddies: [clashing.InOneCohort, clashing.InOnePair],
    _mentor_of_own: [clashing.SupportsThemselves],
    _assessor_of_own: [clashing.Assesses],
    _two_assessors: [clashing.Assesses],
    _two_records: [clashing.Judges],
    _one_table: [clashing.AtOneTable],
    _second_step: [clashing.HasSecondStep],
    _administrator: [clashing.Administers],
    _demo: [clashing.OfTheDemo],
}


@pytest.mark.parametrize("lay", CLASHES, ids=lambda lay: lay.__name__)
def test_what_cannot_be_one_person_is_refused_and_nothing_changes(lay: Any) -> None:
    old, to = two()
    assert clashing.clashes(old, to) == []
    lay(old, to)
    old, to = Person.objects.get(pk=old.pk), Person.objects.get(pk=to.pk)
    assert [type(one) for one in clashing.clashes(old, to)] == CLASHES[lay]
    with pytest.raises(CLASHES[lay][0]):
        merging.merge(old.email, to=to, now=NOW)
    old.refresh_from_db()
    assert (old.is_active, old.email) == (True, "oud@b.example")
