"""What is pasted becomes plain text: paragraphs and simple lists (POD-8)."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import factories as make
from tests.browser.desk import EXPECTATION, Running, saved, says
from tests.browser.windows import Windows
from writing.plain import clean

pytestmark = pytest.mark.django_db(transaction=True)
PASTE = """([area, html]) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'zonder opmaak');
    area.focus();
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""

# What these programs put on the clipboard, and beside it what it becomes.
PASTED = Path(__file__).parent / "pasted"
SAMPLES = sorted(path.stem for path in PASTED.glob("*.html"))


@pytest.fixture
def day(windows: Windows) -> Page:
    running = Running()
    make.pod(running.sanne)
    page = windows.open(person=running.sanne.person)
    page.goto(running.day)
    return page


def paste(page: Page, html: str) -> None:
    page.evaluate(PASTE, [page.locator(EXPECTATION).element_handle(), html])


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_paste_becomes_paragraphs_and_simple_lists(day: Page, sample: str) -> None:  # POD-8
    text = (PASTED / f"{sample}.txt").read_text().rstrip("\n")
    paste(day, (PASTED / f"{sample}.html").read_text())
    expect(day.locator(EXPECTATION)).to_have_value(text)
    # The server finds nothing left to mend.
    assert clean(text) == text


def test_a_paste_is_saved_as_typing_is(day: Page) -> None:  # POD-8
    paste(day, "<p>Eerst</p><p>Dan</p>")
    says(day, "Opgeslagen om")
    assert saved() == "Eerst\n\nDan"


COPY = """html => navigator.clipboard.write([new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob(['zonder opmaak'], { type: 'text/plain' }),
})])"""


def test_keys_paste_from_the_clipboard_itself(day: Page) -> None:  # POD-8
    day.context.grant_permissions(["clipboard-read", "clipboard-write"])
    day.evaluate(COPY, "<h2>Doelen</h2><ul><li>luisteren</li><li><b>door</b>vragen</li></ul>")
    day.locator(EXPECTATION).press("Control+v")
    expect(day.locator(EXPECTATION)).to_have_value("Doelen\n\n- luisteren\n- doorvragen")


def test_a_paste_goes_where_the_caret_is_and_can_be_undone(day: Page) -> None:
    area = day.locator(EXPECTATION)
    area.fill("voor na")
    area.evaluate("area => area.setSelectionRange(5, 5)")
    paste(day, "<p>midden</p>")
    expect(area).to_have_value("voor middenna")
    day.keyboard.press("Control+z")
    expect(area).to_have_value("voor na")


def test_a_long_document_goes_in_without_a_wait(day: Page) -> None:
    pasted = "".join(f"<p>Alinea {number}</p>" for number in range(2_000))
    began = time.monotonic()
    paste(day, pasted)
    assert day.locator(EXPECTATION).input_value().endswith("\n\nAlinea 1999")
    assert time.monotonic() - began < 4
    expect(day.locator(".vak-count-left:visible")).to_contain_text("te veel")


def test_tables_in_tables_are_read_once(day: Page) -> None:
    paste(day, "<table><tr><td>" * 40 + "<p>Eerst</p><p>Dan</p>")
    expect(day.locator(EXPECTATION)).to_have_value("Eerst\n\nDan")
