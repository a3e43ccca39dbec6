"""The reminder before day 1: for who is not ready, once, and gone when they are (MSG-1, MSG-3)."""

from datetime import timedelta

import pytest

from assignments import naming, reminding
from assignments.models import Support
from cohorts import enrolling, rescheduling
from cohorts.models import Enrolment
from outbox.models import Message
from tests import factories as make
from tests.assignments.test_answer_page import forward

pytestmark = pytest.mark.django_db
DAY_ONE = make.at("2027-03-04")
NOW = make.at("2026-11-23", "10:00")
DAY = timedelta(days=1)


@pytest.fixture
def enrolment() -> Enrolment:
    return make.enrolment(make.cohort(days=2, first_day=DAY_ONE.date()), "Sanne de Vries")


def open_ones() -> list[Message]:
    return list(Message.objects.open().filter(kind=reminding.KIND).select_related("recipient"))


def named(enrolment: Enrolment, role: str) -> Support:
    facts = {"email": f"{role}@waterstad.example", "name": role.title(), "organisation": ""}
    return naming.name(enrolment, role, **facts, by=enrolment.person, now=NOW)


def test_it_comes_three_weeks_before_day_one_and_once(enrolment: Enrolment) -> None:
    assert [reminding.plan_missing(now=NOW) for _ in range(2)] == [1, 0]
    [one] = open_ones()
    assert (one.recipient, one.due_at) == (enrolment.person, make.at("2027-02-11", "08:00"))


def test_it_lapses_when_all_is_put_forward_and_named(enrolment: Enrolment) -> None:
    reminding.plan_missing(now=NOW)
    forward(enrolment)
    named(enrolment, "mentor")
    assert len(open_ones()) == 1
    named(enrolment, "principal")
    assert open_ones() == []
    assert reminding.plan_missing(now=NOW) == 0


def test_who_was_ready_before_gets_none_until_they_are_not(enrolment: Enrolment) -> None:
    forward(enrolment)
    named(enrolment, "principal")
    mentor = named(enrolment, "mentor")
    assert reminding.plan_missing(now=NOW) == 0
    Support.objects.filter(pk=mentor.pk).update(ended_at=NOW)
    assert reminding.plan_missing(now=NOW) == 1


def test_it_moves_with_day_one_and_goes_with_who_leaves(enrolment: Enrolment) -> None:
    reminding.plan_missing(now=NOW)
    first, by = make.session(enrolment.cohort, 1), make.coordinator()
    sooner = {"starts_at": first.starts_at - 7 * DAY, "ends_at": first.ends_at - 7 * DAY}
    rescheduling.move(first, **sooner, place="Zaal 1", link="", by=by, now=NOW)
    assert [one.due_at for one in open_ones()] == [make.at("2027-02-04", "08:00")]
    assert reminding.plan_missing(now=NOW) == 0
    rescheduling.cancel(first, by=by, now=NOW)
    assert open_ones() == []
    assert reminding.plan_missing(now=NOW) == 1
    enrolling.withdraw(enrolment, by=by, now=NOW)
    assert open_ones() == []
    assert reminding.plan_missing(now=NOW) == 0


def test_who_joins_in_the_last_weeks_or_after_the_start_is_not_mailed_late(enrolment: Enrolment) -> None:
    assert reminding.plan_missing(now=DAY_ONE - 10 * DAY) == 1
    assert open_ones() == []
    other = make.enrolment(enrolment.cohort)
    assert reminding.plan_missing(now=DAY_ONE + DAY) == 0
    assert not Message.objects.filter(recipient=other.person).exists()


def test_the_number_of_one_day_is_not_that_of_another(enrolment: Enrolment) -> None:
    reminding.plan_missing(now=NOW)
    Message.objects.filter(kind=reminding.KIND).update(occasion=f"{make.session(enrolment.cohort, 1).key}0")
    assert reminding.plan_missing(now=NOW) == 1
