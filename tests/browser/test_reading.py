"""A reading list in a browser: kept and taken in by a trainer, picked from and noted by a participant."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from demo.seeding import seed
from people.models import Person
from reading.models import Item, Link, Pick
from tests import factories as make
from tests.browser.desk import Running, says
from tests.browser.windows import Windows, look

pytestmark = pytest.mark.django_db(transaction=True)
LIST = """Publieke bricoleurs - Blijleven - https://voorbeeld.example/bricoleurs
Het handwerk - Paul 't Hart
Deugt niet - javascript:alert(1)
Het handwerk - 't Hart, Paul"""


def press(page: Page, button: str) -> None:
    """By keyboard alone."""
    page.get_by_role("button", name=button).first.focus()
    page.keyboard.press("Enter")


def test_a_trainer_takes_a_list_in_and_puts_it_in_order(windows: Windows, running: Running) -> None:
    windows.expect("status of 422")
    page = windows.open(person=running.trainer)
    page.goto(f"/trainer/cohort/{running.cohort.pk}/")
    page.get_by_role("link", name="Leeslijst", exact=True).click()
    expect(page.locator("main")).to_contain_text("Er staat nog niets op deze lijst.")
    page.get_by_role("link", name="Neem een lijst over").click()
    press(page, "Kijk wat ervan wordt")
    expect(page.locator("[data-error-summary]")).to_contain_text("Plak een lijst, of kies een bestand.")
    page.get_by_label("Je lijst").fill(LIST)
    press(page, "Kijk wat ervan wordt")
    outcomes = page.locator("li .vak-status")
    expect(outcomes).to_have_text(["Komt op de lijst", "Komt op de lijst", "Kan niet", "Staat er al"])
    look(page, "leeslijst-overnemen")
    assert Item.objects.count() == 0
    press(page, "Zet deze 2 titels op de lijst")
    expect(page.locator("main")).to_contain_text("Er zijn 2 titels bij gekomen.")
    press(page, "Omlaag")
    titles = page.locator("h3.vak-line__title")
    expect(titles).to_have_text(["Het handwerk", "Publieke bricoleurs"])


def test_a_trainer_adds_a_title_and_mends_a_mistake(windows: Windows, running: Running) -> None:
    windows.expect("status of 422")
    page = windows.open(person=running.trainer)
    page.goto(f"/leeslijsten/cohort/{running.cohort.pk}/")
    page.get_by_role("link", name="Zet een titel op de lijst").click()
    page.get_by_role("textbox", name="Titel").fill("Het huis")
    page.get_by_role("textbox", name="Link").fill("javascript:alert(1)")
    page.get_by_label("Voor welke dag?").select_option(label="Dag 2: Thema 2")
    press(page, "Zet op de lijst")
    summary = page.locator("[data-error-summary]")
    expect(summary).to_contain_text("Een link begint met http:// of https://")
    look(page, "leeslijst-fout")
    summary.get_by_role("link").click()
    expect(page.get_by_role("textbox", name="Link")).to_be_focused()
    page.get_by_role("textbox", name="Link").fill("voorbeeld.example/huis")
    press(page, "Zet op de lijst")
    expect(page.locator("main")).to_contain_text("Het huis staat op de lijst.")
    expect(page.get_by_role("heading", name="Dag 2: Thema 2")).to_be_visible()


def test_a_participant_picks_and_writes_for_themselves(windows: Windows, running: Running) -> None:
    item = make.reading_item(running.cohort, "Het huis", session=make.session(running.cohort, 2))
    page = windows.open(person=running.sanne.person)
    page.goto(f"/leeslijst/{running.sanne.pk}/")
    for name in ("Wil ik lezen", "Heb ik"):
        press(page, name)
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Schrijf een notitie").click()
    page.get_by_label("Je notitie").press_sequentially("Vooral hoofdstuk drie.")
    says(page, "Opgeslagen")
    pick = Pick.objects.get(item=item, enrolment=running.sanne)
    assert (pick.is_chosen, pick.is_owned, pick.is_read) == (True, True, False)
    assert pick.note.fields == {"note": "Vooral hoofdstuk drie."}
    page.reload()
    expect(page.get_by_label("Je notitie")).to_have_value("Vooral hoofdstuk drie.")


def test_without_scripts_all_of_it_works_by_its_buttons(windows: Windows, running: Running) -> None:
    make.reading_item(running.cohort, "Het huis")
    page = windows.open(person=running.sanne.person, scripts=False)
    page.goto(f"/leeslijst/{running.sanne.pk}/")
    page.get_by_role("button", name="Gelezen").click()
    expect(page.get_by_role("button", name="Gelezen")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Het huis", exact=True).click()
    page.get_by_label("Je notitie").fill("Zonder script.")
    page.get_by_role("button", name="Bewaar je notitie").click()
    expect(page.locator("main")).to_contain_text("Je notitie is bewaard. Alleen jij leest hem.")


def test_the_lists_of_the_demo_look_well(windows: Windows, transactional_db: None) -> None:
    seed(now=timezone.now())
    sanne = Person.objects.get(name="Sanne de Vries")
    enrolment = sanne.enrolments.get(cohort__name="Leeratelier Noord")
    item = Pick.objects.exclude(note=None).get(enrolment=enrolment).item_id
    own = windows.open(person=sanne)
    for name, url in (
        ("lijst", f"/leeslijst/{enrolment.pk}/"),
        ("titel", f"/leeslijst/{enrolment.pk}/{item}/"),
        ("traject", f"/traject/{enrolment.pk}/"),
        ("dag", f"/pod/{enrolment.pk}/dag/5/"),
    ):
        own.goto(url)
        look(own, f"leeslijst-{name}")
    keeper = windows.open(person=Person.objects.get(name="Fatima El Amrani"))
    kept = enrolment.cohort.reading_list.pk
    dead = Link.objects.get(state="gone").items.get(reading_list=kept).pk
    for name, url in (
        ("bijhouden", f"/leeslijsten/{kept}/"),
        ("toevoegen", f"/leeslijsten/{kept}/toevoegen/"),
        ("weg", f"/leeslijsten/{kept}/{dead}/weg/"),
        ("trainer", "/trainer/"),
        ("trainersdag", f"/trainer/dag/{enrolment.cohort.sessions.get(number=5).pk}/"),
        ("programma", f"/leeslijsten/programma/{enrolment.cohort.version_id}/"),
    ):
        keeper.goto(url)
        look(keeper, f"leeslijst-{name}")
