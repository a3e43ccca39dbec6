"""Saving while typing (POD-8): the page says how it goes, and nothing is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Dialog, Page, Route, expect

from pod.models import Part
from tests import factories as make
from tests.browser.desk import EXPECTATION, GOAL, STATE, Running, says, write
from tests.browser.windows import Windows
from writing.models import Version

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def day(windows: Windows, running: Running) -> Page:
    page = windows.open(person=running.sanne.person)
    page.goto(running.day)
    return page


@pytest.fixture
def elsewhere(windows: Windows, running: Running) -> Page:
    """The same page, by the same person, on another device."""
    page = windows.open(person=running.sanne.person)
    page.goto(running.day)
    return page


def fields() -> dict[str, str]:
    return Part.objects.get(kind=Part.Kind.BEFORE).text.fields


def history() -> set[str]:
    return set(Version.objects.values_list("fields__expectation", flat=True))


# In words.


def test_it_says_what_is_saved_and_lets_go(day: Page) -> None:
    write(day, "Doorvragen.")
    says(day, "Nog niet opgeslagen")
    says(day, "Opgeslagen om")
    expect(day.locator("[data-save-said]")).to_contain_text("Opgeslagen om")
    assert fields()["expectation"] == "Doorvragen."
    assert not leaving_is_asked_about(day)


def test_what_is_typed_while_a_save_is_under_way_is_not_called_saved(day: Page) -> None:
    held: list[Route] = []
    day.route("**/before/", lambda route: held.append(route))
    with day.expect_request("**/before/"):
        write(day, "Doorvragen.")
    write(day, " En dan")
    with day.expect_response("**/before/"):
        held[0].continue_()
    says(day, "Nog niet opgeslagen")
    day.unroute("**/before/")
    says(day, "Opgeslagen om")
    assert fields()["expectation"] == "Doorvragen. En dan"


def test_nothing_else_on_the_page_moves(day: Page) -> None:
    place = day.locator(GOAL).bounding_box()
    write(day, "Doorvragen.")
    says(day, "Opgeslagen om")
    assert day.locator(GOAL).bounding_box() == place


def leaving_is_asked_about(page: Page) -> bool:
    asked: list[Dialog] = []
    page.once("dialog", lambda dialog: (asked.append(dialog), dialog.accept()))
    page.goto("/hulp/")
    return bool(asked)


# Two devices.


def test_two_devices_in_different_fields_disturb_nobody(day: Page, elsewhere: Page) -> None:
    write(elsewhere, "Mijn verwachting")
    says(elsewhere, "Opgeslagen om")
    write(day, "Mijn doel", GOAL)
    says(day, "Opgeslagen om")
    assert (fields()["expectation"], fields()["goal-1"]) == ("Mijn verwachting", "Mijn doel")
    assert day.locator(EXPECTATION).input_value() == "Mijn verwachting"


def test_two_devices_in_different_paragraphs_are_merged(day: Page, elsewhere: Page) -> None:
    write(day, "Een\n\nTwee\n\nDrie")
    says(day, "Opgeslagen om")
    elsewhere.reload()
    elsewhere.locator(EXPECTATION).evaluate("area => area.setSelectionRange(0, 0)")
    write(elsewhere, "Nul ")
    says(elsewhere, "Opgeslagen om")
    write(day, " en vier")
    says(day, "Opgeslagen om")
    expect(day.locator(EXPECTATION)).to_have_value("Nul Een\n\nTwee\n\nDrie en vier")
    assert fields()["expectation"] == "Nul Een\n\nTwee\n\nDrie en vier"


@pytest.fixture
def clashing(day: Page, elsewhere: Page) -> Page:
    write(elsewhere, "Op mijn telefoon")
    says(elsewhere, "Opgeslagen om")
    write(day, "Mijn doel", GOAL)
    write(day, "Op mijn laptop")
    says(day, "Opgeslagen naast een andere versie")
    return day


def test_what_clashes_is_kept_at_once_and_shown_side_by_side(clashing: Page) -> None:
    assert fields()["expectation"] == "Op mijn telefoon"
    assert "Op mijn laptop" in history()
    clashing.get_by_role("button", name="Bekijk beide versies").click()
    dialog = clashing.get_by_role("dialog")
    expect(dialog).to_contain_text("Op mijn telefoon")
    expect(dialog).to_contain_text("Op mijn laptop")


def test_who_keeps_their_own_finds_the_other_in_the_history(clashing: Page, running: Running) -> None:
    clashing.get_by_role("button", name="Bekijk beide versies").click()
    clashing.get_by_role("button", name="Houd wat ik hier typte").click()
    says(clashing, "Opgeslagen om")
    assert (fields()["expectation"], fields()["goal-1"]) == ("Op mijn laptop", "Mijn doel")
    clashing.goto(f"/pod/{running.sanne.pk}/dag/2/before/versies/")
    expect(clashing.locator("main")).to_contain_text("Op mijn telefoon")


def test_who_takes_the_other_finds_their_own_in_the_history(clashing: Page, running: Running) -> None:
    clashing.get_by_role("button", name="Bekijk beide versies").click()
    clashing.get_by_role("button", name="Neem de andere versie").click()
    says(clashing, "Opgeslagen om")
    assert clashing.locator(EXPECTATION).input_value() == "Op mijn telefoon"
    assert (fields()["expectation"], fields()["goal-1"]) == ("Op mijn telefoon", "Mijn doel")
    clashing.reload()
    expect(clashing.locator("main")).not_to_contain_text("Er is nog een andere versie")
    clashing.goto(f"/pod/{running.sanne.pk}/dag/2/before/versies/")
    expect(clashing.locator("main")).to_contain_text("Op mijn laptop")


def test_handing_in_asks_first_which_version(clashing: Page) -> None:
    clashing.get_by_role("button", name="Lever in").click()
    clashing.get_by_role("button", name="Houd wat ik hier typte").click()
    expect(clashing.locator("main")).to_contain_text("ingeleverd")
    assert Part.objects.get().handed_in["expectation"] == "Op mijn laptop"


def test_two_devices_at_once_lose_nothing(day: Page, elsewhere: Page) -> None:
    for number in range(4):
        write(day, f"laptop {number}\n")
        write(elsewhere, f"telefoon {number}\n")
    for page in (day, elsewhere):
        expect(page.locator(STATE)).to_contain_text("Opgeslagen", timeout=15_000)
    day.wait_for_timeout(1500)
    kept = "\n".join([fields()["expectation"], *history()])
    for number in range(4):
        assert f"laptop {number}" in kept
        assert f"telefoon {number}" in kept


# Over for good.


def test_when_the_day_has_begun_the_text_stays_and_can_be_taken_along(day: Page, running: Running) -> None:
    write(day, "Op tijd.")
    says(day, "Opgeslagen om")
    session = make.session(running.sanne.cohort, 2)
    session.starts_at = timezone.now() - timedelta(minutes=1)
    session.save()
    write(day, " Te laat.")
    panel = day.get_by_label("Tekst die niet kon worden opgeslagen")
    expect(panel).to_contain_text("De trainingsdag is begonnen")
    assert day.locator(EXPECTATION).input_value() == "Op tijd. Te laat."
    assert day.locator(EXPECTATION).evaluate("area => area.readOnly")
    with day.expect_download() as downloading:
        panel.get_by_role("button", name="Download mijn tekst").click()
    assert "Op tijd. Te laat." in downloading.value.path().read_text()
    assert fields()["expectation"] == "Op tijd."


def test_an_answer_that_is_too_long_says_so_and_is_saved_once_it_is_shorter(day: Page) -> None:
    day.locator(EXPECTATION).fill("x" * 20_010)
    says(day, "Dit antwoord is te lang")
    assert len(day.locator(EXPECTATION).input_value()) == 20_010
    day.locator(EXPECTATION).fill("x" * 20_000)
    says(day, "Opgeslagen om")
    assert len(fields()["expectation"]) == 20_000


# Without scripts.


@pytest.fixture
def plain_page(windows: Windows, running: Running) -> Page:
    """A browser in which scripts are switched off."""
    page = windows.open(person=running.sanne.person, scripts=False)
    page.goto(running.day)
    return page


def test_without_scripts_it_is_saved_and_handed_in(windows: Windows, plain_page: Page) -> None:
    windows.expect("status of 422")
    plain_page.locator(EXPECTATION).fill("Zonder scripts")
    plain_page.get_by_role("button", name="Voeg nog een leerdoel toe").click()
    expect(plain_page.locator("textarea[name=goal-2]")).to_be_visible()
    assert fields()["expectation"] == "Zonder scripts"
    plain_page.get_by_role("button", name="Lever in").click()
    expect(plain_page.locator("[data-error-summary]")).to_be_visible()
    assert plain_page.locator(EXPECTATION).input_value() == "Zonder scripts"
    plain_page.locator(GOAL).fill("Eén doel")
    plain_page.get_by_role("button", name="Lever in").click()
    expect(plain_page.locator("main")).to_contain_text("Je vooraf-deel van dag 2 is ingeleverd")
    assert Part.objects.get().is_handed_in


def test_without_scripts_both_versions_are_shown_and_kept(
    windows: Windows, plain_page: Page, elsewhere: Page
) -> None:
    windows.expect("status of 422")
    write(elsewhere, "Op mijn telefoon")
    says(elsewhere, "Opgeslagen om")
    plain_page.locator(EXPECTATION).fill("Zonder scripts")
    plain_page.get_by_role("button", name="Bewaar en ga later verder").click()
    both = plain_page.get_by_role("alert")
    expect(both).to_contain_text("Op mijn telefoon")
    expect(both).to_contain_text("Zonder scripts")
    assert fields()["expectation"] == "Op mijn telefoon"
    plain_page.get_by_role("button", name="Houd wat ik hier typte").click()
    expect(plain_page.locator("main")).to_contain_text("Je tekst is bewaard")
    assert fields()["expectation"] == "Zonder scripts"
