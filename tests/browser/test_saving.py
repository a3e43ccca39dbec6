"""Saving while typing (POD-8): the page says how it goes, and nothing is lost."""

import pytest
from playwright.sync_api import Page, expect

from pod.models import Part
from tests import factories as make
from tests.browser.test_main_job import Running
from tests.browser.windows import Windows

pytestmark = pytest.mark.django_db(transaction=True)
EXPECTATION = "textarea[name=expectation]"
STATE = "[data-save-state]"


@pytest.fixture
def running(transactional_db: None) -> Running:
    made = Running()
    make.pod(made.sanne, with_trainers=True)
    return made


@pytest.fixture
def day_page(windows: Windows, running: Running) -> Page:
    page = windows.open(person=running.sanne.person)
    page.goto(running.day)
    return page


def kept() -> str:
    fields: dict[str, str] = Part.objects.get(kind=Part.Kind.BEFORE).text.fields
    return fields["expectation"]


def test_without_a_connection_it_says_so_and_the_next_letter_saves_all(
    windows: Windows, day_page: Page
) -> None:
    windows.expect("ERR_INTERNET_DISCONNECTED")
    windows.expect("htmx:sendError")
    windows.expect("htmx:afterRequest")
    day_page.context.set_offline(True)
    day_page.locator(EXPECTATION).press_sequentially("In de trein geschreven")
    expect(day_page.locator(STATE)).to_contain_text("Niet opgeslagen")
    assert not Part.objects.exists()
    day_page.context.set_offline(False)
    day_page.locator(EXPECTATION).press_sequentially(".")
    expect(day_page.locator(STATE)).to_contain_text("Opgeslagen om")
    assert kept() == "In de trein geschreven."


def test_two_windows_show_both_versions_and_lose_neither(windows: Windows, day_page: Page) -> None:
    windows.expect("status of 422")
    windows.expect("status of 409")
    other = day_page.context.new_page()
    other.goto(day_page.url)
    other.locator(EXPECTATION).press_sequentially("Op mijn telefoon")
    expect(other.locator(STATE)).to_contain_text("Opgeslagen om")
    day_page.locator(EXPECTATION).press_sequentially("Op mijn laptop")
    expect(day_page.locator(STATE)).to_contain_text("Niet opgeslagen")
    assert kept() == "Op mijn telefoon"
    day_page.get_by_role("button", name="Bekijk beide versies").click()
    both = day_page.get_by_role("alert")
    expect(both).to_contain_text("Op mijn telefoon")
    expect(both).to_contain_text("Op mijn laptop")
    assert day_page.locator(EXPECTATION).input_value() == "Op mijn laptop"
    day_page.get_by_role("button", name="Houd wat ik hier typte").click()
    expect(day_page.locator("main")).to_contain_text("Je tekst is bewaard")
    assert kept() == "Op mijn laptop"
    day_page.get_by_role("link", name="Eerdere versies").click()
    expect(day_page.locator("main")).to_contain_text("Op mijn telefoon")


def test_two_windows_in_different_fields_disturb_nobody(day_page: Page) -> None:
    other = day_page.context.new_page()
    other.goto(day_page.url)
    other.locator(EXPECTATION).press_sequentially("Mijn verwachting")
    expect(other.locator(STATE)).to_contain_text("Opgeslagen om")
    day_page.locator("textarea[name=goal-1]").press_sequentially("Mijn doel")
    expect(day_page.locator(STATE)).to_contain_text("Opgeslagen om")
    fields = Part.objects.get(kind=Part.Kind.BEFORE).text.fields
    assert (fields["expectation"], fields["goal-1"]) == ("Mijn verwachting", "Mijn doel")


@pytest.fixture
def plain_page(windows: Windows, running: Running) -> Page:
    """A browser in which scripts are switched off."""
    page = windows.open(person=running.sanne.person, scripts=False)
    page.goto(running.day)
    return page


def test_without_scripts_it_is_saved_and_handed_in(
    windows: Windows, plain_page: Page, running: Running
) -> None:
    windows.expect("status of 422")
    plain_page.locator(EXPECTATION).fill("Zonder scripts")
    plain_page.get_by_role("button", name="Voeg nog een leerdoel toe").click()
    expect(plain_page.locator("textarea[name=goal-2]")).to_be_visible()
    assert kept() == "Zonder scripts"
    plain_page.get_by_role("button", name="Lever in").click()
    expect(plain_page.locator("[data-error-summary]")).to_be_visible()
    assert plain_page.locator(EXPECTATION).input_value() == "Zonder scripts"
    plain_page.locator("textarea[name=goal-1]").fill("Eén doel")
    plain_page.get_by_role("button", name="Lever in").click()
    expect(plain_page.locator("main")).to_contain_text("Je vooraf-deel van dag 2 is ingeleverd")
    assert Part.objects.get().is_handed_in
