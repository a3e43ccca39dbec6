"""From an application to a start: apply on a telephone, plan, ask for another moment, judge, decide, read."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from cohorts.models import Cohort
from intake.models import Decision, Interview
from people.models import Person
from tests import factories as make
from tests.browser.starting import walk_to_the_start
from tests.browser.test_applying import SANNE, _begin, _finish, _resume, _write_half
from tests.browser.test_main_job import fill, follow, follow_mail, heading, mail_to, press
from tests.browser.windows import NARROW, Windows, look
from tests.factories import WHOLE_RECORD

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "Je weet wat je wilt leren, en je vraag wacht op iemand als jij."


@pytest.fixture
def cohort(transactional_db: None) -> Cohort:
    cache.clear()
    made = make.open_cohort(first_day=timezone.localdate() + timedelta(days=60), name="Leeratelier Oost")
    return Cohort.objects.get(pk=made.pk)


def test_from_an_application_to_a_start(windows: Windows, cohort: Cohort) -> None:  # INT-1, ASG-1
    windows.expect("status of 422")
    windows.expect("htmx:")
    fatima, joost = make.trainer(cohort, "Fatima El Amrani"), make.trainer(cohort, "Joost Wiersma")
    sanne = _apply(windows)
    trainer = windows.open(person=fatima)
    _offer_times(trainer)
    _plan(trainer)
    _ask_another_moment(sanne)
    _has_an_event()
    _move(trainer, fatima)
    _hold_and_judge(trainer)
    _judge_too(windows.open(person=joost), joost)
    _decide(trainer, fatima)
    _read_the_letter(sanne)
    assert Decision.objects.get().read_at
    walk_to_the_start(windows, sanne, trainer)


def _apply(windows: Windows) -> Page:
    """On a telephone, broken off and resumed from the mail."""
    page = windows.open(width=NARROW)
    _begin(page)
    _write_half(page)
    page.context.close()
    windows.contexts.remove(page.context)
    page = _resume(windows)
    _finish(page)
    return page


def _offer_times(page: Page) -> None:
    page.goto("/")
    follow(page, "Aanmeldingen")
    expect(page.locator("main")).to_contain_text("Gesprek plannen")
    look(page, "intake-list")
    follow(page, "Je tijden voor gesprekken")
    press(page, "Bied deze tijden aan")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    fill(page, "Datum", (timezone.localdate() + timedelta(days=8)).isoformat())
    fill(page, "Begin van het eerste gesprek", "13:00")
    fill(page, "Hoeveel gesprekken", "2")
    fill(page, "Plaats", "Kamer 3")
    press(page, "Bied deze tijden aan")
    expect(page.locator("main")).to_contain_text("13.00 tot 14.00")
    expect(page.locator("main")).to_contain_text("14.00 tot 15.00")
    look(page, "intake-times")


def _plan(page: Page) -> None:
    follow(page, "Aanmeldingen")
    page.get_by_role("link", name="Plan het gesprek met Sanne de Vries").click()
    heading(page, "Plan het intakegesprek")
    press(page, "Plan op deze tijd")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    page.get_by_label("13.00 tot 14.00").check(force=True)
    look(page, "intake-plan")
    press(page, "Plan op deze tijd")
    expect(page.locator("main")).to_contain_text("staat gepland")


def _has_an_event() -> None:
    assert "text/calendar" in mail_to(SANNE, "Intakegesprek met Fatima").message().as_string()


def _ask_another_moment(page: Page) -> None:
    """On the telephone, from the invitation; first with an empty form."""
    follow_mail(page, SANNE, "Intakegesprek met Fatima")
    look(page, "intake-mine-planned")
    follow(page, "Kun je dan niet?")
    press(page, "Verstuur je vraag")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    fill(page, "Wanneer kun je wel?", "Op vrijdag de hele dag.")
    look(page, "intake-another")
    press(page, "Verstuur je vraag")
    expect(page.locator("main")).to_contain_text("Op vrijdag de hele dag.")


def _move(page: Page, fatima: Person) -> None:
    """By the mail about the wish."""
    follow_mail(page, fatima.email, "kan niet op het moment van het intakegesprek")
    follow(page, "Verzet het gesprek")
    expect(page.locator("main")).to_contain_text("Op vrijdag de hele dag.")
    fill(page, "Datum", (timezone.localdate() + timedelta(days=9)).isoformat())
    fill(page, "Begin", "10:00")
    fill(page, "Einde", "11:00")
    press(page, "Verzet het gesprek")
    expect(page.locator("main")).to_contain_text("staat gepland")
    # The conversation was this morning.
    past = timezone.now() - timedelta(hours=3)
    Interview.objects.update(starts_at=past, ends_at=past + timedelta(hours=1))


def _hold_and_judge(page: Page) -> None:
    follow(page, "Begin het verslag")
    heading(page, "Intakeverslag")
    fill(page, "Motivatie", "Wil leren luisteren voor het schrijven.")
    expect(page.locator("[data-save-state]")).to_contain_text("Opgeslagen")
    press(page, "Mijn verslag is klaar")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    expect(page.get_by_label("Motivatie")).to_have_value("Wil leren luisteren voor het schrijven.")
    look(page, "intake-record")
    follow(page, "Sanne de Vries")
    follow(page, "Vraag een tweede oordeel")
    page.get_by_label("Joost Wiersma").check(force=True)
    press(page, "Vraag deze trainer")
    follow(page, "Schrijf verder")
    _fill_record(page, remark="Redt zich prima.")
    expect(page.locator("main")).to_contain_text("Je verslag is af")


def _fill_record(page: Page, *, remark: str) -> None:
    for name, value in WHOLE_RECORD.items():
        if name.endswith("_level") or value in ("yes", "doubt"):
            page.locator(f"input[name={name}][value={value}]").check(force=True)
        elif value == "on":
            page.locator(f"input[name={name}]").check()
        else:
            page.locator(f"[name={name}]").fill(remark if name.endswith("_remark") else value)
    press(page, "Mijn verslag is klaar")


def _judge_too(page: Page, joost: Person) -> None:
    """Blind, by the mail that asks it: nothing of the first is there until this one is given."""
    follow_mail(page, joost.email, "vraagt je als tweede oordeel")
    heading(page, "Intakeverslag")
    follow(page, "Sanne de Vries")
    expect(page.locator("main")).to_contain_text("Je bent gevraagd om mee te oordelen")
    expect(page.locator("main")).not_to_contain_text("Redt zich prima.")
    follow(page, "Schrijf verder")
    _fill_record(page, remark="Ik zag iets anders.")
    expect(page.locator("main")).to_contain_text("Redt zich prima.")
    look(page, "intake-application")


def _decide(page: Page, fatima: Person) -> None:
    follow_mail(page, fatima.email, "allebei")
    expect(page.locator("main")).to_contain_text("Ik zag iets anders.")
    follow(page, "Neem een besluit")
    press(page, "Bekijk de brief")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    page.get_by_label("Anders adviseren").check(force=True)
    fill(page, "Waarom?", REASON)
    press(page, "Bekijk de brief")
    expect(page.locator("[data-error-summary]")).to_contain_text("Schrijf wat beter past")
    look(page, "intake-decide")
    page.get_by_label("Toelaten").check(force=True)
    press(page, "Bekijk de brief")
    expect(page.locator("main")).to_contain_text("Beste Sanne,")
    look(page, "intake-preview")
    press(page, "Verander iets")
    expect(page.get_by_label("Waarom?")).to_have_value(REASON)
    press(page, "Bekijk de brief")
    press(page, "Verstuur het besluit")
    expect(page.locator("main")).to_contain_text("heeft een plaats in Leeratelier Oost")
    look(page, "intake-decided")


def _read_the_letter(page: Page) -> None:
    """From the mail, which says nothing of what was decided."""
    follow_mail(page, SANNE, "Er is een besluit")
    assert "toegelaten" not in str(mail_to(SANNE, "Er is een besluit").body).lower()
    expect(page.locator("main")).to_contain_text("Je bent toegelaten.")
    expect(page.locator("main")).to_contain_text(REASON)
    expect(page.locator("main")).to_contain_text("Ik zag iets anders.")
    look(page, "intake-letter")
    follow(page, "Ga naar Mijn traject")
    expect(page.locator("main")).to_contain_text("Leeratelier Oost")
