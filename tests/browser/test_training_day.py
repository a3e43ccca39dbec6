"""A training day on the trainer's telephone, with the network switched off and on again (COH-6)."""

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from cohorts import claiming
from cohorts.models import Attendance, Enrolment, Press, Session
from outbox import delivering
from people.models import Person
from tests import factories as make
from tests.browser.test_main_job import follow, heading, press
from tests.browser.windows import NARROW, Windows, look

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 20_000
LOST = "Failed to load resource: net::ERR_INTERNET_DISCONNECTED"


class Room:
    def __init__(self) -> None:
        options = {"days": 2, "start": "00:00", "end": "23:59"}
        self.cohort = make.cohort(first_day=timezone.localdate(), **options)
        self.session: Session = self.cohort.sessions.get(number=1)
        self.sanne, self.ahmed, self.fleur = (
            make.enrolment(self.cohort, name) for name in ("Sanne de Vries", "Ahmed Yilmaz", "Fleur Bakker")
        )
        self.fatima, self.joris = (make.trainer(self.cohort, name) for name in ("Fatima El Amrani", "Joris"))

    def status_of(self, who: Enrolment) -> str:
        return Attendance.objects.get(session=self.session, enrolment=who).status


@pytest.fixture
def room(transactional_db: None) -> Room:
    return Room()


def test_a_training_day_on_a_telephone_with_the_network_off_and_on(windows: Windows, room: Room) -> None:
    windows.expect(LOST)
    fatima = _enter(windows, room.fatima)
    _tap(fatima, room.sanne, "Aanwezig")
    expect(fatima.locator("[data-roll-said]")).to_have_text("Bewaard", timeout=PATIENCE)
    assert room.status_of(room.sanne) == "present"
    look(fatima, "training-day")
    fatima.set_viewport_size({"width": NARROW, "height": 844})

    fatima.context.set_offline(True)
    _tap(fatima, room.ahmed, "Deels")
    _tap(fatima, room.fleur, "Afwezig")
    press(fatima, "Maak ongedaan")
    _tap(fatima, room.fleur, "Afgemeld")
    expect(fatima.locator("[data-roll-said]")).to_contain_text("Geen verbinding", timeout=PATIENCE)
    assert Press.objects.count() == 1
    _timer_runs(fatima)
    fatima.context.set_offline(False)
    expect(fatima.locator("[data-roll-said]")).to_have_text("Bewaard", timeout=PATIENCE)
    assert (room.status_of(room.ahmed), room.status_of(room.fleur)) == ("partly", "excused")
    # Of each person only the last press went.
    assert Press.objects.count() == 3
    assert fatima.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('vak:press'))") == []


def test_what_was_pressed_without_a_connection_survives_a_closed_page(windows: Windows, room: Room) -> None:
    windows.expect(LOST)
    fatima = _enter(windows, room.fatima)
    fatima.context.set_offline(True)
    _tap(fatima, room.sanne, "Deels")
    expect(fatima.locator("[data-roll-said]")).to_contain_text("Geen verbinding", timeout=PATIENCE)
    context = fatima.context
    fatima.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"/trainer/dag/{room.session.pk}/zaal/")
    expect(again.locator("[data-roll-said]")).to_have_text("Bewaard", timeout=PATIENCE)
    assert room.status_of(room.sanne) == "partly"


def test_of_two_trainers_the_later_press_wins_and_the_other_reads_whose_it_was(
    windows: Windows, room: Room
) -> None:
    windows.expect(LOST)
    fatima, joris = _enter(windows, room.fatima), _enter(windows, room.joris)
    fatima.context.set_offline(True)
    _tap(fatima, room.sanne, "Aanwezig")
    _tap(joris, room.sanne, "Deels")
    expect(joris.locator("[data-roll-said]")).to_have_text("Bewaard", timeout=PATIENCE)
    fatima.context.set_offline(False)
    said = fatima.locator("[data-roll-said]")
    expect(said).to_contain_text("Joris legde dit om", timeout=PATIENCE)
    expect(_button(fatima, room.sanne, "Deels")).to_have_attribute("aria-pressed", "true")
    assert room.status_of(room.sanne) == "partly"


def test_participants_scan_the_code_and_the_trainer_confirms_all(windows: Windows, room: Room) -> None:
    windows.expect("status of 404")
    fatima = _enter(windows, room.fatima)
    follow(fatima, "Toon de code")
    heading(fatima, "Meld dat je er bent")
    expect(fatima.get_by_role("img", name="QR-code")).to_be_visible()
    look(fatima, "training-day-code")
    code = claiming.code_of(room.session, now=timezone.now())
    for one in (room.sanne, room.ahmed):
        phone = windows.open(width=NARROW, person=one.person)
        phone.goto(f"/hier/{room.session.pk}/{code}/")
        press(phone, "Ik ben er")
        expect(phone.get_by_text("Je trainer bevestigt het.")).to_be_visible()
    outsider = windows.open(width=NARROW, person=make.person("Iemand"))
    outsider.goto(f"/hier/{room.session.pk}/{code}/")
    heading(outsider, "Deze code is niet voor jou")
    look(outsider, "training-day-elsewhere")
    fatima.goto(f"/trainer/dag/{room.session.pk}/zaal/")
    expect(fatima.locator("[data-claims]")).to_have_text("2")
    press(fatima, "Bevestig wie zich meldde")
    expect(fatima.get_by_text("2 mensen staan nu op aanwezig.")).to_be_visible()
    assert (room.status_of(room.sanne), room.status_of(room.ahmed)) == ("present", "present")


def test_a_message_to_everyone_is_read_over_sent_and_stopped_half_way(windows: Windows, room: Room) -> None:
    page = _enter(windows, room.fatima)
    follow(page, "Schrijf de hele groep")
    page.get_by_label("Onderwerp").fill("Morgen in zaal 3")
    page.get_by_label("Bericht").fill("We zitten in zaal 3.")
    expect(page.locator("[data-save-state]")).to_contain_text("Concept bewaard", timeout=PATIENCE)
    look(page, "cohort-message")
    press(page, "Lees het bericht na")
    heading(page, "Lees je bericht na")
    look(page, "cohort-message-check")
    press(page, "Verstuur aan 3 deelnemers")
    heading(page, "Morgen in zaal 3")
    expect(page.get_by_text("0 van de 3 mails zijn weg.")).to_be_visible()
    look(page, "cohort-message-leaves")
    delivering.deliver(now=timezone.now(), limit=1)
    # The page hears of it by itself.
    expect(page.get_by_text("1 van de 3 mails is weg.")).to_be_visible(timeout=PATIENCE)
    press(page, "Stop ermee")
    expect(page.get_by_text("2 deelnemers krijgen het niet.")).to_be_visible()
    look(page, "cohort-message-stopped")
    assert delivering.deliver(now=timezone.now()) == 0 and len(mail.outbox) == 1
    follow(page, "Schrijf nog een bericht")
    expect(page.get_by_label("Onderwerp")).to_have_value("")
    expect(page.get_by_role("link", name="Morgen in zaal 3")).to_be_visible()


def _enter(windows: Windows, trainer: Person) -> Page:
    """One tap from the trainer's first page."""
    page = windows.open(width=NARROW, person=trainer)
    page.goto("/trainer/")
    follow(page, "Naar de dag in de zaal")
    heading(page, "Thema 1")
    return page


def _button(page: Page, who: Enrolment, name: str):
    return page.get_by_role("group", name=who.person.name).get_by_role("button", name=name)


def _tap(page: Page, who: Enrolment, name: str) -> None:
    _button(page, who, name).click()
    expect(_button(page, who, name)).to_have_attribute("aria-pressed", "true")


def _timer_runs(page: Page) -> None:
    page.get_by_role("button", name="5 minuten", exact=True).click()
    expect(page.locator("[data-timer] [data-left]")).to_contain_text("4.5")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-timer] [data-left]")).to_have_text("0.00")
