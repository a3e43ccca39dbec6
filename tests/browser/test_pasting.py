"""What is pasted becomes plain text, and what is too long is counted in the page (POD-8)."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pod.models import Part
from tests import factories as make
from tests.browser.desk import Running
from tests.browser.windows import Windows, axe
from writing.plain import clean

pytestmark = pytest.mark.django_db(transaction=True)
EXPECTATION = "textarea[name=expectation]"
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
    expect(day.locator("[data-save-state]")).to_contain_text("Opgeslagen om")
    fields: dict[str, str] = Part.objects.get(kind=Part.Kind.BEFORE).text.fields
    assert fields["expectation"] == "Eerst\n\nDan"


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


def test_what_still_fits_is_counted_from_four_fifths_on(windows: Windows, day: Page) -> None:
    area, counter = day.locator(EXPECTATION), day.locator(".vak-count-left:visible")
    area.fill("x" * 15_999)
    expect(counter).to_have_count(0)
    area.fill("x" * 16_000)
    expect(counter).to_have_text("Nog 4.000 tekens")
    # A smiley is one character, here and on the server.
    area.fill("🙂" * 20_000)
    expect(counter).to_have_text("Nog 0 tekens")
    area.fill("x" * 20_123)
    expect(counter).to_contain_text("123 tekens te veel")
    expect(area).to_have_attribute("aria-invalid", "true")
    axe(day)
    area.fill("kort")
    expect(counter).to_have_count(0)
    expect(day.locator("[data-save-state]")).to_contain_text("Opgeslagen om")
