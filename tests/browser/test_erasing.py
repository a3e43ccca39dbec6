"""Somebody asks to be erased: looks first, shows who it is, types an address, and thinks better of it."""

import pytest
from playwright.sync_api import expect

from privacy.models import Erasure
from tests import factories as make
from tests.browser.test_main_job import follow, heading, press, type_code
from tests.browser.windows import NARROW, Windows, look
from tests.privacy import living

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_asks_looks_first_and_can_think_better_of_it(windows: Windows) -> None:  # PRI-3
    mine = living.life()
    page = windows.open(width=NARROW, person=mine.person)
    page.goto("/mijn/gegevens/")
    follow(page, "Bekijk wat er dan gebeurt")
    heading(page, "Alles laten wissen")
    look(page, "erase")
    follow(page, "Ga door naar bevestigen")
    press(page, "Stuur mij een code")
    type_code(page, "Ga verder")
    heading(page, "Weet je het zeker?")
    look(page, "confirm-erasure")
    windows.expected.append("422")
    page.get_by_label("Typ je e-mailadres over").fill("iets@anders.example")
    press(page, "Vraag om te wissen")
    expect(page.get_by_text("Dit is niet het adres van dit account").first).to_be_visible()
    look(page, "confirm-erasure-wrong")
    page.get_by_label("Typ je e-mailadres over").fill(living.ADDRESS)
    press(page, "Vraag om te wissen")
    expect(page.get_by_text("Het wissen begint op")).to_be_visible()
    look(page, "erase-asked")
    assert Erasure.objects.get().person == mine.person
    press(page, "Trek het verzoek in")
    expect(page.get_by_text("Er is niets gewist.")).to_be_visible()
    look(page, "erase-taken-back")
    assert not Erasure.objects.exists()


def test_the_administrator_acts_on_a_letter(windows: Windows) -> None:  # PRI-3
    who, admin = make.enrolment(make.cohort(), "Kim Bos").person, make.administrator()
    page = windows.open(person=admin)
    page.goto(f"/bureau/mensen/{who.pk}/")
    follow(page, "Deze persoon vroeg per brief om te wissen")
    press(page, "Stuur mij een code")
    type_code(page, "Ga verder")
    expect(page.get_by_label("Hoe weet je dat deze persoon het vroeg?")).to_be_visible()
    look(page, "erase-for")
    page.get_by_label("Hoe weet je dat deze persoon het vroeg?").fill("Brief van 12 november, teruggebeld")
    page.get_by_label("Typ het e-mailadres van deze persoon over").fill(who.email)
    press(page, "Vraag om te wissen")
    expect(page.get_by_text("Het wissen begint op")).to_be_visible()
    look(page, "erase-for-asked")
    assert Erasure.objects.get().by == admin
