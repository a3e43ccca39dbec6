"""The questionnaire in a browser: by keyboard, broken off, resumed on a phone, released, taken back."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from bigfive import answering
from bigfive.models import CONSENT_VERSION, Answer, Sitting
from cohorts.models import Enrolment
from tests import factories as make
from tests.browser.test_keyboard import tab_to
from tests.browser.test_main_job import follow, heading, press
from tests.browser.windows import NARROW, Windows, axe

pytestmark = pytest.mark.django_db(transaction=True)
TOTAL, BREAKS_OFF = 116, 57


@pytest.fixture
def enrolment(transactional_db: None) -> Enrolment:
    """Whose first day is next week."""
    cohort = make.cohort(first_day=localdate() + timedelta(days=7))
    make.trainer(cohort, "Fatima El Amrani")
    return make.enrolment(cohort, "Sanne de Vries")


@pytest.fixture
def begun(enrolment: Enrolment) -> Enrolment:
    answering.begin(enrolment, consent=CONSENT_VERSION, now=make.BEFORE_ALL)
    return enrolment


def answered(page: Page, number: int) -> None:
    """So many are on the server, as the page says."""
    expect(page.locator("[data-answered]")).to_have_text(str(number))


def at(page: Page, place: int) -> None:
    """The focus is in this question."""
    expect(page.locator(f"#vraag-{place} input:focus")).to_have_count(1)


def by_key(page: Page, first: int, last: int) -> None:
    """Answers with the digits alone; past the tenth, Enter leads on."""
    for place in range(first, last + 1):
        at(page, place)
        page.keyboard.press(str(1 + place % 5))
        if place % 10 == 0:
            expect(page.get_by_role("button", name="Volgende vragen")).to_be_focused()
            page.keyboard.press("Enter")


def values(enrolment: Enrolment) -> dict[int, int]:
    return answering.answers_of(Sitting.objects.get(enrolment=enrolment))


def test_from_consent_to_taken_back(windows: Windows, enrolment: Enrolment) -> None:  # BIG-1, BIG-2
    _breaks_off(windows, enrolment)
    page = windows.open(width=NARROW, person=enrolment.person)
    _resumes(page)
    _reads(page)
    _releases_domains(page)
    trainer = windows.open(person=enrolment.cohort.trainerships.get().person)
    _is_read_by(trainer, enrolment)
    press(page, "Neem alles terug")
    expect(page.get_by_text("Je hebt alles teruggenomen.")).to_be_visible()
    trainer.reload()
    expect(trainer.locator("main")).to_contain_text("Er is niets met de trainers gedeeld.")
    expect(trainer.get_by_text("In één oogopslag")).to_have_count(0)
    page.goto("/mijn/inzage/")
    expect(page.locator("main")).to_contain_text("Fatima El Amrani")


def _breaks_off(windows: Windows, enrolment: Enrolment) -> None:
    """By keyboard alone, from *Mijn traject* to question 57, which stays open when the window closes."""
    page = windows.open(person=enrolment.person)
    page.goto(f"/traject/{enrolment.pk}/")
    expect(page.get_by_role("link", name="Beginnen")).to_be_visible()
    tab_to(page, f"a[href$='/vragenlijst/{enrolment.pk}/']")
    page.keyboard.press("Enter")
    heading(page, "Vragenlijst voor zelfreflectie")
    axe(page)
    tab_to(page, "button[value=begin]")
    page.keyboard.press("Enter")
    at(page, 1)
    axe(page)
    by_key(page, 1, BREAKS_OFF - 1)
    answered(page, BREAKS_OFF - 1)
    page.context.close()
    assert len(values(enrolment)) == BREAKS_OFF - 1


def _resumes(page: Page) -> None:
    page.goto("/")
    follow(page, "Ga verder met de vragenlijst")
    at(page, BREAKS_OFF)
    expect(page.locator("fieldset:visible")).to_have_count(1)
    axe(page)
    for place in range(BREAKS_OFF, 66):
        at(page, place)
        page.locator(f"#vraag-{place} label").nth(place % 5).click()
    press(page, "Vorige vraag")
    at(page, 65)
    press(page, "Volgende vraag")
    for place in range(66, TOTAL + 1):
        at(page, place)
        page.keyboard.press(str(1 + place % 5))
    heading(page, "Vragenlijst afronden")
    expect(page.locator("main")).to_contain_text(f"Je hebt alle {TOTAL} vragen beantwoord.")
    axe(page)


def _reads(page: Page) -> None:
    press(page, "Maak mijn uitslag")
    heading(page, "Jouw uitslag")
    expect(page.locator("main")).to_contain_text("Alleen jij ziet dit.")
    expect(page.get_by_role("rowheader", name="Emotionele stabiliteit")).to_be_visible()
    page.locator("summary", has_text="Extraversie").click()
    expect(page.get_by_text("Facetten van extraversie")).to_be_visible()
    axe(page)


def _releases_domains(page: Page) -> None:
    follow(page, "Kies wat je deelt")
    page.locator("label", has_text="De vijf hoofdtrekken").click()
    press(page, "Bewaar wat ik deel")
    expect(page.get_by_text("Je trainers zien vanaf nu wat je koos.")).to_be_visible()
    axe(page)


def _is_read_by(trainer: Page, enrolment: Enrolment) -> None:
    trainer.goto(f"/trainer/deelnemer/{enrolment.pk}/")
    follow(trainer, "Bekijk wat Sanne deelt")
    expect(trainer.get_by_role("rowheader", name="Zorgvuldigheid")).to_be_visible()
    trainer.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    expect(trainer.get_by_text("Facetten van")).to_have_count(0)
    axe(trainer)


def test_two_devices_at_once_lose_nothing(windows: Windows, begun: Enrolment) -> None:  # BIG-1
    laptop, phone = (windows.open(width=width, person=begun.person) for width in (1280, NARROW))
    for page in (laptop, phone):
        page.goto(f"/vragenlijst/{begun.pk}/vragen/1/#vraag-1")
        at(page, 1)
    laptop.keyboard.press("2")
    answered(laptop, 1)
    phone.keyboard.press("5")
    phone.keyboard.press("4")
    answered(phone, 2)
    # The page on the laptop does not know of the phone; what it did not touch it does not send.
    at(laptop, 2)
    laptop.locator("#vraag-3 input").first.check(force=True)
    press(laptop, "Volgende vragen")
    at(laptop, 11)
    assert values(begun) == {1: 5, 2: 4, 3: 1}


def test_without_connection_answers_wait_and_get_there(windows: Windows, begun: Enrolment) -> None:  # BIG-1
    windows.expect("Failed to load resource")
    page = windows.open(person=begun.person)
    page.goto(f"/vragenlijst/{begun.pk}/vragen/1/#vraag-1")
    at(page, 1)
    page.context.set_offline(True)
    for key in "345":
        page.keyboard.press(key)
    expect(page.locator(".vak-kept")).to_contain_text("Nog niet bewaard")
    assert not Answer.objects.exists()
    page.context.set_offline(False)
    answered(page, 3)
    expect(page.locator(".vak-kept")).to_have_text("Bewaard")
    assert values(begun) == {1: 3, 2: 4, 3: 5}


def test_the_arrow_keys_choose_without_going_on(windows: Windows, begun: Enrolment) -> None:
    """With one question at a time, too: what they pass by is no choice yet."""
    page = windows.open(width=NARROW, person=begun.person)
    page.goto(f"/vragenlijst/{begun.pk}/vragen/1/#vraag-1")
    at(page, 1)
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    answered(page, 1)
    at(page, 1)
    expect(page.locator("#vraag-1 input:checked")).to_have_value("4")


def test_a_key_does_nothing_outside_a_question(windows: Windows, begun: Enrolment) -> None:
    page = windows.open(person=begun.person)
    page.goto(f"/vragenlijst/{begun.pk}/vragen/1/")
    page.locator("h1").click()
    page.keyboard.press("3")
    page.get_by_role("button", name="Volgende vragen").focus()
    page.keyboard.press("3")
    expect(page.locator("input:checked")).to_have_count(0)


def test_without_scripts_it_is_a_plain_form(windows: Windows, begun: Enrolment) -> None:
    page = windows.open(width=NARROW, person=begun.person, scripts=False)
    page.goto(f"/traject/{begun.pk}/")
    follow(page, "Vragenlijst voor zelfreflectie")
    page.locator("#vraag-2 input").nth(3).check(force=True)
    press(page, "Volgende vragen")
    expect(page.locator("#vraag-11")).to_be_visible()
    assert values(begun) == {2: 4}


def test_the_profile_opens_beside_a_goal(windows: Windows, begun: Enrolment) -> None:  # BIG-7
    make.questionnaire(begun, now=make.BEFORE_ALL)
    make.pod(begun)
    page = windows.open(person=begun.person)
    for address in (f"/pod/{begun.pk}/leerdoelen/", f"/pod/{begun.pk}/dag/1/?deel=vooraf"):
        page.goto(address)
        expect(page.get_by_role("heading", name="Jouw vragenlijst ernaast")).to_be_visible()
        axe(page)
