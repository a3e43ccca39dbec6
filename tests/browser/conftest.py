import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests import factories as make
from tests.browser.desk import Running
from tests.browser.windows import NARROW, WIDE, Windows
from tools.machine import chromium

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = Path(os.environ.get("BROWSER_PICTURES", "var/browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium() or "/usr/bin/chromium", args=QUIET)
        yield launched
        launched.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


FAILED = pytest.StashKey[bool]()


@pytest.fixture
def windows(
    browser: Browser, live_server: LiveServer, settings, request: pytest.FixtureRequest
) -> Iterator[Windows]:
    """Opens a browser window per person; at the end no page may have complained."""
    settings.BASE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    opened = Windows(browser, live_server.url)
    yield opened
    if request.node.stash.get(FAILED, True):
        opened.photograph(PICTURES / request.node.name)
    opened.close()
    assert opened.complaints == []


@pytest.fixture
def running(transactional_db: None) -> Running:
    """A cohort under way, with a participant who chose who reads along and has a day to write for."""
    made = Running()
    make.pod(made.sanne, with_trainers=True)
    return made


@pytest.fixture
def page(windows: Windows) -> Page:
    """A stranger's window, 1280 wide."""
    return windows.open(width=WIDE)


@pytest.fixture
def narrow_page(windows: Windows) -> Page:
    """A stranger's telephone, 390 wide."""
    return windows.open(width=NARROW)


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def either_page(windows: Windows, request: pytest.FixtureRequest) -> Page:
    """The test runs twice: at a desk and on a telephone."""
    return windows.open(width=request.param)
