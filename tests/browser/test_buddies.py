"""Buddies: wishes on a telephone, the trainers' table, publishing, noting, asking for another."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from buddies.models import Division, Pair, Wish
from cohorts.models import Cohort, Enrolment
from outbox import delivering
from people.models import Person
from tests import factories as make
from tests.browser.test_main_job import fill, follow, heading, mail_to, press
from tests.browser.windows import NARROW, Windows, look

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("Ahmed Yilmaz", "Bo Visser", "Chris Post", "Daan Smit", "Els Mulder", "Fleur Jansma", "Gijs Kok")


@pytest.fixture
def cohort(transactional_db: None) -> Cohort:
    """Seven people before their first day, of three organisations."""
    made = make.cohort(first_day=timezone.localdate() + timedelta(days=20), name="Leeratelier Oost")
    for n, name in enumerate(NAMES):
        own = make.organisation(("Gemeente Waterrijk", "Gemeente Heuvelzoom", "Gemeente Merenveen")[n % 3])
        enrolment = make.enrolment(made, name, organisation=own, team=f"Team {n}")
        make.pod(enrolment)
    return made


def who(name: str) -> Enrolment:
    return Enrolment.objects.get(person__name=name)


def test_from_wishes_to_another_buddy(windows: Windows, cohort: Cohort) -> None:  # BUD-1, BUD-2, BUD-3
    windows.expect("status of 422")
    windows.expect("htmx:")
    fatima, joris = make.trainer(cohort, "Fatima El Amrani"), make.trainer(cohort, "Joris Verbeek")
    ahmed = windows.open(width=NARROW, person=who("Ahmed Yilmaz").person)
    _wish(ahmed)
    make.wishes(who("Fleur Jansma"), who("Ahmed Yilmaz"), veto=who("Gijs Kok"))
    trainer, other = windows.open(person=fatima), windows.open(person=joris)
    _propose(trainer, cohort)
    _change_with_the_keyboard(trainer)
    _find_that_someone_else_was_first(other, trainer, cohort)
    _drag(trainer)
    _publish(trainer)
    _together(ahmed)
    _ask_for_another(ahmed)
    _make_anew(trainer, fatima)
    ahmed.goto(f"/buddy/{who('Ahmed Yilmaz').pk}/")
    expect(ahmed.locator("h1")).not_to_contain_text("Fleur")


def _wish(page: Page) -> None:
    page.goto("/traject/")
    expect(page.locator(".vak-next, .vak-panel").filter(has_text="wensen").first).to_be_visible()
    page.get_by_role("link", name="Vul je wensen in").first.click()
    heading(page, "Je wensen voor een buddy")
    look(page, "buddy-wishes")
    page.set_viewport_size({"width": NARROW, "height": 844})
    page.get_by_label("Je eerste wens").select_option(label="Fleur Jansma (Gemeente Merenveen, Team 5)")
    page.get_by_label("Je tweede wens").select_option(label="Fleur Jansma (Gemeente Merenveen, Team 5)")
    fill(page, "Wat zoek je in een buddy?", "Iemand die doorvraagt.")
    page.get_by_label("dinsdagmiddag").check(force=True)
    press(page, "Bewaar je wensen")
    expect(page.locator("[data-error-summary]")).to_contain_text("Je koos iemand twee keer")
    expect(page.get_by_label("Wat zoek je in een buddy?")).to_have_value("Iemand die doorvraagt.")
    page.get_by_label("Je tweede wens").select_option(label="Niemand")
    press(page, "Bewaar je wensen")
    heading(page, "Je buddy")
    expect(page.locator("main")).to_contain_text("Je wensen zijn bewaard")
    look(page, "buddy-waiting")
    assert [wish.target.person.name for wish in Wish.objects.all()] == ["Fleur Jansma"]


def _propose(page: Page, cohort: Cohort) -> None:
    page.goto(f"/trainer/cohort/{cohort.pk}/")
    follow(page, "Buddyparen")
    look(page, "buddy-pairs-empty")
    follow(page, "Naar de indeling")
    press(page, "Vraag een voorstel")
    expect(page.locator("main")).to_contain_text("Alleen de trainers zien het")
    expect(page.locator(".vak-group").filter(has_text="wensten elkaar")).to_contain_text("Fleur Jansma")
    assert page.locator(".vak-group").count() == 3
    look(page, "buddy-table")


def _change_with_the_keyboard(page: Page) -> None:
    """Pick someone, see what each place costs, put them there, and back."""
    before = page.locator(".vak-groups").inner_text()
    page.get_by_role("link", name="Verplaats Ahmed Yilmaz").press("Enter")
    expect(page.locator("main")).to_contain_text("Waar gaat Ahmed Yilmaz heen?")
    expect(page.locator("main")).to_contain_text("punten minder")
    look(page, "buddy-table-picked")
    other = page.locator(".vak-option button").first
    other.press("Enter")
    expect(page.locator("main")).to_contain_text("Gewisseld. De indeling is nu")
    look(page, "buddy-table-changed")
    page.get_by_role("button", name="Maak deze wissel ongedaan").press("Enter")
    expect(page.locator("main")).to_contain_text("Gewisseld. De indeling is nu")
    assert page.locator(".vak-groups").inner_text() == before


def _find_that_someone_else_was_first(late: Page, first: Page, cohort: Cohort) -> None:
    """Two trainers have the same table before them: the second is told, and nothing is overwritten."""
    for page in (late, first):
        page.goto(f"/trainer/cohort/{cohort.pk}/buddys/indeling/")
    group = first.locator(".vak-group").filter(has_text="Fleur Jansma")
    group.get_by_role("button", name="Zet vast").click()
    expect(group).to_contain_text("Staat vast")
    press(late, "Vraag opnieuw")
    expect(late.locator("[data-error-summary]")).to_contain_text("door Fatima El Amrani")
    expect(late.locator(".vak-group").filter(has_text="Fleur Jansma")).to_contain_text("Staat vast")
    look(late, "buddy-table-refused")
    press(late, "Vraag opnieuw voor de rest")
    expect(late.locator(".vak-group").filter(has_text="Fleur Jansma")).to_contain_text("Staat vast")


def _drag(page: Page) -> None:
    page.reload()
    page.set_viewport_size({"width": 1280, "height": 900})
    free = page.locator(".vak-group:not(.vak-group--locked)")
    one, other = (free.nth(n).locator("[data-seat]").first for n in (0, 1))
    names = [seat.locator(".vak-person__name").inner_text() for seat in (one, other)]
    one.drag_to(other)
    expect(page.locator("main")).to_contain_text("Gewisseld. De indeling is nu")
    expect(free.nth(0)).to_contain_text(names[1])
    expect(free.nth(1)).to_contain_text(names[0])


def _publish(page: Page) -> None:
    press(page, "Maak de indeling bekend")
    heading(page, "Buddy's")
    expect(page.locator("main")).to_contain_text("Iedereen krijgt een mail")
    look(page, "buddy-pairs")
    assert (Pair.objects.count(), Division.objects.get().is_published) == (3, True)
    delivering.deliver(now=timezone.now())
    mail_to(who("Ahmed Yilmaz").person.email, "Je buddy: Fleur Jansma")


def _together(page: Page) -> None:
    page.goto("/traject/")
    follow(page, "Naar jullie pagina")
    heading(page, "Jij en Fleur")
    look(page, "buddy-own-empty")
    follow(page, "Vul jullie afspraken in")
    fill(page, "Hoe vaak spreken jullie elkaar", "Om de week op dinsdag.")
    expect(page.locator("[data-save-state]")).to_contain_text("Opgeslagen", timeout=8000)
    look(page, "buddy-agreement")
    press(page, "Klaar")
    expect(page.locator("main")).to_contain_text("Om de week op dinsdag.")
    follow(page, "Noteer iets")
    look(page, "buddy-log")
    press(page, "Noteer dit")
    expect(page.locator("[data-error-summary]")).to_contain_text("Kies wat jullie deden")
    page.get_by_label("Feedback gegeven").check(force=True)
    fill(page, "Wat leverde het op?", "Eerst vragen, dan praten.")
    press(page, "Noteer dit")
    expect(page.locator("main")).to_contain_text("Eerst vragen, dan praten.")
    look(page, "buddy-own")


def _ask_for_another(page: Page) -> None:
    follow(page, "Vraag een andere buddy")
    look(page, "buddy-swap")
    press(page, "Vraag een andere buddy")
    expect(page.locator("main")).to_contain_text("Je trainers weten dat je een andere buddy wilt")


def _make_anew(page: Page, fatima: Person) -> None:
    delivering.deliver(now=timezone.now())
    mail_to(fatima.email, "Ahmed Yilmaz vraagt om een andere buddy")
    page.reload()
    follow(page, "Bekijk wat kan voor Ahmed Yilmaz")
    heading(page, "Een buddy voor Ahmed Yilmaz")
    look(page, "buddy-remake")
    page.get_by_role("button", name="Kies dit").first.click()
    expect(page.locator("main")).to_contain_text("Wie een andere buddy heeft, krijgt een mail")
