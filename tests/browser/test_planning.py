"""Planning at the coordinator's desk: from a first date to eight, one day moved, all of them copied."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from cohorts.local_time import day_of
from cohorts.models import Cohort, Session
from outbox.models import Message
from pod import tasks
from tests import factories as make
from tests.browser.test_main_job import fill, follow, heading, next_monday_in, press
from tests.browser.windows import Windows, look

pytestmark = pytest.mark.django_db(transaction=True)
LEIDRAAD = [
    date(2016, month, day)
    for month, day in ((9, 8), (9, 22), (10, 13), (11, 10), (11, 24), (12, 1), (12, 8), (12, 22))
]
WEEK = timedelta(days=7)


def test_from_a_first_thursday_to_the_eight_dates_of_the_leidraad(windows: Windows) -> None:  # COH-2, COH-3
    """8 september 2016, donderdags, 8 dagen."""
    other = make.cohort(days=1, first_day=LEIDRAAD[2], name="Leeratelier West")
    make.trainer(other, "Fatima El Amrani")
    version = make.programme_version(title="Ambtelijk vakmanschap")
    page = windows.open(person=make.coordinator())
    page.goto(reverse("cohorts:list"))
    follow(page, "Maak een cohort")
    page.get_by_label("Programma").select_option(str(version.pk))
    fill(page, "Naam van het cohort", "Leidraad 2016")
    page.get_by_text("Fatima El Amrani", exact=True).click()
    fill(page, "Vanaf", "2016-09-08")
    page.get_by_label("Hoe vaak?").select_option("Elke week")
    page.get_by_text("Donderdag", exact=True).click()
    page.get_by_label("Plaats", exact=True).first.fill("Zaal 1")
    press(page, "Laat me zelf datums kiezen")
    offered = page.locator("input[name=picked]")
    expect(page.get_by_role("heading", name="Kies 8 datums")).to_be_visible()
    assert {date.fromisoformat(one.get_attribute("value")).weekday() for one in offered.all()} == {3}
    for day in LEIDRAAD:
        page.locator(f"#datum-{day}").check()
    look(page, "planning-pick")
    press(page, "Zet deze datums bij de dagen")
    assert _dates(page) == LEIDRAAD and not Cohort.objects.filter(name="Leidraad 2016").exists()
    # A trainer who is elsewhere and a room that is taken are said, and forbid nothing.
    third = page.locator("#dag-3")
    expect(third).to_contain_text("Fatima El Amrani heeft deze dag al een bijeenkomst van Leeratelier West.")
    expect(third).to_contain_text("Zaal 1 is dan al bezet door Leeratelier West.")
    expect(page.locator("#dag-2")).not_to_contain_text("al bezet")
    look(page, "planning-days")
    press(page, "Maak het cohort")
    heading(page, "Leidraad 2016")
    made = Cohort.objects.get(name="Leidraad 2016")
    assert make.dates_of(made) == LEIDRAAD
    assert {timezone.localtime(one.starts_at).strftime("%H.%M") for one in made.sessions.all()} == {"09.30"}


@pytest.fixture
def coming(transactional_db: None) -> Cohort:
    """Three days that are still to come, with two participants and their reminders."""
    cohort = make.cohort(days=3, first_day=next_monday_in(40), name="Noord")
    for name in ("Ahmed Yilmaz", "Sanne de Vries"):
        make.pod(make.enrolment(cohort, name))
    make.trainer(cohort, "Fatima El Amrani")
    tasks.plan_messages()
    return cohort


def test_a_day_is_moved_after_reading_who_is_told_what(windows: Windows, coming: Cohort) -> None:  # COH-4
    windows.expect("status of 422")
    second = coming.sessions.get(number=2)
    was, to = second.starts_at, day_of(second.starts_at) + timedelta(days=1)
    page, late = (windows.open(person=make.coordinator(name)) for name in ("Monique Timmers", "Els Vos"))
    for one in (page, late):
        one.goto(reverse("cohorts:detail", args=[coming.pk]))
        one.goto(reverse("cohorts:session", args=[second.pk]))
    _look_at_move(page, to)
    heading(page, "Dit verandert er")
    told = page.get_by_role("region", name="Wie krijgt wat te horen")
    for fold in told.locator("details").all():
        fold.locator("summary").click()
    for name in ("Ahmed Yilmaz", "Sanne de Vries", "Fatima El Amrani"):
        expect(told).to_contain_text(name)
    expect(told).to_contain_text("Schuift mee")
    look(page, "planning-look")
    assert Session.objects.get(pk=second.pk).starts_at == was
    assert not Message.objects.filter(kind="days_changed").exists()
    press(page, "Bewaar deze dag")
    heading(page, "Noord")
    moved = Session.objects.get(pk=second.pk)
    assert (day_of(moved.starts_at), moved.number) == (to, 2)
    assert sorted(Message.objects.filter(kind="days_changed").values_list("recipient__name", flat=True)) == [
        "Ahmed Yilmaz",
        "Fatima El Amrani",
        "Sanne de Vries",
    ]
    _the_second_sees_what_the_first_did(late, second, to)


def _the_second_sees_what_the_first_did(page: Page, session: Session, to: date) -> None:
    _look_at_move(page, to + WEEK / 7)
    expect(page.locator("[data-error-summary]")).to_be_visible()
    expect(page.locator("input[name=date]")).to_have_value((to + WEEK / 7).isoformat())
    assert day_of(Session.objects.get(pk=session.pk).starts_at) == to
    look(page, "planning-second")


def _look_at_move(page: Page, to: date) -> None:
    fill(page, "Datum", to.isoformat())
    press(page, "Kijk wat er verandert")


def test_a_cohort_is_copied_with_all_its_dates_shifted(windows: Windows, coming: Cohort) -> None:  # COH-7
    page, first = windows.open(person=make.coordinator()), day_of(coming.sessions.get(number=1).starts_at)
    page.goto(reverse("cohorts:detail", args=[coming.pk]))
    follow(page, "Maak een kopie")
    fill(page, "Naam", "Noord, een half jaar later")
    fill(page, "Of zo veel weken later", "26")
    press(page, "Schuif de dagen op")
    later = [first + 26 * WEEK + 2 * WEEK * n for n in range(3)]
    expect(page.locator("#dag-1 input[type=date]")).to_have_value(later[0].isoformat())
    assert _dates(page) == later
    look(page, "planning-copy")
    press(page, "Maak de kopie")
    heading(page, "Noord, een half jaar later")
    twin = Cohort.objects.get(name="Noord, een half jaar later")
    assert make.dates_of(twin) == later and twin.version == coming.version
    assert (twin.enrolments.count(), twin.trainerships.count(), coming.enrolments.count()) == (0, 0, 2)


def _dates(page: Page) -> list[date]:
    boxes = page.locator(".vak-dayrow input[type=date]")
    expect(boxes.last).not_to_have_value("")
    return [datetime.fromisoformat(one.input_value()).date() for one in boxes.all()]
