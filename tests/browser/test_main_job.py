"""The main job with real clicks: planned, written, handed in, answered, followed, printed."""

import io
import re
from collections.abc import Iterator
from datetime import date, timedelta
from email.utils import parseaddr
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from cohorts.models import Cohort
from outbox import delivering
from pod import tasks
from programme.models import Programme
from tests import factories as make
from tests import pdf
from tests.browser.desk import Running
from tests.browser.windows import Windows

pytestmark = pytest.mark.django_db(transaction=True)


def fill(page: Page, label: str, text: str, *, nth: int = 0) -> None:
    page.get_by_label(label).nth(nth).fill(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def heading(page: Page, text: str) -> None:
    expect(page.locator("h1")).to_contain_text(text)


def sign_in_by_code(page: Page, email: str) -> None:
    """As somebody would: an address, then the code from the mail."""
    page.goto("/account/login/code/")
    enter_by_code(page, email)


def enter_by_code(page: Page, email: str) -> None:
    """From the page that asks who one is, on to where one was going."""
    fill(page, "E-mailadres", email)
    press(page, "Stuur mij een code")
    heading(page, "Vul je code in")
    page.locator("input[name=code]").fill(mail_to(email, "inlogcode").subject.split()[0])
    press(page, "Log in")


def deliver() -> None:
    """What the worker does every minute."""
    tasks.plan_messages()
    delivering.deliver(now=timezone.now())


def mail_to(email: str, words: str) -> mail.EmailMessage:
    """The last one to this address with these words; a name may stand before the address."""
    return next(
        one
        for one in reversed(mail.outbox)
        if [parseaddr(to)[1] for to in one.to] == [email] and words in one.subject + one.body
    )


def type_code(page: Page, button: str) -> None:
    """The one in the last mail, once the page that asks for it is there."""
    field = page.get_by_label("Code uit je mail")
    expect(field).to_be_visible()
    field.fill(mail.outbox[-1].subject.split()[0])
    press(page, button)


def follow_mail(page: Page, email: str, words: str) -> None:
    """What is due leaves, and the first link in the mail with these words is opened."""
    delivering.deliver(now=timezone.now())
    link = re.search(rf"{re.escape(settings.BASE_URL)}(/\S+)", mail_to(email, words).body)
    assert link
    page.goto(link[1])


@pytest.fixture
def coordinator_page(windows: Windows) -> Page:
    windows.expect("status of 422")
    return windows.open(person=make.coordinator())


def next_monday_in(days: int) -> date:
    day = timezone.localdate() + timedelta(days=days)
    return day + timedelta(days=-day.weekday() % 7)


def test_a_coordinator_makes_a_programme_plans_a_cohort_and_invites(coordinator_page: Page) -> None:
    page = coordinator_page
    page.goto("/")
    follow(page, "Programma's")
    follow(page, "Maak een programma")
    fill(page, "Titel", "Ambtelijk vakmanschap")
    press(page, "Maak")
    expect(page.locator("main")).to_contain_text("Vertrekken: jouw rol als adviseur")
    assert Programme.objects.get().versions.get().days.count() == 8
    _plan(page)
    _invite(page)
    _invite_a_trainer(page)
    deliver()
    assert "Ambtelijk vakmanschap" in mail_to("sanne@waterrijk.example", "vakmanschap").body
    assert "Waterland, voorjaar" in mail_to("fatima@leeratelier.example", "trainer").body


def _plan(page: Page) -> None:
    page.goto("/bureau/cohorten/nieuw/")
    fill(page, "Naam van het cohort", "Waterland, voorjaar")
    # Christmas is seen before anything is kept, and forbids nothing (COH-3).
    christmas = date(timezone.localdate().year, 12, 25)
    page.locator("input[type=date]").nth(2).fill(christmas.isoformat())
    page.locator("input[type=date]").nth(2).press("Tab")
    expect(page.locator("main")).to_contain_text("kerstdag")
    page.locator("input[type=date]").nth(3).fill((next_monday_in(60) + timedelta(days=5)).isoformat())
    page.locator("input[type=date]").nth(3).press("Tab")
    expect(page.locator("#let-op-2")).to_contain_text("zaterdag")
    assert not Cohort.objects.exists()
    # The day until which one applies comes first, then the days themselves.
    page.locator("input[type=date]").nth(1).fill(next_monday_in(60).isoformat())
    press(page, "Vul de dagen in")
    expect(page.locator("input[type=date]").nth(9)).not_to_have_value("")
    assert (
        page.locator("input[type=date]").nth(9).input_value()
        > page.locator("input[type=date]").nth(2).input_value()
    )
    press(page, "Maak het cohort")
    heading(page, "Waterland, voorjaar")
    assert Cohort.objects.get().sessions.count() == 8


def _invite(page: Page) -> None:
    follow(page, "Nodig een deelnemer uit")
    press(page, "Nodig")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    fill(page, "Naam", "Sanne de Vries")
    page.locator("input[type=email]").fill("sanne@waterrijk.example")
    fill(page, "Organisatie", "Gemeente Waterrijk")
    page.locator("input[name$=trainer]").fill("Fatima El Amrani")
    page.locator("input[type=date]").fill((timezone.localdate() - timedelta(days=3)).isoformat())
    press(page, "Nodig")
    expect(page.locator("main")).to_contain_text("Sanne de Vries")


def _invite_a_trainer(page: Page) -> None:
    follow(page, "Voeg toe of haal weg")
    fill(page, "Naam", "Fatima El Amrani")
    page.locator("input[type=email]").fill("fatima@leeratelier.example")
    press(page, "Nodig deze trainer uit")
    expect(page.locator("main")).to_contain_text("fatima@leeratelier.example")


@pytest.fixture
def running(transactional_db: None) -> Running:
    return Running()


def test_from_first_opening_to_feedback_and_a_mentor_who_reads(windows: Windows, running: Running) -> None:
    windows.expect("status of 422")  # Chromium reports a form that must be mended as an error.
    windows.expect("htmx:sendAbort")
    windows.expect("htmx:afterRequest")  # A save while typing that the button overtook.
    page = windows.open()
    sign_in_by_code(page, "sanne@waterrijk.example")
    heading(page, "Hallo Sanne")
    _choose_readers(page)
    _set_a_goal(page, running)
    _name_a_mentor(page, running)
    _write_before(page, running)
    running.let_the_day_pass()
    _write_after(page, running)
    trainers_page = windows.open(person=running.trainer)
    _respond(trainers_page)
    page.goto(running.day)
    expect(page.locator("#gesprekken")).to_contain_text("Ik zag dat je het echt deed.")
    deliver()
    _read_as_mentor(windows, running)
    page.goto("/mijn/inzage/")
    expect(page.get_by_role("row", name="Peter Kuiper praktijkbegeleider POD, dag 2")).to_be_visible()


def _choose_readers(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("Kies wie je POD mag lezen")
    follow(page, "Kies wie meeleest")
    assert page.locator("input[type=checkbox]:checked").count() == 0
    page.get_by_label("Mijn trainers").check()
    page.get_by_label("Mijn praktijkbegeleider").check()
    press(page, "Bewaar mijn keuze")
    heading(page, "Mijn POD")


def _set_a_goal(page: Page, running: Running) -> None:
    page.goto(f"/pod/{running.sanne.pk}/leerdoelen/")
    page.locator("textarea").fill("Ik vraag door tot ik de vraag achter de vraag ken.")
    press(page, "Bewaar dit leerdoel")
    expect(page.locator("main")).to_contain_text("de vraag achter de vraag")


def _name_a_mentor(page: Page, running: Running) -> None:
    page.goto(f"/opdracht/{running.sanne.pk}/begeleiders/")
    follow(page, "Noem je praktijkbegeleider")
    fill(page, "Naam", "Peter Kuiper")
    fill(page, "E-mailadres op het werk", "peter@waterrijk.example")
    press(page, "Nodig uit")
    expect(page.locator("main")).to_contain_text("Peter Kuiper")
    deliver()


def _write_before(page: Page, running: Running) -> None:
    page.goto(running.day)
    page.get_by_label("Wat verwacht je deze dag te leren?").press_sequentially("Beter doorvragen.")
    expect(page.locator("[data-save-state]")).to_contain_text("Opgeslagen om")
    press(page, "Lever in")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    assert page.get_by_label("Wat verwacht je deze dag te leren?").input_value() == "Beter doorvragen."
    page.get_by_label("Wat wil je kunnen na deze dag?").first.fill("Ik vat samen voor ik antwoord.")
    press(page, "Lever in")
    expect(page.locator("main")).to_contain_text("Je vooraf-deel van dag 2 is ingeleverd")


def _write_after(page: Page, running: Running) -> None:
    page.goto(f"{running.day}?deel=notities")
    page.get_by_label("Mijn notities").fill("DIT IS ALLEEN VOOR MIJ")
    press(page, "Bewaar en ga later verder")
    expect(page.locator("main")).to_contain_text("Je tekst is bewaard")
    page.goto(f"{running.day}?deel=achteraf")
    page.get_by_text("Deels bereikt").first.click()
    page.get_by_label("Als …").first.fill("een bewoner boos is")
    page.get_by_label("dan …").first.fill("vat ik eerst samen")
    press(page, "Lever in")
    expect(page.locator("[data-error-summary]")).to_contain_text("Schrijf waardoor dat komt")
    assert page.get_by_label("dan …").first.input_value() == "vat ik eerst samen"
    page.get_by_label("Waardoor is het nog niet gelukt?").fill("Ik ging te snel.")
    page.get_by_label("Hoe ga je het alsnog bereiken?").fill("Ik tel tot drie.")
    press(page, "Lever in")
    expect(page.locator("main")).to_contain_text("Je achteraf-deel van dag 2 is ingeleverd")


def _respond(page: Page) -> None:
    page.goto("/")
    follow(page, "Wacht op reactie")
    follow(page, "Lees en reageer")
    expect(page.locator("main")).to_contain_text("Ik vat samen voor ik antwoord.")
    expect(page.locator("main")).not_to_contain_text("ALLEEN VOOR MIJ")
    page.get_by_label("Wat ik zag").fill("Ik zag dat je het echt deed.")
    page.locator("textarea[name=effect]").fill("Daardoor durfde de groep ook.")
    page.get_by_label("Een volgende stap").fill("Vraag Peter wat hij merkt.")
    press(page, "Verstuur je reactie")
    expect(page.locator("main")).to_contain_text("Je reactie is verstuurd aan Sanne.")


def _read_as_mentor(windows: Windows, running: Running) -> None:
    """From the link in the mail, without an account of their own; a code comes before any text (PPL-3)."""
    path = re.search(r"/meekijken/\S+", mail_to("peter@waterrijk.example", "praktijkbegeleider").body)
    assert path
    page = windows.open()
    page.goto(path[0])
    expect(page.locator("main")).not_to_contain_text("Sanne")
    press(page, "Ga verder")
    heading(page, "Voortgang van Sanne de Vries")
    follow(page, "Lees dag 2")
    press(page, "Stuur mij een code")
    field = page.locator("input[name=code]")
    expect(field).to_be_visible()
    code = re.search(r"\d{6}", mail_to("peter@waterrijk.example", "Je code is").body)
    assert code
    field.fill(code[0])
    press(page, "Lees verder")
    expect(page.locator("main")).to_contain_text("Ik vat samen voor ik antwoord.")
    expect(page.locator("main")).not_to_contain_text("ALLEEN VOOR MIJ")
    page.goto(running.day)
    heading(page, "Inloggen")


@pytest.fixture
def shared(running: Running) -> Iterator[Running]:
    make.pod(running.sanne, with_mentor=False)
    yield running


def test_a_mentor_cannot_read_what_was_not_shared(windows: Windows, shared: Running) -> None:  # POD-7
    support = make.support(shared.sanne)
    page = windows.open(person=support.person)
    page.goto("/")
    heading(page, "Voortgang van Sanne de Vries")
    expect(page.locator("main")).to_contain_text("niet gedeeld")
    assert page.get_by_role("link", name="Lees dag").count() == 0
    page.goto(f"/begeleiden/{support.pk}/dag/2/")
    expect(page.locator("main")).to_contain_text("Sanne kiest wie meeleest")


def test_a_pod_is_made_while_the_page_shows_how_far_it_is(
    windows: Windows, running: Running, tmp_path: Path
) -> None:
    make.pod(running.sanne)
    page = windows.open(person=running.sanne.person)
    page.goto(running.day)
    page.get_by_label("Wat verwacht je deze dag te leren?").fill("Beter doorvragen, ook bij Zoë.")
    press(page, "Bewaar en ga later verder")
    expect(page.locator("main")).to_contain_text("Je tekst is bewaard")
    page.goto(f"/pod/{running.sanne.pk}/pdf/")
    press(page, "Maak mijn pdf")
    expect(page.locator("progress")).to_be_visible()
    tasks.render()
    link = page.get_by_role("link", name="Download je document")
    expect(link.first).to_be_visible()
    with page.expect_download() as waiting:
        link.first.click()
    file = tmp_path / "pod.pdf"
    waiting.value.save_as(file)
    _check(file)


def _check(file: Path) -> None:
    reader = PdfReader(io.BytesIO(file.read_bytes()))
    text = "\n".join(one.extract_text() for one in reader.pages)
    assert "Beter doorvragen, ook bij Zoë." in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    pdf.holds(file)
