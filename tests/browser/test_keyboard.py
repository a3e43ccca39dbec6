"""The main job by keyboard alone, at a telephone's width; one always sees where one is."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from assignments.linking import token_for
from tests import factories as make
from tests.assignments.test_answer_page import forward
from tests.browser.test_main_job import Running, heading, mail_to
from tests.browser.windows import NARROW, Windows

pytestmark = pytest.mark.django_db(transaction=True)

IS_SEEN = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const label = one.labels?.[0] ? getComputedStyle(one.labels[0]) : style;
    const whole = one.closest(".vak-choice__item") ?? one;
    const ring = [style, label, getComputedStyle(whole)].some((s) =>
        s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2
        || s.boxShadow !== "none");
    const box = one.getBoundingClientRect();
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
    return ring && box.bottom > 0 && box.top < innerHeight
        && (whole.contains(at) || at?.contains(one) || false);
}"""
HERE = "document.activeElement.innerText || document.activeElement.name || document.activeElement.tagName"


@pytest.fixture
def running(transactional_db: None) -> Running:
    return Running()


def tab_to(page: Page, selector: str, *, most: int = 80) -> None:
    """Walks there with Tab; whatever has the focus on the way can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_SEEN), f"the focus cannot be seen on {page.evaluate(HERE)!r} of {page.url}"
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab does not come to {selector} on {page.url}")


def write(page: Page, selector: str, text: str) -> None:
    tab_to(page, selector)
    page.keyboard.type(text)


def enter(page: Page, selector: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Enter")


def test_the_first_tab_leads_past_the_menu(narrow_page: Page) -> None:
    narrow_page.goto("/hulp/")
    narrow_page.keyboard.press("Tab")
    skip = narrow_page.get_by_role("link", name="Ga naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    narrow_page.keyboard.press("Enter")
    expect(narrow_page.locator("main")).to_be_focused()


def test_signing_in_and_handing_in(windows: Windows, running: Running) -> None:
    make.pod(running.sanne, with_trainers=True)
    page = windows.open(width=NARROW)
    page.goto("/account/login/code/")
    write(page, "input[type=email]", "sanne@waterrijk.example")
    page.keyboard.press("Enter")
    heading(page, "Vul je code in")
    write(page, "input[name=code]", mail_to("sanne@waterrijk.example", "inlogcode").subject.split()[0])
    page.keyboard.press("Enter")
    heading(page, "Hallo Sanne")
    tab_to(page, f"a[href^='{running.day}']")
    page.keyboard.press("Enter")
    heading(page, "Dag 2")
    _hand_in(page)


def _hand_in(page: Page) -> None:
    write(page, "textarea[name=expectation]", "Beter doorvragen.")
    write(page, "textarea[name=goal-1]", "Ik vat samen voor ik antwoord.")
    tab_to(page, "button[value=hand-in]")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Je vooraf-deel van dag 2 is ingeleverd")


def test_from_a_mistake_to_its_field_and_on(windows: Windows, running: Running) -> None:
    windows.expect("status of 422")
    make.pod(running.sanne, with_trainers=True)
    page = windows.open(width=NARROW, person=running.sanne.person)
    page.goto(running.day)
    tab_to(page, "button[value=hand-in]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    tab_to(page, "[data-error-summary] a[href='#id_expectation']")
    page.keyboard.press("Enter")
    expect(page.locator("textarea[name=expectation]")).to_be_focused()
    page.keyboard.type("Beter doorvragen.")
    write(page, "textarea[name=goal-1]", "Ik vat samen voor ik antwoord.")
    tab_to(page, "button[value=hand-in]")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Je vooraf-deel van dag 2 is ingeleverd")


def test_giving_feedback(windows: Windows, running: Running) -> None:
    running.let_the_day_pass()
    day = make.session(running.cohort, 2)
    entry = make.entry(make.pod(running.sanne, with_trainers=True), 2)
    make.handed_in(entry)
    assert day.ends_at < timezone.now()
    page = windows.open(width=NARROW, person=running.trainer)
    page.goto("/trainer/wacht/")
    tab_to(page, f"main a[href*='/meelezen/{running.sanne.pk}/dag/2/']")
    page.keyboard.press("Enter")
    heading(page, "Dag 2 van Sanne de Vries")
    write(page, "textarea[name=saw]", "Ik zag dat je doorvroeg.")
    write(page, "textarea[name=effect]", "De groep werd er stil van.")
    write(page, "textarea[name=next_step]", "Doe het ook op je werk.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Verstuur je reactie")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("main")).to_contain_text("Je reactie is verstuurd aan Sanne.")


def test_applying_with_a_mistake_on_the_way(windows: Windows) -> None:  # INT-1
    windows.expect("status of 422")
    cache.clear()
    cohort = make.open_cohort(first_day=timezone.localdate() + timedelta(days=60))
    page = windows.open(width=NARROW)
    page.goto(f"/aanmelden/{cohort.pk}/")
    enter(page, f"a[href='/aanmelden/{cohort.pk}/begin/']")
    heading(page, "Begin je aanmelding")
    write(page, "input[name=name]", "Sanne de Vries")
    page.keyboard.press("Enter")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    enter(page, "[data-error-summary] a[href='#id_email']")
    page.keyboard.type("sanne@waterrijk.example")
    page.keyboard.press("Enter")
    heading(page, "Vul je code in")
    write(page, "input[name=code]", mail.outbox[-1].subject.split()[0])
    page.keyboard.press("Enter")
    heading(page, "Jij en je werk")
    write(page, "input[name=job]", "Adviseur")
    write(page, "input[name=organisation]", "Gemeente Waterrijk")
    enter(page, "button[value=next]")
    heading(page, "Je motivatie")
    write(page, "textarea[name=motivation]", "Ik wil leren luisteren.")
    enter(page, "button[value=next]")
    heading(page, "Een idee voor je opdracht")
    write(page, "textarea[name=idea]", "Hoe betrekken we bewoners eerder?")
    enter(page, "button[value=next]")
    heading(page, "Wie betaalt")
    tab_to(page, "input[name=payer]")
    page.keyboard.press("Space")
    enter(page, "button[value=next]")
    heading(page, "Kijk je aanmelding na")
    tab_to(page, "input[name=agrees]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    heading(page, "Mijn aanmelding")
    expect(page.locator("main")).to_contain_text("Je aanmelding is binnen")


def test_a_principal_asks_for_a_change_from_the_link(windows: Windows, running: Running) -> None:  # PPL-3
    windows.expect("status of 422")
    principal = make.support(running.sanne, "principal", "Karin Bos")
    forward(running.sanne)
    page = windows.open(width=NARROW)
    page.goto(f"/meekijken/{token_for(principal)}/")
    enter(page, "main form button")
    heading(page, "De praktijkopdracht van Sanne de Vries")
    enter(page, "button[value=change]")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    enter(page, "[data-error-summary] a[href='#id_words']")
    expect(page.locator("textarea[name=words]")).to_be_focused()
    page.keyboard.type("Maak het kleiner.")
    enter(page, "button[value=change]")
    expect(page.locator("main")).to_contain_text("Je vroeg een wijziging")
