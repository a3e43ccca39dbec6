"""An evaluation on telephones, and what trainers read of it afterwards (PRI-5)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from evaluation import rounds
from evaluation.models import Round
from tests import factories as make
from tests.browser.test_main_job import follow, heading, press
from tests.browser.windows import NARROW, Windows, look

pytestmark = pytest.mark.django_db(transaction=True)


def test_six_answer_once_and_the_trainer_reads_it_after_closing(windows: Windows) -> None:
    windows.expect("status of 422")
    cohort = make.cohort(days=1, first_day=timezone.localdate() - timedelta(days=30))
    people = [make.enrolment(cohort) for _ in range(6)]
    trainer, round = make.trainer(cohort), make.evaluation(cohort, now=timezone.now())
    for number, one in enumerate(people[:5]):
        phone = windows.open(width=NARROW, person=one.person)
        phone.goto(f"/evaluatie/{round.pk}/")
        if number == 0:
            press(phone, "Verstuur mijn antwoorden")
            expect(phone.get_by_text("Beantwoord ten minste één vraag.").first).to_be_visible()
            look(phone, "evaluation")
        statement = phone.get_by_role("group", name="De groep hielp mij verder.")
        statement.get_by_text("Eens", exact=True).click()
        phone.get_by_label("Wat moet er anders?").fill(f"Langere pauze {number}")
        press(phone, "Verstuur mijn antwoorden")
        expect(phone.get_by_text("Dank je wel.")).to_be_visible()
        phone.close()
    page = windows.open(person=trainer)
    page.goto(f"/cohort/{cohort.pk}/evaluatie/")
    expect(page.get_by_text("5 van de 6 antwoordden (83%)")).to_be_visible()
    page.goto(f"/evaluatie/{round.pk}/uitslag/")
    expect(page.get_by_text("De evaluatie is nog open")).to_be_visible()
    expect(page.get_by_text("Langere pauze")).to_have_count(0)
    Round.objects.update(closes_at=timezone.now())
    rounds.close_due(now=timezone.now())
    page.goto(f"/cohort/{cohort.pk}/evaluatie/")
    follow(page, "Bekijk de uitslag")
    heading(page, cohort.name)
    expect(page.get_by_text("Gemiddeld 4,0 van 5, 5 antwoorden.")).to_be_visible()
    expect(page.get_by_text("Langere pauze")).to_have_count(5)
    look(page, "evaluation-result")


def test_the_coordinator_adds_a_question(windows: Windows) -> None:
    version = make.programme_version()
    page = windows.open(person=make.coordinator())
    page.goto(f"/bureau/evaluatie/{version.pk}/vragen/")
    page.get_by_label("Vraag of stelling").fill("De lunch was goed.")
    press(page, "Voeg de vraag toe")
    expect(page.get_by_text("De vraag is toegevoegd.")).to_be_visible()
    look(page, "evaluation-questions")
