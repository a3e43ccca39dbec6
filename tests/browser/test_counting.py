"""How much still fits in an answer is counted in the page, as the server counts it (POD-8)."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import factories as make
from tests.browser.desk import EXPECTATION, Running, saved, says
from tests.browser.windows import NARROW, Windows, axe

pytestmark = pytest.mark.django_db(transaction=True)
COUNTER = ".vak-count-left:visible"
# What a screen reader is told, in turn.
LISTEN = """area => {
    window.heard = [];
    const hear = () => {
        const said = area.parentElement.querySelector('[role=status]')?.textContent;
        if (said !== undefined && said !== window.heard.at(-1)) window.heard.push(said);
    };
    new MutationObserver(hear).observe(area.parentElement, { childList: true, subtree: true });
}"""


@pytest.fixture
def day(windows: Windows) -> Page:
    running = Running()
    make.pod(running.sanne)
    page = windows.open(person=running.sanne.person)
    page.goto(running.day)
    return page


@pytest.fixture
def area(day: Page) -> Locator:
    return day.locator(EXPECTATION)


def test_it_counts_from_four_fifths_on(day: Page, area: Locator) -> None:
    height = area.evaluate("area => area.parentElement.offsetHeight - area.offsetHeight")
    area.fill("x" * 15_999)
    expect(day.locator(COUNTER)).to_have_count(0)
    # No room is kept for it.
    assert area.evaluate("area => area.parentElement.offsetHeight - area.offsetHeight") == height
    area.fill("x" * 16_000)
    expect(day.locator(COUNTER)).to_have_text("Nog 4.000 tekens")
    area.fill("x" * 19_999)
    expect(day.locator(COUNTER)).to_have_text("Nog 1 teken")


@pytest.mark.parametrize(
    "text",
    ["🙂" * 20_000, ("\u200bwoord\u00ad " * 20 + "\u00a0\n") * 150 + "👩\u200d💻", "x" * 19_000 + "   \n\n"],
    ids=["smileys", "blanks and what nobody sees", "blanks at the end"],
)
def test_it_counts_what_the_server_keeps(day: Page, area: Locator, text: str) -> None:
    area.fill(text)
    says(day, "Opgeslagen om")
    left = f"{20_000 - len(saved()):,}".replace(",", ".")
    expect(day.locator(COUNTER)).to_have_text(f"Nog {left} tekens")


def test_beyond_the_limit_it_says_so_and_all_stays(windows: Windows, day: Page, area: Locator) -> None:
    windows.expect("status of 4")
    area.fill("x" * 20_123)
    expect(day.locator(COUNTER)).to_have_text(
        "123 tekens te veel. Maak je antwoord korter. Wat je typte blijft staan."
    )
    expect(area).to_have_attribute("aria-invalid", "true")
    expect(area).to_have_accessible_description(re.compile("eigen werk. 123 tekens te veel"))
    says(day, "Dit antwoord is te lang: 20.123 tekens")
    axe(day)
    assert len(area.input_value()) == 20_123
    area.fill("kort")
    expect(day.locator(COUNTER)).to_have_count(0)
    expect(area).not_to_have_attribute("aria-invalid", "true")
    expect(area).to_have_accessible_description(re.compile("eigen werk.$"))
    says(day, "Opgeslagen om")


def test_it_is_heard_when_a_line_is_crossed_and_not_at_each_key(day: Page, area: Locator) -> None:
    area.evaluate(LISTEN)
    for length in (15_990, 16_000, 16_001, 16_002, 20_001, 20_002, 19_000, 100):
        area.fill("x" * length)
        day.wait_for_timeout(250)
    over = "1 teken te veel. Maak je antwoord korter. Wat je typte blijft staan."
    assert day.evaluate("heard") == ["", "Nog 4.000 tekens", over, "Nog 1.000 tekens", ""]


def test_on_a_telephone_it_fits(windows: Windows) -> None:
    running = Running()
    make.pod(running.sanne)
    page = windows.open(person=running.sanne.person, width=NARROW)
    page.goto(running.day)
    page.locator(EXPECTATION).fill("x" * 16_500)
    expect(page.locator(COUNTER)).to_have_text("Nog 3.500 tekens")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)


def test_without_scripts_the_server_refuses_and_all_stays(windows: Windows) -> None:
    windows.expect("status of 422")
    running = Running()
    make.pod(running.sanne)
    page = windows.open(person=running.sanne.person, scripts=False)
    page.goto(running.day)
    page.locator(EXPECTATION).fill("x" * 20_001)
    page.get_by_role("button", name="Bewaar").first.click()
    expect(page.locator("main")).to_contain_text("20.001 tekens")
    assert len(page.locator(EXPECTATION).input_value()) == 20_001
