"""Pictures of the main pages, of a demo made for the occasion, into docs/pictures/."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools.machine import chromium
from tools.paths import PYTHON, ROOT
from tools.servers import free_port, stop, wait_for_port

FOLDER = ROOT / "docs" / "pictures"
SIZES = {1280: 1000, 390: 844}
SANNE, FATIMA, PETER, MONIQUE = "deelnemer", "trainer", "praktijkbegeleider", "contactpersoon"
# What is photographed: a name, who looks, the page they start on and the links they follow from there.
PAGES = (
    ("traject", SANNE, "/traject/", ()),
    ("pod-dag-vooraf", SANNE, "/traject/", ("Ga naar dag 5",)),
    ("pod-dag-achteraf", SANNE, "/traject/", ("Dag 4:",)),
    ("groei", SANNE, "/traject/", ("Mijn POD", "Bekijk je groei")),
    ("delen", SANNE, "/traject/", ("Mijn POD", "Verander wie meeleest")),
    ("matrix", FATIMA, "/trainer/", ("Leeratelier Noord",)),
    ("trainingsdag", FATIMA, "/trainer/", ("dag 5,",)),
    ("lezen-en-reageren", FATIMA, "/trainer/", ("Lees en reageer",)),
    ("praktijkbegeleider", PETER, "/begeleiden/", ()),
    ("cohort", MONIQUE, "/bureau/cohorten/", ("Leeratelier Noord",)),
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo() as base_url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, who, start, links in PAGES:
            for width, height in SIZES.items():
                print(
                    _photograph(browser, base_url, name, who, start, links, width, height).relative_to(ROOT)
                )
        browser.close()


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demo of our own, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = [str(PYTHON), "-m", "tools.launch", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "DATA_DIR": folder})
        try:
            wait_for_port(port, seconds=90)
            yield f"http://localhost:{port}"
        finally:
            stop(process)


def _photograph(
    browser: Browser,
    base_url: str,
    name: str,
    who: str,
    start: str,
    links: tuple[str, ...],
    width: int,
    height: int,
) -> Path:
    size = {"width": width, "height": height}
    page = browser.new_page(base_url=base_url, locale="nl-NL", reduced_motion="reduce", viewport=size)  # type: ignore[arg-type]
    _walk(page, who, start, links)
    file = FOLDER / f"{name}-{width}.png"
    page.screenshot(path=file)
    page.close()
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(128).save(file, optimize=True)
    return file


def _walk(page: Page, who: str, start: str, links: tuple[str, ...]) -> None:
    page.goto("/demo/")
    page.locator(f'form[action="/demo/als/{who}/"] button').click()
    page.goto(start)
    for link in links:
        page.get_by_role("link", name=link).first.click()
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main()
