"""From a place to a start that everyone agreed to: the assignment, its two answers, the start talk."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.test_main_job import fill, follow, follow_mail, heading, press
from tests.browser.windows import NARROW, Windows, look

KARIN, PETER = "karin@waterrijk.example", "peter@waterrijk.example"
PLAN = {
    "Welke vraag ga je oplossen?": "Hoe praten bewoners van de Molenbuurt mee over de speelplek?",
    "Waarom speelt dit nu?": "In mei beslist de raad over het geld.",
    "Voor wie doe je dit?": "Voor Karin Bos, en voor de kinderen uit de buurt.",
    "Wat moet er aan het eind liggen of veranderd zijn?": "Een plan waar de buurt zich in herkent.",
    "Wat wil jij ervan leren?": "Luisteren voor ik iets voorstel.",
}
SMALLER = "Een schets voor één plek, met de buurt gemaakt."


def walk_to_the_start(windows: Windows, sanne: Page, trainer: Page) -> None:
    """On the telephone of the participant, who stands on Mijn traject, and at the desk of the trainer."""
    _missing(sanne, "Leg je praktijkopdracht voor", "Noem je opdrachtgever", "Noem je praktijkbegeleider")
    _name(sanne, "opdrachtgever", "Karin Bos", KARIN)
    _name(sanne, "praktijkbegeleider", "Peter Kuiper", PETER)
    _put_forward(sanne)
    karin = _open_link(windows, KARIN)
    _ask_for_a_change(karin)
    _change(sanne)
    _agree(_open_link(windows, KARIN), seen="Wat er anders is sinds je vorige antwoord")
    _is_answered(karin)
    peter = _open_link(windows, PETER)
    _agree(peter, seen=SMALLER)
    _judge(trainer)
    _waits_only_for_the_talk(peter)
    _plan_the_talk(trainer)
    _nothing_is_missing(peter, trainer)
    sanne.goto("/")
    heading(sanne, "Hallo Sanne")
    expect(sanne.get_by_role("heading", name="Nog te regelen")).to_have_count(0)
    sanne.get_by_role("link", name="Je praktijkopdracht").first.click()
    expect(sanne.locator("main")).to_contain_text("Iedereen is akkoord")
    look(sanne, "start-agreed")


def _missing(page: Page, *steps: str) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Nog te regelen")).to_be_visible()
    for step in steps:
        expect(page.get_by_role("link", name=step)).to_be_visible()


def _name(page: Page, role: str, name: str, email: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=f"Noem je {role}").first.click()
    press(page, "Nodig uit")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    fill(page, "Naam", name)
    fill(page, "E-mailadres op het werk", email)
    press(page, "Nodig uit")
    expect(page.locator("main")).to_contain_text(name)


def _put_forward(page: Page) -> None:
    page.goto("/")
    follow(page, "Leg je praktijkopdracht voor")
    follow(page, "Schrijf je opdracht")
    fill(page, "Titel van je opdracht", "Een speelplek met de buurt")
    press(page, "Leg je opdracht voor")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    expect(page.get_by_label("Titel van je opdracht")).to_have_value("Een speelplek met de buurt")
    look(page, "start-write")
    for label, text in PLAN.items():
        fill(page, label, text)
    press(page, "Leg je opdracht voor")
    expect(page.locator("main")).to_contain_text("Nog niet iedereen is akkoord")


def _open_link(windows: Windows, email: str) -> Page:
    """On a telephone, from the last mail, without an account to sign in with (PPL-3)."""
    page = windows.open(width=NARROW)
    follow_mail(page, email, "legde een praktijkopdracht voor")
    press(page, "Ga verder")
    heading(page, "De praktijkopdracht van Sanne de Vries")
    return page


def _ask_for_a_change(page: Page) -> None:
    press(page, "Ik vraag een wijziging")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    look(page, "start-answer")
    fill(page, "Wil je er iets bij zeggen?", "Begin met één plek. De rest komt later.")
    press(page, "Ik vraag een wijziging")
    expect(page.locator("main")).to_contain_text("Je vroeg een wijziging")


def _change(page: Page) -> None:
    page.goto("/")
    follow(page, "Pas je praktijkopdracht aan")
    expect(page.locator("main")).to_contain_text("Begin met één plek.")
    look(page, "start-change")
    follow(page, "Verander je tekst")
    fill(page, "Wat moet er aan het eind liggen", SMALLER)
    press(page, "Leg de tekst opnieuw voor")
    expect(page.locator("main")).to_contain_text(SMALLER)


def _agree(page: Page, *, seen: str) -> None:
    expect(page.locator("main")).to_contain_text(seen)
    press(page, "Ja, ik ben akkoord")
    expect(page.locator("main")).to_contain_text("Je antwoord is bewaard")
    look(page, "start-agree")


def _is_answered(page: Page) -> None:
    """The window in which the change was asked for shows the answer too, and asks nothing any more."""
    page.reload()
    expect(page.locator("main")).to_contain_text("Akkoord")
    expect(page.get_by_role("button", name="Ja, ik ben akkoord")).to_have_count(0)


def _waits_only_for_the_talk(page: Page) -> None:
    follow(page, "Voortgang van Sanne de Vries")
    expect(page.get_by_role("heading", name="Nog te regelen")).to_be_visible()
    expect(page.locator(".vak-todo__item")).to_have_count(1)
    expect(page.locator(".vak-todo__item")).to_contain_text("Het startgesprek plannen")
    look(page, "start-mentor")


def _nothing_is_missing(mentor: Page, trainer: Page) -> None:
    """On the pages of the mentor and of the trainer, as on that of the participant."""
    mentor.reload()
    expect(mentor.locator("h1")).to_contain_text("Sanne de Vries")
    expect(mentor.get_by_role("heading", name="Nog te regelen")).to_have_count(0)
    trainer.goto("/")
    follow(trainer, "Wat er voor de start nog moet")
    expect(trainer.locator("main")).to_contain_text("Alles geregeld")
    look(trainer, "start-arranged")


def _judge(page: Page) -> None:
    page.goto("/")
    look(page, "start-trainer")
    follow(page, "Wat er voor de start nog moet")
    expect(page.locator("main")).to_contain_text("Plan het startgesprek")
    look(page, "start-before")
    follow(page, "Oordeel of de opdracht past")
    press(page, "Bewaar je oordeel")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    page.get_by_label("Ja, hiermee kan het leren beginnen").check(force=True)
    look(page, "start-judge")
    press(page, "Bewaar je oordeel")
    expect(page.locator("main")).to_contain_text("Sanne kan aan het werk")


def _plan_the_talk(page: Page) -> None:
    page.goto("/")
    follow(page, "Plan het startgesprek")
    press(page, "Plan het gesprek")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    fill(page, "Datum", (timezone.localdate() + timedelta(days=20)).isoformat())
    fill(page, "Begin", "09:00")
    fill(page, "Einde", "09:45")
    fill(page, "Plaats", "Kamer 3")
    look(page, "start-talk")
    press(page, "Plan het gesprek")
    expect(page.locator("main")).to_contain_text("staat gepland")
