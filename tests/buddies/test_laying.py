"""Trainers lay pairs by hand (BUD-1)."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError

from buddies import laying, overview
from buddies.models import Buddy, Pair
from cohorts.local_time import AMSTERDAM
from cohorts.models import Cohort, Enrolment
from people.models import Act, Person
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 10, 12, tzinfo=AMSTERDAM)


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort()


@pytest.fixture
def trainer(cohort: Cohort) -> Person:
    return make.trainer(cohort)


def five(cohort: Cohort) -> list[Enrolment]:
    return [make.enrolment(cohort, name) for name in ("Ahmed", "Bo", "Chris", "Dana", "Els")]


def lay(cohort: Cohort, *members: Enrolment, by: Person, now: datetime = NOW) -> Pair:
    return laying.lay(cohort, [one.pk for one in members], by=by, now=now)


def names(cohort: Cohort) -> tuple[list[list[str]], list[str]]:
    page = overview.pairs_of(cohort)
    together = [[one.person.name for one in row.members] for row in page.together]
    return sorted(together), [one.person.name for one in page.free]


def test_everyone_gets_a_buddy_and_an_odd_cohort_one_trio(cohort: Cohort, trainer: Person) -> None:  # BUD-1
    a, b, c, d, e = five(cohort)
    lay(cohort, a, b, by=trainer)
    assert names(cohort) == ([["Ahmed", "Bo"]], ["Chris", "Dana", "Els"])
    pair = lay(cohort, c, d, e, by=trainer)
    assert names(cohort) == ([["Ahmed", "Bo"], ["Chris", "Dana", "Els"]], [])
    assert (pair.laid_by, pair.laid_at) == (trainer, NOW)
    assert Act.objects.filter(action="pair-laid", actor=trainer).count() == 2


@pytest.mark.parametrize("number", [0, 1, 4])
def test_a_pair_is_two_or_three(cohort: Cohort, trainer: Person, number: int) -> None:  # BUD-1
    with pytest.raises(laying.WrongNumber):
        lay(cohort, *five(cohort)[:number], by=trainer)


def test_nobody_is_paired_with_themselves(cohort: Cohort, trainer: Person) -> None:  # BUD-1
    one = make.enrolment(cohort)
    with pytest.raises(laying.WrongNumber):
        lay(cohort, one, one, by=trainer)


def test_nobody_is_in_two_pairs(cohort: Cohort, trainer: Person) -> None:  # BUD-1
    a, b, c, *_ = five(cohort)
    lay(cohort, a, b, by=trainer)
    with pytest.raises(laying.AlreadyPaired, match="Bo heeft al een buddy"):
        lay(cohort, b, c, by=trainer)
    assert names(cohort)[0] == [["Ahmed", "Bo"]]


def test_the_database_too_refuses_a_second_pair(cohort: Cohort, trainer: Person) -> None:  # BUD-1
    a, b, *_ = five(cohort)
    lay(cohort, a, b, by=trainer)
    second = Pair.objects.create(cohort=cohort, laid_at=NOW)
    with pytest.raises(IntegrityError):
        Buddy.objects.create(pair=second, enrolment=a)


def test_only_those_who_take_part_in_this_cohort(cohort: Cohort, trainer: Person) -> None:  # BUD-1
    a, b, *_ = five(cohort)
    with pytest.raises(laying.NotHere):
        lay(cohort, a, make.enrolment(make.cohort()), by=trainer)
    Enrolment.objects.filter(pk=b.pk).update(withdrawn_at=NOW)
    with pytest.raises(laying.NotHere):
        lay(cohort, a, b, by=trainer)


def test_a_pair_that_ends_stays_as_history_and_frees_both(cohort: Cohort, trainer: Person) -> None:  # PPL-2
    a, b, c, *_ = five(cohort)
    pair, later = lay(cohort, a, b, by=trainer), NOW + timedelta(days=20)
    laying.end(pair, by=trainer, now=later)
    laying.end(pair, by=trainer, now=later + timedelta(days=1))
    assert list(Buddy.objects.filter(pair=pair).values_list("ended_at", flat=True)) == [later, later]
    assert Act.objects.filter(action="pair-ended").count() == 1
    lay(cohort, b, c, by=trainer, now=later)
    assert names(cohort) == ([["Bo", "Chris"]], ["Ahmed", "Dana", "Els"])
    assert Pair.objects.count() == 2


def test_when_someone_leaves_only_that_pair_waits_for_the_trainer(cohort: Cohort, trainer: Person) -> None:
    a, b, c, d, _ = five(cohort)  # BUD-1
    lay(cohort, a, b, by=trainer)
    lay(cohort, c, d, by=trainer)
    Enrolment.objects.filter(pk=b.pk).update(withdrawn_at=NOW)
    assert names(cohort) == ([["Ahmed"], ["Chris", "Dana"]], ["Els"])
    left = [one.person.name for row in overview.pairs_of(cohort).together for one in row.left]
    assert left == ["Bo"]
