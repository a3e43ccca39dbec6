"""The windows hear what they are for; else silence in the other tests would mean nothing."""

import pytest
from playwright.sync_api import Page

from tests.browser.windows import Windows

ADD_INLINE_SCRIPT = """() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'changed'";
    document.body.append(script);
}"""


@pytest.fixture
def plain_page(page: Page, windows: Windows) -> Page:
    """A page without any markup: so the browser asks for an icon by itself."""
    windows.expect("favicon.ico")
    page.goto("/gezond/")
    return page


def test_a_refused_inline_script_is_heard(plain_page: Page, windows: Windows) -> None:
    plain_page.evaluate(ADD_INLINE_SCRIPT)
    plain_page.wait_for_timeout(100)
    assert any("policy script-src-elem refused inline" in line for line in windows.complaints)
    windows.expect("policy")
    windows.expect("Content Security Policy")


def test_an_error_in_a_script_is_heard(plain_page: Page, windows: Windows) -> None:
    plain_page.evaluate("() => { setTimeout(() => { throw new Error('broken') }, 0) }")
    plain_page.wait_for_timeout(100)
    assert windows.complaints == ["error: broken"]
    windows.expect("broken")
