"""Trainers are reminded of who has no start talk yet, and no more once everyone has (INT-9, MSG-3)."""

from datetime import timedelta

import pytest

from cohorts import enrolling, talk_reminding, talking
from cohorts.dates import Slot
from cohorts.models import Cohort, Enrolment
from outbox.models import Message
from people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY_ONE = make.at("2027-03-04")
NOW = make.at("2026-11-23", "10:00")
DAY = timedelta(days=1)


@pytest.fixture
def cohort() -> Cohort:
    return make.cohort(days=2, first_day=DAY_ONE.date())


@pytest.fixture
def trainer(cohort: Cohort) -> Person:
    return make.trainer(cohort)


def open_ones() -> list[Message]:
    rows = Message.objects.open().filter(kind=talk_reminding.KIND)
    return list(rows.select_related("recipient").order_by("pk"))


def planned(enrolment: Enrolment, trainer: Person, *, days: int = 30) -> None:
    begin = NOW + days * DAY
    slot = Slot(begin, begin + timedelta(hours=1), "Kamer 3", "")
    talking.arrange(enrolment, slot=slot, trainer=trainer, by=trainer, now=NOW)


def test_each_trainer_is_reminded_two_weeks_before_day_one(cohort: Cohort, trainer: Person) -> None:
    other = make.trainer(cohort)
    assert talk_reminding.plan_missing(now=NOW) == 0
    make.enrolment(cohort)
    assert [talk_reminding.plan_missing(now=NOW) for _ in range(2)] == [2, 0]
    assert {one.recipient for one in open_ones()} == {trainer, other}
    assert {one.due_at for one in open_ones()} == {make.at("2027-02-18", "08:00")}


def test_it_lapses_once_everyone_has_a_talk_and_returns_for_who_came_later(
    cohort: Cohort, trainer: Person
) -> None:
    first, second = make.enrolment(cohort), make.enrolment(cohort)
    talk_reminding.plan_missing(now=NOW)
    planned(first, trainer)
    assert len(open_ones()) == 1
    planned(second, trainer, days=31)
    assert open_ones() == []
    assert talk_reminding.plan_missing(now=NOW) == 0
    third = make.enrolment(cohort)
    assert [talk_reminding.plan_missing(now=NOW) for _ in range(2)] == [1, 0]
    enrolling.withdraw(third, by=trainer, now=NOW)
    assert open_ones() == []


def test_when_it_would_be_late_or_training_began_there_is_none(cohort: Cohort, trainer: Person) -> None:
    make.enrolment(cohort)
    assert talk_reminding.plan_missing(now=DAY_ONE - 10 * DAY) == 0
    assert talk_reminding.plan_missing(now=DAY_ONE + DAY) == 0
    assert not Message.objects.filter(kind=talk_reminding.KIND).exists()


def test_a_trainer_who_stops_is_not_reminded(cohort: Cohort, trainer: Person) -> None:
    make.enrolment(cohort)
    talk_reminding.plan_missing(now=NOW)
    enrolling.end_trainership(cohort.trainerships.get(), by=trainer, now=NOW)
    assert open_ones() == []
    assert talk_reminding.plan_missing(now=NOW) == 0
