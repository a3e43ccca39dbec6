"""An intervisie with three browsers at one table (BUD-4)."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from cohorts.models import Enrolment
from intervisie import ending
from intervisie.models import Intervisie
from tests import factories as make
from tests.browser.test_main_job import heading, press
from tests.browser.windows import NARROW, Windows, look
from writing.models import Text

pytestmark = pytest.mark.django_db(transaction=True)
CASE = "textarea[name=case]"
TIME = "[data-time]"
PATIENCE = 20_000
# What stands on the clock, and when that was, on the clock of this machine that no page tampered with.
READ = f"""() => ({{shown: document.querySelector('{TIME}')?.textContent ?? '',
                  at: performance.timeOrigin + performance.now()}})"""
# This browser's own clock is wrong, and it began to count at another moment than the others.
WRONG_CLOCK = "const now = Date.now; Date.now = () => now() + 7 * 60_000;"


class Table:
    def __init__(self) -> None:
        self.cohort = make.cohort(first_day=timezone.localdate() - timedelta(days=13))
        self.sanne, self.ahmed, self.fleur = (
            make.enrolment(self.cohort, name) for name in ("Sanne de Vries", "Ahmed Yilmaz", "Fleur Bakker")
        )
        make.pair(self.sanne, self.ahmed)
        for one in (self.sanne, self.ahmed, self.fleur):
            make.pod(one)


@pytest.fixture
def table(transactional_db: None) -> Table:
    return Table()


def test_an_intervisie_with_three_browsers(windows: Windows, table: Table) -> None:  # BUD-4
    leader = _begin(windows, table)
    others = [_sit_down(windows, one, wrong=one is table.fleur) for one in (table.ahmed, table.fleur)]
    everyone = [leader, *others]
    _take(others[0], "Ik breng de casus in")
    _tell(others[0], everyone)
    press(leader, "Begin met stap 1: Vertellen")
    _all_read(everyone, "Stap 1 van 5")
    _agree(everyone)
    look(others[0], "intervisie-table")
    press(leader, "2 minuten erbij")
    _agree(everyone, least=11 * 60)
    press(leader, "Zet de klok stil")
    for page in everyone:
        expect(page.locator("[data-note]")).to_have_text("De klok staat stil", timeout=PATIENCE)
    assert len({page.locator(TIME).inner_text() for page in everyone}) == 1
    press(leader, "Laat de klok lopen")
    expect(leader.get_by_role("button", name="Zet de klok stil")).to_be_visible()
    press(leader, "Naar stap 2: Vragen stellen")
    _all_read(everyone, "Stap 2 van 5")
    _agree(everyone)
    _round_off(leader, everyone)
    _learn(others[0])


def _begin(windows: Windows, table: Table) -> Page:
    page = windows.open(width=NARROW, person=table.sanne.person)
    page.goto("/traject/")
    page.get_by_role("link", name="Begin een intervisie").click()
    expect(page.get_by_label("Ahmed Yilmaz")).to_be_checked()
    page.get_by_text("Fleur Bakker").click()
    page.locator("label", has_text="Roddelmethode").click()
    page.get_by_text("Ik leid het gesprek").click()
    press(page, "Ga aan tafel")
    heading(page, "Roddelmethode")
    return page


def _sit_down(windows: Windows, who: Enrolment, *, wrong: bool) -> Page:
    page = windows.open(width=NARROW if wrong else 1280, person=who.person)
    if wrong:
        page.add_init_script(WRONG_CLOCK)
    page.goto("/traject/")
    page.get_by_role("link", name="Ga aan tafel").click()
    heading(page, "Roddelmethode")
    return page


def _take(page: Page, role: str) -> None:
    page.get_by_text("Wissel van rol").click()
    page.get_by_role("button", name=role).click()
    expect(page.locator(".vak-part--mine h3")).to_contain_text("Casusinbrenger")


def _tell(page: Page, everyone: list[Page]) -> None:
    """What one types, all read, without a button."""
    page.locator(CASE).press_sequentially("Mijn teamleider wil haast.")
    for one in everyone:
        expect(one.locator(CASE)).to_have_value("Mijn teamleider wil haast.", timeout=PATIENCE)


def _all_read(everyone: list[Page], words: str) -> None:
    for page in everyone:
        expect(page.locator("#nu")).to_contain_text(words, timeout=PATIENCE)


def _agree(everyone: list[Page], *, least: int = 0) -> None:
    """The clocks name the same end within a second, whenever each of them was read.

    What it shows is rounded up, and a screen may be drawn late: the earliest end it named is what it means.
    """
    for page in everyone:
        page.wait_for_function(f"() => {_SECONDS}(document.querySelector('{TIME}').textContent) >= {least}")
    read = [[_end_shown(page) for page in everyone] for _ in range(10)]
    ends = [min(of_one) for of_one in zip(*read, strict=True)]
    assert max(ends) - min(ends) <= 1.0, ends


_SECONDS = "(text => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0))"


def _end_shown(page: Page) -> float:
    page.wait_for_timeout(40)
    read = page.evaluate(READ)
    found = re.fullmatch(r"(\d+):(\d\d)", read["shown"])
    assert found, read
    return float(read["at"]) / 1000 + int(found[1]) * 60 + int(found[2])


def _round_off(leader: Page, everyone: list[Page]) -> None:
    leader.get_by_role("link", name="Stop en rond nu af").click()
    expect(leader.get_by_role("button", name="Rond af en wis de casus")).to_be_visible()
    look(leader, "intervisie-end")
    press(leader, "Rond af en wis de casus")
    for page in everyone:
        expect(page.locator("main")).to_contain_text("De casus is gewist", timeout=PATIENCE)
        assert "teamleider" not in page.content()
        assert _kept_in(page) == 0
    assert Text.objects.filter(fields__has_key="case").count() == 0


def _kept_in(page: Page) -> int:
    """How much unsent text this browser holds."""
    return int(
        page.evaluate(
            """() => new Promise((done) => {
              const asked = indexedDB.open('vakmanschap');
              asked.onsuccess = () => {
                if (!asked.result.objectStoreNames.contains('unsent')) return done(0);
                const count = asked.result.transaction('unsent').objectStore('unsent').count();
                count.onsuccess = () => done(count.result);
              };
            })"""
        )
    )


def _learn(page: Page) -> None:
    page.locator("textarea[name=learned]").fill("Ik laat een stilte vallen.")
    press(page, "Bewaar je leerzin")
    move = page.get_by_role("link", name="Zet hem in je POD")
    expect(move).to_be_visible()
    look(page, "intervisie-afterwards")
    move.click()
    press(page, "Zet hem in mijn POD")
    expect(page.locator("textarea[name=note]")).to_have_value("Ik laat een stilte vallen.")


def test_two_who_press_at_once_go_one_step(windows: Windows, table: Table) -> None:  # BUD-4
    made = make.intervisie(table.sanne, table.ahmed)
    make.pressed(made, "next", by=table.sanne.person, now=timezone.now())
    pages = [windows.open(person=table.sanne.person) for _ in range(2)]
    for page in pages:
        page.goto(f"/intervisie/{made.pk}/")
        expect(page.locator("#nu")).to_contain_text("Stap 1 van 5")
    # Both forms leave before either page could hear of the other.
    for page in pages:
        page.evaluate("() => { setTimeout(() => document.getElementById('verder').click()); }")
    _all_read(pages, "Stap 2 van 5")
    made.refresh_from_db()
    assert (made.step, made.turn) == (2, 2)


def test_without_scripts_it_works_by_loading_the_page(windows: Windows, table: Table) -> None:  # BUD-4
    made = make.intervisie(table.sanne, table.ahmed, case="Mijn casus.")
    page = windows.open(width=NARROW, person=table.sanne.person, scripts=False)
    page.goto(f"/intervisie/{made.pk}/")
    press(page, "Begin met stap 1: Vertellen")
    expect(page.locator(TIME)).to_have_text(re.compile(r"^(10:00|9:\d\d)$"))
    page.locator(CASE).fill("Mijn casus, langer.")
    press(page, "Bewaar de casus")
    page.get_by_role("link", name="Kijk hoe het nu staat").click()
    expect(page.locator(CASE)).to_have_value("Mijn casus, langer.")
    press(page, "Zet de klok stil")
    expect(page.locator("[data-note]")).to_have_text("De klok staat stil")


def test_the_keyboard_alone_runs_the_clock_and_is_told(windows: Windows, table: Table) -> None:  # BUD-4
    made = make.intervisie(table.sanne, table.ahmed)
    page = windows.open(person=table.sanne.person)
    page.goto(f"/intervisie/{made.pk}/")
    page.locator("#verder").focus()
    said = page.locator("[data-intervisie] > div > [data-said]")
    for step in ("Stap 1 van 5: Vertellen.", "Stap 2 van 5: Vragen stellen."):
        page.keyboard.press("Enter")
        expect(said).to_have_text(step)
        expect(page.locator("#verder")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(said).to_have_text("De klok staat stil.")
    expect(page.locator("#stil")).to_be_focused()


def test_what_was_typed_and_not_saved_goes_with_the_case(windows: Windows, table: Table) -> None:  # BUD-4
    windows.expect("ERR_INTERNET_DISCONNECTED")
    made = make.intervisie(table.sanne, table.ahmed, case="Mijn casus.")
    page = windows.open(person=table.ahmed.person)
    page.goto(f"/intervisie/{made.pk}/")
    expect(page.locator(CASE)).to_have_value("Mijn casus.")
    page.context.set_offline(True)
    page.locator(CASE).press_sequentially(" Nog een zin.")
    expect(page.locator("[data-lost]")).to_be_visible(timeout=PATIENCE)
    everyone = set(made.members.values_list("pk", flat=True))
    ending.end(made, present=everyone, by=table.sanne.person, now=timezone.now())
    page.context.set_offline(False)
    expect(page.locator("main")).to_contain_text("De casus is gewist", timeout=PATIENCE)
    assert (_kept_in(page), Intervisie.objects.get().text) == (0, None)
