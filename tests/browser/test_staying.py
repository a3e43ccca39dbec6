"""Staying signed in while one writes: warned in time, and back without leaving the page."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from pod.models import Part
from tests import factories as make
from tests.browser.test_main_job import Running, mail_to
from tests.browser.windows import Windows, axe

pytestmark = pytest.mark.django_db(transaction=True)
EXPECTATION = "textarea[name=expectation]"
STATE = "[data-save-state]"


@pytest.fixture
def running(transactional_db: None) -> Running:
    made = Running()
    make.pod(made.sanne, with_trainers=True)
    return made


@pytest.fixture
def day(windows: Windows, running: Running) -> Page:
    windows.expect("status of 401")
    page = windows.open(person=running.sanne.person)
    page.clock.install()
    page.goto(running.day)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.sameAsBefore = true")
    return page


def warning(page: Page):
    return page.get_by_role("dialog", name="Ben je er nog?")


def door(page: Page):
    return page.get_by_role("dialog", name="Je bent niet meer ingelogd")


def saved() -> str:
    return str(Part.objects.get().text.fields["expectation"])


def test_who_does_nothing_is_warned_two_minutes_before_and_can_stay(day: Page) -> None:
    day.clock.fast_forward("27:50")
    expect(warning(day)).not_to_be_visible()
    day.clock.fast_forward("00:15")
    expect(warning(day)).to_contain_text("Over 2 minuten")
    axe(day)
    day.get_by_role("button", name="Blijf ingelogd").click()
    expect(warning(day)).not_to_be_visible()
    day.clock.fast_forward("27:00")
    expect(warning(day)).not_to_be_visible()
    assert Session.objects.count() == 1


def test_who_stays_away_is_signed_out_on_the_server_too(day: Page) -> None:
    assert Session.objects.count() == 1
    day.clock.fast_forward("28:10")
    expect(warning(day)).to_be_visible()
    day.clock.fast_forward("02:00")
    expect(door(day)).to_be_visible()
    axe(day)
    assert not any("_auth_user_id" in one.get_decoded() for one in Session.objects.all())


def test_typing_counts_and_so_does_another_tab(day: Page) -> None:
    other = day.context.new_page()
    other.clock.install()
    other.goto("/berichten/")
    day.clock.fast_forward("20:00")
    other.clock.fast_forward("20:00")
    day.locator(EXPECTATION).press_sequentially("a")
    for page in (day, other):
        page.clock.fast_forward("10:00")
        page.wait_for_timeout(200)
    expect(warning(day)).not_to_be_visible()
    expect(warning(other)).not_to_be_visible()


def test_one_signs_in_again_by_a_code_without_leaving_the_page(day: Page, running: Running) -> None:
    day.locator(EXPECTATION).press_sequentially("Voor de pauze.")
    expect(day.locator(STATE)).to_contain_text("Opgeslagen om")
    Session.objects.all().delete()
    day.locator(EXPECTATION).press_sequentially(" Na de pauze.")
    expect(door(day)).to_be_visible()
    door(day).get_by_role("button", name="Stuur mij een code").click()
    field = door(day).get_by_label("Code uit de mail")
    expect(field).to_be_focused()
    field.fill("ZZZ-ZZZ")
    door(day).get_by_role("button", name="Log in", exact=True).click()
    expect(door(day).get_by_role("alert")).to_contain_text("Deze code klopt niet")
    field.fill(mail_to(running.sanne.person.email, "inlogcode").subject.split()[0])
    field.press("Enter")
    expect(door(day)).not_to_be_visible()
    expect(day.locator(STATE)).to_contain_text("Opgeslagen om")
    assert saved() == "Voor de pauze. Na de pauze."
    assert day.evaluate("window.sameAsBefore")
    day.locator("textarea[name=goal-1]").fill("Luisteren")
    day.get_by_role("button", name="Lever in").click()
    expect(day.locator("main")).to_contain_text("ingeleverd")


def test_signing_in_in_another_tab_will_do(windows: Windows, day: Page, running: Running) -> None:
    Session.objects.all().delete()
    day.locator(EXPECTATION).press_sequentially("Bewaar mij.")
    expect(door(day)).to_be_visible()
    windows.sign_in(day.context, running.sanne.person)
    other = day.context.new_page()
    other.goto("/berichten/")
    expect(door(day)).not_to_be_visible()
    expect(day.locator(STATE)).to_contain_text("Opgeslagen om")
    assert saved() == "Bewaar mij."


def test_typing_goes_on_beside_the_closed_dialog(windows: Windows, day: Page, running: Running) -> None:
    Session.objects.all().delete()
    day.locator(EXPECTATION).press_sequentially("Eerst dit")
    door(day).get_by_role("button", name="Later").click()
    day.locator(EXPECTATION).press_sequentially(" en dan dat.")
    expect(door(day)).to_be_visible()
    windows.sign_in(day.context, running.sanne.person)
    door(day).get_by_role("button", name="Stuur mij een code").click()
    expect(day.locator(STATE)).to_contain_text("Opgeslagen om")
    assert saved() == "Eerst dit en dan dat."


def test_when_someone_else_signed_in_it_says_so(windows: Windows, day: Page) -> None:
    windows.expect("status of 404")
    windows.sign_in(day.context, make.person("Ander"))
    day.locator(EXPECTATION).press_sequentially("Van Sanne")
    expect(door(day).get_by_role("alert")).to_contain_text("nu iemand anders ingelogd")
    assert not Part.objects.exists()
