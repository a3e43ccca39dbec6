"""Staying signed in: warned in time, and back without leaving the page or losing a letter."""

from datetime import datetime, timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from assignments.linking import token_for
from people.idleness import ACTIVE_AT
from pod.models import Part
from tests import factories as make
from tests.browser.desk import Running
from tests.browser.test_keyboard import IS_SEEN
from tests.browser.test_main_job import heading, mail_to
from tests.browser.windows import NARROW, WIDE, Windows, axe

pytestmark = pytest.mark.django_db(transaction=True)
EXPECTATION = "textarea[name=expectation]"
STATE = "[data-save-state]"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LISTEN = """() => {
    window.sameAsBefore = true;
    window.back = [];
    document.addEventListener("vak:signed-in", (event) => window.back.push(event.detail.who));
}"""
SIGNED_OUT = "document.dispatchEvent(new CustomEvent('vak:signed-out'))"


@pytest.fixture
def running(transactional_db: None) -> Running:
    cache.clear()  # Codes are counted per address.
    made = Running()
    make.pod(made.sanne, with_trainers=True)
    return made


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def width(request: pytest.FixtureRequest) -> int:
    return request.param


def open_day(windows: Windows, running: Running, *, width: int = WIDE) -> Page:
    windows.expect("status of 401")
    page = windows.open(person=running.sanne.person, width=width)
    return go(page, running.day)


def go(page: Page, url: str) -> Page:
    """To a page with a clock that can be put forward."""
    page.clock.install()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.evaluate(LISTEN)
    return page


@pytest.fixture
def day(windows: Windows, running: Running) -> Page:
    return open_day(windows, running)


def tab(page: Page, url: str = "/berichten/") -> Page:
    """A second tab in the same browser."""
    return go(page.context.new_page(), url)


def warning(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Ben je er nog?")


def door(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Je bent niet meer ingelogd")


def press(dialog: Locator, name: str) -> None:
    dialog.get_by_role("button", name=name, exact=True).click()


def saved() -> str:
    return str(Part.objects.get().text.fields["expectation"])


def signed_in() -> list[SessionStore]:
    stores = [SessionStore(one.session_key) for one in Session.objects.all()]
    return [store for store in stores if "_auth_user_id" in store]


def make_silent(minutes: float) -> None:
    """As if the last request that was noted came so long ago."""
    for store in signed_in():
        store[ACTIVE_AT] = (timezone.now() - timedelta(minutes=minutes)).isoformat()
        store.save()


def code_for(running: Running) -> str:
    return mail_to(running.sanne.person.email, "inlogcode").subject.split()[0]


def ask_code(page: Page) -> None:
    press(door(page), "Stuur mij een code")
    expect(door(page).get_by_label("Code uit de mail")).to_be_focused()


def use_code(page: Page, code: str) -> None:
    door(page).get_by_label("Code uit de mail").fill(code)
    press(door(page), "Log in")


# The warning.


def test_who_does_nothing_is_warned_two_minutes_before_and_can_stay(
    windows: Windows, running: Running, width: int
) -> None:
    day = open_day(windows, running, width=width)
    day.clock.fast_forward("27:50")
    expect(warning(day)).not_to_be_visible()
    day.clock.fast_forward("00:11")
    expect(warning(day)).to_contain_text("over 1 minuut en 5")
    expect(day.get_by_role("button", name="Blijf ingelogd")).to_be_focused()
    axe(day)
    press(warning(day), "Blijf ingelogd")
    expect(warning(day)).not_to_be_visible()
    day.clock.fast_forward("27:00")
    expect(warning(day)).not_to_be_visible()
    assert len(signed_in()) == 1


def test_the_clock_is_seen_but_said_only_twice(day: Page) -> None:
    said, heard = day.locator("#vak-idle [role=status]"), []
    for forward in ("28:05", "00:25", "00:30", "00:02", "00:30"):
        day.clock.fast_forward(forward)
        expect(warning(day)).to_be_visible()
        day.wait_for_timeout(1200)
        heard.append(said.text_content())
    assert heard[:2] == ["", ""]
    assert [words[:5] for words in heard[2:]] == ["Nog 5", "Nog 5", "Nog 2"]
    assert heard[2] == heard[3]


def test_staying_reaches_the_server_however_long_ago_its_last_note_was(day: Page) -> None:
    make_silent(33)
    day.clock.fast_forward("28:10")
    press(warning(day), "Blijf ingelogd")
    expect(warning(day)).not_to_be_visible()
    (store,) = signed_in()
    assert timezone.now() - datetime.fromisoformat(store[ACTIVE_AT]) < timedelta(minutes=1)


def test_escape_stays_too(day: Page) -> None:
    day.clock.fast_forward("28:10")
    expect(warning(day)).to_be_visible()
    with day.expect_request("**/mijn/blijf/**"):
        day.keyboard.press("Escape")
    expect(warning(day)).not_to_be_visible()


def test_without_a_connection_the_warning_says_so_and_stays(windows: Windows, day: Page) -> None:
    windows.expect("ERR_INTERNET_DISCONNECTED")
    day.clock.fast_forward("28:10")
    day.context.set_offline(True)
    press(warning(day), "Blijf ingelogd")
    expect(warning(day).get_by_role("alert")).to_contain_text("geen verbinding")
    day.context.set_offline(False)
    press(warning(day), "Blijf ingelogd")
    expect(warning(day)).not_to_be_visible()


def test_who_chooses_to_sign_out_leaves_the_page(windows: Windows, day: Page) -> None:
    other = tab(day)
    day.clock.fast_forward("28:10")
    press(warning(day), "Log uit")
    expect(day.locator("main")).to_contain_text("Je bent uitgelogd")
    expect(door(other)).to_be_visible()
    assert signed_in() == []


def test_who_stays_away_is_signed_out_on_the_server_and_in_every_tab(
    windows: Windows, running: Running, width: int
) -> None:
    day = open_day(windows, running, width=width)
    other = tab(day)
    day.clock.fast_forward("30:10")
    expect(door(day)).to_be_visible()
    axe(day)
    expect(door(other)).to_be_visible()
    assert signed_in() == []


def test_after_a_sleep_it_is_over_at_once(day: Page) -> None:
    day.clock.fast_forward("05:00:00")
    expect(door(day)).to_be_visible()
    expect(warning(day)).not_to_be_visible()
    assert signed_in() == []


def test_what_one_does_in_another_tab_counts(day: Page) -> None:
    other = tab(day)
    for page in (day, other):
        page.clock.fast_forward("20:00")
    day.locator(EXPECTATION).press_sequentially("a")
    for page in (day, other):
        page.clock.fast_forward("10:00")
        page.wait_for_timeout(1200)
    expect(warning(day)).not_to_be_visible()
    expect(warning(other)).not_to_be_visible()


def test_typing_on_a_page_that_does_not_save_reaches_the_server(windows: Windows) -> None:
    """Else the server would end the session before the page warns."""
    page = windows.open(person=make.coordinator())
    go(page, "/bureau/programmas/nieuw/")
    make_silent(4)
    with page.expect_response("**/mijn/blijf/**"):
        page.get_by_label("Titel").press_sequentially("Ambtelijk")
    (store,) = signed_in()
    assert timezone.now() - datetime.fromisoformat(store[ACTIVE_AT]) < timedelta(minutes=1)


# Signing in again.


def test_one_signs_in_again_by_a_code_without_leaving_the_page(
    windows: Windows, running: Running, width: int
) -> None:
    day = open_day(windows, running, width=width)
    day.locator(EXPECTATION).press_sequentially("Voor de pauze.")
    expect(day.locator(STATE)).to_contain_text("Opgeslagen om")
    Session.objects.all().delete()
    day.locator(EXPECTATION).press_sequentially(" Na de pauze.")
    expect(door(day)).to_contain_text(running.sanne.person.email)
    ask_code(day)
    axe(day)
    use_code(day, code_for(running))
    expect(door(day)).not_to_be_visible()
    expect(day.locator(EXPECTATION)).to_be_focused()
    expect(day.locator(STATE)).to_contain_text("Opgeslagen om")
    assert saved() == "Voor de pauze. Na de pauze."
    assert day.evaluate("[sameAsBefore, back]") == [True, [str(running.sanne.person_id)]]


def test_forms_of_the_page_work_after_signing_in_again(day: Page, running: Running) -> None:
    Session.objects.all().delete()
    day.evaluate(SIGNED_OUT)
    ask_code(day)
    use_code(day, code_for(running))
    expect(door(day)).not_to_be_visible()
    tokens = day.locator("input[name=csrfmiddlewaretoken]").evaluate_all("all => all.map((one) => one.value)")
    cookie = next(one["value"] for one in day.context.cookies() if one["name"] == "csrftoken")
    assert set(tokens) == {cookie}
    press(day.locator("header"), "Uitloggen")
    expect(day.locator("main")).to_contain_text("Je bent uitgelogd")


def test_forms_of_a_tab_work_after_signing_in_in_another(
    windows: Windows, day: Page, running: Running
) -> None:
    other = tab(day)
    Session.objects.all().delete()
    day.evaluate(SIGNED_OUT)
    ask_code(day)
    use_code(day, code_for(running))
    expect(door(day)).not_to_be_visible()
    press(other.locator("header"), "Uitloggen")
    expect(other.locator("main")).to_contain_text("Je bent uitgelogd")


def test_a_wrong_code_says_so_at_the_field_and_the_third_asks_for_a_new_one(day: Page) -> None:
    Session.objects.all().delete()
    day.evaluate(SIGNED_OUT)
    ask_code(day)
    field = door(day).get_by_label("Code uit de mail")
    use_code(day, "ZZZ-ZZZ")
    expect(door(day).get_by_role("alert")).to_have_text("Deze code klopt niet. Kijk nog een keer in je mail.")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    axe(day)
    for _ in range(2):
        with day.expect_response("**/account/login/code/**"):
            use_code(day, "ZZZ-ZZZ")
    expect(door(day).get_by_role("alert")).to_contain_text("Je probeert het te vaak")
    expect(door(day).get_by_role("button", name="Stuur mij een code")).to_be_focused()


def test_a_code_that_ran_out_is_followed_by_a_new_one(day: Page, running: Running) -> None:
    Session.objects.all().delete()
    day.evaluate(SIGNED_OUT)
    ask_code(day)
    (one,) = Session.objects.all()
    store = SessionStore(one.session_key)
    store["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 601
    store.save()
    use_code(day, code_for(running))
    expect(door(day).get_by_role("alert")).to_contain_text("Vraag een nieuwe code")
    sent = len(mail.outbox)
    ask_code(day)
    assert len(mail.outbox) == sent + 1
    use_code(day, code_for(running))
    expect(door(day)).not_to_be_visible()


def test_a_second_step_is_done_in_the_new_tab(windows: Windows, day: Page, running: Running) -> None:
    TOTP.activate(running.sanne.person, SECRET)
    Session.objects.all().delete()
    day.evaluate(SIGNED_OUT)
    ask_code(day)
    use_code(day, code_for(running))
    expect(door(day).get_by_role("alert")).to_contain_text("tweede stap")
    other_way = door(day).get_by_role("link", name="Log op een andere manier in")
    expect(other_way).to_be_focused()
    with day.context.expect_page() as opening:
        day.keyboard.press("Enter")
    opening.value.locator("input[name=code]").first.fill(_from_the_app())
    opening.value.keyboard.press("Enter")
    heading(opening.value, "Hallo Sanne")
    expect(door(day)).not_to_be_visible()
    assert day.evaluate("[sameAsBefore, back]") == [True, [str(running.sanne.person_id)]]


def _from_the_app() -> str:
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


def test_signing_in_in_another_tab_will_do(windows: Windows, day: Page, running: Running) -> None:
    Session.objects.all().delete()
    day.locator(EXPECTATION).press_sequentially("Bewaar mij.")
    expect(door(day)).to_be_visible()
    windows.sign_in(day.context, running.sanne.person)
    tab(day)
    expect(door(day)).not_to_be_visible()
    expect(day.locator(STATE)).to_contain_text("Opgeslagen om")
    assert saved() == "Bewaar mij."


def test_no_letter_is_lost_while_one_types_on(day: Page) -> None:
    """A dialog that opens between two keys would swallow what follows."""
    Session.objects.all().delete()
    text = "Ik schrijf door zonder op het scherm te kijken, een hele zin lang."
    day.locator(EXPECTATION).press_sequentially(text, delay=80)
    assert day.locator(EXPECTATION).input_value() == text
    expect(door(day)).to_be_visible()


def test_who_signs_in_later_types_on_in_peace(windows: Windows, day: Page, running: Running) -> None:
    Session.objects.all().delete()
    day.locator(EXPECTATION).press_sequentially("Eerst dit")
    press(door(day), "Later")
    expect(day.locator(EXPECTATION)).to_be_focused()
    day.locator(EXPECTATION).press_sequentially(" en dan dat.")
    day.wait_for_timeout(4000)
    expect(door(day)).not_to_be_visible()
    day.clock.fast_forward("00:20")
    expect(door(day)).to_be_visible()
    windows.sign_in(day.context, running.sanne.person)
    press(door(day), "Stuur mij een code")
    expect(day.locator(STATE)).to_contain_text("Opgeslagen om")
    assert saved() == "Eerst dit en dan dat."


def test_who_closes_it_is_asked_again_by_the_next_refusal(day: Page) -> None:
    Session.objects.all().delete()
    for _ in range(2):
        day.evaluate(SIGNED_OUT)
        expect(door(day)).to_be_visible()
        day.keyboard.press("Escape")
        expect(door(day)).not_to_be_visible()


def test_by_keyboard_alone_on_a_telephone(windows: Windows, running: Running) -> None:
    day = open_day(windows, running, width=NARROW)
    day.locator(EXPECTATION).focus()
    Session.objects.all().delete()
    day.evaluate(SIGNED_OUT)
    expect(door(day).get_by_role("heading")).to_be_focused()
    for name in ("Stuur mij een code", "Log op een andere manier in (nieuw tabblad)", "Later"):
        day.keyboard.press("Tab")
        assert day.evaluate("document.activeElement.innerText") == name
        assert day.evaluate(IS_SEEN)
    day.keyboard.press("Shift+Tab")
    day.keyboard.press("Shift+Tab")
    day.keyboard.press("Space")
    expect(door(day).get_by_label("Code uit de mail")).to_be_focused()
    assert day.evaluate("document.documentElement.scrollWidth") <= NARROW
    day.keyboard.type(code_for(running))
    day.keyboard.press("Enter")
    expect(day.locator(EXPECTATION)).to_be_focused()


def test_without_a_connection_the_dialog_says_so(windows: Windows, day: Page, running: Running) -> None:
    windows.expect("ERR_INTERNET_DISCONNECTED")
    Session.objects.all().delete()
    day.evaluate(SIGNED_OUT)
    expect(door(day)).to_be_visible()
    day.context.set_offline(True)
    press(door(day), "Stuur mij een code")
    expect(door(day).get_by_role("alert")).to_contain_text("geen verbinding")
    windows.sign_in(day.context, running.sanne.person)
    day.context.set_offline(False)
    expect(door(day)).not_to_be_visible()


def test_when_someone_else_signed_in_it_says_so_and_one_can_come_back(
    windows: Windows, day: Page, running: Running
) -> None:
    windows.expect("status of 404")
    windows.sign_in(day.context, make.person("Ander"))
    day.locator(EXPECTATION).press_sequentially("Van Sanne")
    expect(door(day).get_by_role("alert")).to_contain_text(
        "nu iemand anders ingelogd. Log in als Sanne de Vries"
    )
    assert (Part.objects.exists(), day.evaluate("back")) == (False, [])
    ask_code(day)
    use_code(day, code_for(running))
    expect(day.locator(STATE)).to_contain_text("Opgeslagen om")
    assert saved() == "Van Sanne"


# By a personal link.


@pytest.fixture
def mentors_page(windows: Windows, running: Running) -> Page:
    """Of a mentor who came by the link in their mail."""
    windows.expect("status of 401")
    support = make.support(running.sanne)
    page = windows.open()
    page.goto(f"/meekijken/{token_for(support)}/")
    page.get_by_role("button", name="Ga verder").click()
    heading(page, "Voortgang van Sanne de Vries")
    return go(page, page.url)


def test_who_came_by_a_link_is_warned_and_goes_on(mentors_page: Page) -> None:  # PPL-3
    mentors_page.clock.fast_forward("28:10")
    expect(warning(mentors_page)).to_contain_text("Je toegang stopt over")
    axe(mentors_page)
    press(warning(mentors_page), "Ga verder")
    expect(warning(mentors_page)).not_to_be_visible()


def test_what_a_link_opened_closes_after_half_an_hour_too(mentors_page: Page) -> None:  # PPL-3
    mentors_page.clock.fast_forward("30:10")
    over = mentors_page.get_by_role("dialog", name="Je toegang is gestopt")
    expect(over).to_contain_text("Open je persoonlijke link nog een keer")
    axe(mentors_page)
    mentors_page.wait_for_timeout(500)
    expect(over).to_be_visible()
    assert not Session.objects.exists()
