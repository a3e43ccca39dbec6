"""What the page says about saving while somebody types (POD-8)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Dialog, Page, Route, expect

from tests import factories as make
from tests.browser.windows import Windows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def day(windows: Windows) -> Page:
    """The day page of a participant whose second day is tomorrow."""
    for words in ("ERR_INTERNET_DISCONNECTED", "htmx:afterRequest", "htmx:sendError"):
        windows.expect(words)
    enrolment = make.enrolment(make.cohort(first_day=timezone.localdate() - timedelta(days=13)))
    make.pod(enrolment)
    page = windows.open(person=enrolment.person)
    page.goto(f"/pod/{enrolment.pk}/dag/2/?deel=vooraf")
    return page


def expectation(page: Page):
    return page.get_by_label("Wat verwacht je deze dag te leren?")


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-save-state]")).to_contain_text(words)


def leaving_is_asked_about(page: Page) -> bool:
    asked: list[Dialog] = []
    page.once("dialog", lambda dialog: (asked.append(dialog), dialog.accept()))
    page.goto("/hulp/")
    return bool(asked)


def test_it_says_what_is_saved_and_lets_go(day: Page) -> None:
    expectation(day).press_sequentially("Doorvragen.")
    says(day, "Nog niet opgeslagen")
    says(day, "Opgeslagen om")
    assert not leaving_is_asked_about(day)


def test_without_a_connection_it_says_so_asks_who_leaves_and_saves_later(day: Page) -> None:
    day.context.set_offline(True)
    expectation(day).press_sequentially("Doorvragen.")
    says(day, "Niet opgeslagen. Controleer je internet")
    expect(day.locator("[data-save-state]")).to_have_class("vak-save vak-save--error")
    day.context.set_offline(False)
    expectation(day).press_sequentially(" En samenvatten.")
    says(day, "Opgeslagen om")
    assert not leaving_is_asked_about(day)


def test_who_leaves_before_it_is_saved_is_asked(day: Page) -> None:
    expectation(day).press_sequentially("Doorvragen.")
    assert leaving_is_asked_about(day)


def test_what_is_typed_while_a_save_is_under_way_is_not_called_saved(day: Page) -> None:
    held: list[Route] = []
    day.route("**/before/", lambda route: held.append(route))
    with day.expect_request("**/before/"):
        expectation(day).press_sequentially("Doorvragen.")
    expectation(day).press_sequentially(" En dan")
    with day.expect_response("**/before/"):
        held[0].continue_()
    says(day, "Nog niet opgeslagen")
