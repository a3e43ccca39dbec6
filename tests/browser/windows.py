"""Browser windows as a participant has them, that listen for what goes wrong in a page."""

import os
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

WIDE, NARROW = 1280, 390
# Where the pages of a walk are photographed, if anywhere.
ALBUM = os.environ.get("PICTURES", "")
HEIGHTS = {WIDE: 900, NARROW: 844}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# To tell of what is well, node by node, takes longer than to find what is not.
AXE = {"runOnly": WCAG, "resultTypes": ["violations"]}
LISTEN_FOR_POLICY = """
    document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy ${event.violatedDirective} refused ${event.blockedURI}`));
"""


class Windows:
    def __init__(self, browser: Browser, base_url: str) -> None:
        self.browser = browser
        self.base_url = base_url
        self.contexts: list[BrowserContext] = []
        self.expected: list[str] = []
        self.heard: list[str] = []

    def open(
        self, *, width: int = WIDE, person: AbstractBaseUser | None = None, scripts: bool = True
    ) -> Page:
        """A window of its own, with its own cookies; signed in when a person is given."""
        context = self.browser.new_context(
            base_url=self.base_url,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
            java_script_enabled=scripts,
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
        )
        context.set_default_timeout(10_000)
        context.add_init_script(LISTEN_FOR_POLICY)
        self.contexts.append(context)
        if person is not None:
            self.sign_in(context, person)
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        return page

    def sign_in(self, context: BrowserContext, person: AbstractBaseUser) -> None:
        client = Client()
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.base_url}])

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.heard.append(f"{message.text} ({message.location.get('url', '')})")

    def expect(self, words: str) -> None:
        """A complaint that belongs to the test, such as the 404 it asks for."""
        self.expected.append(words)

    @property
    def complaints(self) -> list[str]:
        return [line for line in self.heard if not any(words in line for words in self.expected)]

    def photograph(self, stem: Path) -> None:
        pages = [page for context in self.contexts for page in context.pages]
        for number, page in enumerate(pages, start=1):
            page.screenshot(path=stem.with_name(f"{stem.name}-{number}.png"), full_page=True)

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def axe(page: Page) -> None:
    """No finding against WCAG 2.2 AA, nor against what is good practice, on this page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate("options => axe.run(options)", AXE))
    assert found.violations_count == 0, found.generate_report()


def look(page: Page, name: str) -> None:
    """Nothing sticks out and axe finds nothing, on a telephone and at a desk."""
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_load_state()
        expect(page.locator("main")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        axe(page)
        if ALBUM:
            page.screenshot(path=Path(ALBUM) / f"{name}-{width}.png", full_page=True)
