"""Moving a day: dropped on another date with a pointer, or with the keyboard alone; told first, then done."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from cohorts.local_time import day_of
from cohorts.models import Cohort
from outbox.models import Message
from tests import factories as make
from tests.browser.test_main_job import follow, heading, press
from tests.browser.windows import NARROW, Windows, look

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = timezone.localdate().year + 1
# A Thursday in a month without holidays, and the one after.
FIRST = next(date(YEAR, 6, n) for n in range(8, 15) if date(YEAR, 6, n).weekday() == 3)
LATER = FIRST + timedelta(days=7)
NEWS = "days_changed"


@pytest.fixture
def cohort(transactional_db: None) -> Cohort:
    """Two days, three weeks apart, with a participant and a trainer who are told of changes."""
    made = make.cohort(days=2, first_day=FIRST, every=21, name="Leeratelier Noord")
    make.enrolment(made, "Sanne de Vries")
    make.trainer(made, "Fatima El Amrani")
    return made


def stands(cohort: Cohort) -> list[date]:
    return [day_of(one.starts_at) for one in cohort.sessions.order_by("number")]


def the_year(page: Page) -> None:
    page.goto(f"/bureau/cohorten/jaar/?jaar={YEAR}")


def on(page: Page, day: date) -> Locator:
    return page.locator(f"[data-day='{day}']")


def is_asked(page: Page, cohort: Cohort, before: list[date]) -> None:
    """The page that says who would be told what; nothing changed yet, and nobody was told."""
    heading(page, "Dit verandert er")
    expect(page.locator("main")).to_contain_text("Er is nog niets bewaard")
    expect(page.locator("main")).to_contain_text(f"{LATER.day} juni {YEAR}")
    expect(page.locator("main")).to_contain_text("Aan 2 mensen")
    assert stands(cohort) == before
    assert not Message.objects.filter(kind=NEWS).exists()


def test_a_day_is_dropped_on_another_date(windows: Windows, cohort: Cohort) -> None:  # COH-4
    page, before = windows.open(person=make.coordinator()), stands(cohort)
    the_year(page)
    look(page, "moving-year")
    page.set_viewport_size({"width": 1280, "height": 900})
    on(page, FIRST).locator("[data-move]").drag_to(on(page, LATER))
    is_asked(page, cohort, before)
    look(page, "moving-asked")
    press(page, "Bewaar deze dag")
    expect(page.locator("main")).to_contain_text("Dag 1 is aangepast. 2 mensen krijgen een mail.")
    assert stands(cohort) == [LATER, before[1]]


def test_a_line_of_the_list_is_dropped_too_and_dropped_elsewhere_it_stays(
    windows: Windows, cohort: Cohort
) -> None:
    page, before = windows.open(person=make.coordinator()), stands(cohort)
    the_year(page)
    line = page.locator(".vak-year__session[data-move]").first
    line.drag_to(page.locator("h1"))
    line.drag_to(on(page, FIRST))
    heading(page, "Alle cohorten in een jaar")
    line.drag_to(on(page, LATER))
    is_asked(page, cohort, before)


def test_what_a_colleague_moved_meanwhile_is_seen_first(windows: Windows, cohort: Cohort) -> None:  # COH-4
    windows.expect("status of 422")
    page = windows.open(person=make.coordinator())
    the_year(page)
    one = make.session(cohort, 1)
    elsewhere = timedelta(days=1)
    cohort.sessions.filter(pk=one.pk).update(
        starts_at=one.starts_at + elsewhere, ends_at=one.ends_at + elsewhere
    )
    on(page, FIRST).locator("[data-move]").drag_to(on(page, LATER))
    expect(page.locator("[data-error-summary]")).to_contain_text(
        "Een collega heeft deze dag intussen veranderd"
    )
    expect(page.get_by_label("Datum")).to_have_value(LATER.isoformat())


@pytest.mark.parametrize("scripts", [True, False])
def test_a_day_is_moved_with_the_keyboard_alone(windows: Windows, cohort: Cohort, scripts: bool) -> None:
    page, before = windows.open(person=make.coordinator(), width=NARROW, scripts=scripts), stands(cohort)
    the_year(page)
    page.get_by_role("link", name="Verplaats dag 1 van Leeratelier Noord").press("Enter")
    heading(page, "Dag 1")
    page.get_by_label("Datum").fill(LATER.isoformat())
    page.get_by_role("button", name="Kijk wat er verandert").press("Enter")
    is_asked(page, cohort, before)
    page.get_by_role("button", name="Bewaar deze dag").press("Enter")
    expect(page.locator("main")).to_contain_text("Dag 1 is aangepast.")
    assert stands(cohort) == [LATER, before[1]]


def test_a_day_that_was_is_no_longer_to_be_moved(windows: Windows, transactional_db: None) -> None:
    make.cohort(days=1, first_day=date(YEAR - 2, 3, 4), name="Geweest")
    page = windows.open(person=make.coordinator())
    page.goto(f"/bureau/cohorten/jaar/?jaar={YEAR - 2}")
    follow(page, "Geweest")
    page.go_back()
    assert page.locator("[data-move]").count() == 0
    assert page.get_by_role("link", name="Verplaats").count() == 0
