"""Applying on a telephone: begin, break off, resume from the mail, hand in (INT-1)."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from intake.models import Application
from outbox import delivering
from tests import factories as make
from tests.browser.test_main_job import enter_by_code, fill, follow, follow_mail, heading, mail_to, press
from tests.browser.windows import NARROW, Windows, look

pytestmark = pytest.mark.django_db(transaction=True)
SANNE = "sanne+training@waterrijk.example"


def test_from_the_front_page_to_an_application_that_is_in(windows: Windows) -> None:
    windows.expect("status of 422")
    windows.expect("htmx:")
    cache.clear()
    cohort = make.open_cohort(first_day=timezone.localdate() + timedelta(days=60), name="Leeratelier Oost")
    make.trainer(cohort, "Fatima El Amrani")
    page = windows.open(width=NARROW)
    _begin(page)
    _write_half(page)
    page.context.close()
    windows.contexts.remove(page.context)
    page = _resume(windows)
    _finish(page)
    _take_back(page)
    assert Application.objects.get().handed_in_at is not None


def _begin(page: Page) -> None:
    page.goto("/")
    look(page, "front")
    follow(page, "Meld je aan voor een training")
    heading(page, "Meld je aan")
    look(page, "cohorts")
    follow(page, "Lees meer en meld je aan")
    look(page, "cohort")
    follow(page, "Lees de voorwaarden")
    look(page, "terms")
    page.go_back()
    page.get_by_role("link", name="Meld je aan", exact=True).click()
    heading(page, "Begin je aanmelding")
    press(page, "Stuur mij een code")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    look(page, "start")
    fill(page, "Je naam", "Sanne de Vries")
    fill(page, "Je e-mailadres", SANNE)
    press(page, "Stuur mij een code")
    heading(page, "Vul je code in")
    look(page, "code")
    fill(page, "Code uit de mail", re.findall(r"\d{6}", mail.outbox[-1].subject)[0])
    press(page, "Ga verder")


def _write_half(page: Page) -> None:
    heading(page, "Jij en je werk")
    look(page, "step-1")
    fill(page, "Wat is je functie?", "Adviseur omgeving")
    fill(page, "Bij welke organisatie werk je?", "Gemeente Waterrijk")
    press(page, "Volgende stap")
    heading(page, "Je motivatie")
    fill(page, "Waarom wil je deze training volgen?", "Ik wil bewoners eerder betrekken.")
    expect(page.locator("[data-save-state]")).to_contain_text("Opgeslagen")
    look(page, "step-2")


def _resume(windows: Windows) -> Page:
    """In another browser, by the link in the mail: who one is is asked first."""
    page = windows.open(width=NARROW)
    follow_mail(page, SANNE, "Ga verder met je aanmelding")
    enter_by_code(page, SANNE)
    # All that step 2 asks was there: on to step 3.
    heading(page, "Een idee voor je opdracht")
    follow(page, "2. Je motivatie")
    motivation = page.get_by_label("Waarom wil je deze training volgen?")
    expect(motivation).to_have_value("Ik wil bewoners eerder betrekken.")
    press(page, "Volgende stap")
    return page


def _finish(page: Page) -> None:
    heading(page, "Een idee voor je opdracht")
    press(page, "Volgende stap")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    fill(page, "Aan welke vraag uit je werk zou je willen werken?", "Hoe betrekken we bewoners eerder?")
    look(page, "step-3")
    press(page, "Volgende stap")
    heading(page, "Wie betaalt")
    page.get_by_text("Mijn organisatie", exact=True).click()
    fill(page, "Kenmerk voor de rekening", "KP 1200")
    look(page, "step-4")
    press(page, "Volgende stap")
    heading(page, "Kijk je aanmelding na")
    expect(page.locator("main")).to_contain_text("Ik wil bewoners eerder betrekken.")
    look(page, "check")
    page.get_by_label("Ik heb de voorwaarden gelezen en ga akkoord").check()
    press(page, "Stuur mijn aanmelding in")
    heading(page, "Mijn aanmelding")
    look(page, "mine")
    delivering.deliver(now=timezone.now())
    assert "is binnen" in mail_to(SANNE, "is binnen").subject


def _take_back(page: Page) -> None:
    follow(page, "Trek je aanmelding in")
    look(page, "withdraw")
    press(page, "Trek mijn aanmelding in")
    expect(page.locator("main")).to_contain_text("Je hebt je aanmelding ingetrokken")
    look(page, "withdrawn")
