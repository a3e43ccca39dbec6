"""What the page of a cohort says one can best do now."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from cohorts.models import Cohort, Session
from cohorts.next_steps import steps_of
from cohorts.overview import cohort_detail
from tests import factories as make

pytestmark = pytest.mark.django_db
FIRST = make.at("2027-03-04", "09:30")


@pytest.fixture
def cohort() -> Cohort:
    return make.cohort(days=3, first_day=FIRST.date(), every=14)


def pages(cohort: Cohort, now: datetime, *, is_coordinator: bool = True) -> list[tuple[str, int]]:
    page = cohort_detail(cohort, now=now)
    return [(step.page, step.of) for step in steps_of(page, is_coordinator=is_coordinator, now=now)]


def day(cohort: Cohort, number: int) -> Session:
    return make.session(cohort, number)


def test_a_new_cohort_asks_for_trainers_and_then_for_participants(cohort: Cohort) -> None:
    long_before = FIRST - timedelta(days=60)
    asked = [("cohorts:trainers", cohort.pk), ("desk:new_list", cohort.pk)]
    assert pages(cohort, long_before) == asked
    make.trainer(cohort)
    assert pages(cohort, long_before) == asked[1:]
    make.enrolment(cohort)
    assert pages(cohort, long_before) == [("cohorts:talks", cohort.pk)]


def test_a_cohort_without_days_asks_for_one_first() -> None:
    bare = make.cohort(days=0)
    assert pages(bare, FIRST)[0] == ("cohorts:add_day", bare.pk)


def test_days_that_were_cancelled_are_no_days(cohort: Cohort) -> None:  # COH-4
    cohort.sessions.update(cancelled_at=FIRST)
    assert pages(cohort, FIRST)[0] == ("cohorts:add_day", cohort.pk)


def test_papers_are_asked_for_in_the_two_weeks_before_a_day(cohort: Cohort) -> None:
    make.trainer(cohort)
    make.enrolment(cohort)
    papers = ("cohorts:papers", day(cohort, 1).pk)
    assert papers not in pages(cohort, FIRST - timedelta(days=14, minutes=1))
    assert pages(cohort, FIRST - timedelta(days=14)) == [("cohorts:talks", cohort.pk), papers]


def test_on_a_day_its_attendance_comes_first(cohort: Cohort) -> None:
    make.trainer(cohort)
    make.enrolment(cohort)
    for now in (make.at("2027-03-04", "00:00"), FIRST, make.at("2027-03-04", "16:00")):
        assert pages(cohort, now)[0] == ("cohorts:attendance", day(cohort, 1).pk)


def test_after_a_day_its_attendance_is_asked_for_until_it_is_recorded(cohort: Cohort) -> None:  # COH-6
    make.trainer(cohort)
    enrolment = make.enrolment(cohort)
    after = FIRST + timedelta(days=1)
    missed = ("cohorts:attendance", day(cohort, 1).pk)
    assert pages(cohort, after)[0] == missed
    day(cohort, 1).attendances.create(enrolment=enrolment, status="present", recorded_at=after)
    assert missed not in pages(cohort, after)


def test_when_all_days_were_the_coordinator_looks_who_still_must(cohort: Cohort) -> None:
    make.enrolment(cohort)
    over = FIRST + timedelta(days=60)
    assert pages(cohort, over)[-1] == ("desk:standing", cohort.pk)
    assert pages(cohort, over)[:-1] == pages(cohort, over, is_coordinator=False)


def test_every_step_leads_to_a_page_the_coordinator_may_open(client: Client, cohort: Cohort) -> None:
    make.enrolment(cohort)
    client.force_login(make.coordinator())
    moments = (FIRST - timedelta(days=9), FIRST, FIRST + timedelta(days=1), FIRST + timedelta(days=60))
    found = {one for now in moments for one in pages(cohort, now)}
    assert len(found) >= 6
    for page, of in found:
        assert client.get(reverse(page, args=[of])).status_code == 200


def test_the_menu_of_the_administrator_has_no_page_that_is_closed_to_them(cohort: Cohort) -> None:
    office, administrator = Client(), Client()
    office.force_login(make.coordinator())
    administrator.force_login(make.administrator())
    url, standing = reverse("cohorts:detail", args=[cohort.pk]), reverse("desk:standing", args=[cohort.pk])
    assert standing in office.get(url).content.decode()
    menu = (
        administrator.get(url).content.decode().partition('<nav class="vak-menu"')[2].partition("</nav>")[0]
    )
    links = re.findall('href="(/[^"]+)"', menu)
    assert len(links) > 8 and standing not in links
    for link in links:
        assert administrator.get(unescape(link)).status_code == 200
