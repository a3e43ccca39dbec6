"""Two accounts become one, from the office that asks to the button that joins."""

import pytest
from playwright.sync_api import expect

from people.models import Person
from tests import factories as make
from tests.browser.test_main_job import follow, heading, press, type_code
from tests.browser.windows import NARROW, Windows, look

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_accounts_become_one(windows: Windows) -> None:  # PPL-1
    old = make.enrolment(make.cohort(name="Noord", days=1), "Sanne de Vries").person
    kept = make.person("Sanne de Vries", email="sanne@thuis.example")
    office, sanne = windows.open(person=make.coordinator()), windows.open(width=NARROW, person=kept)
    office.goto(f"/bureau/mensen/{kept.pk}/")
    follow(office, "Deze persoon heeft nog een account")
    look(office, "ask-to-join")
    windows.expected.append("422")
    office.get_by_label("E-mailadres van het andere account").fill("niemand@thuis.example")
    press(office, "Vraag het")
    expect(office.get_by_text("geen account dat open is").first).to_be_visible()
    office.get_by_label("E-mailadres van het andere account").fill(old.email)
    press(office, "Vraag het")
    heading(office, "Sanne de Vries")
    sanne.goto("/mijn/account/samenvoegen/")
    press(sanne, "Stuur mij een code")
    type_code(sanne, "Ga verder")
    expect(sanne.get_by_label("Je andere e-mailadres")).to_be_visible()
    look(sanne, "join")
    sanne.get_by_label("Je andere e-mailadres").fill(old.email)
    press(sanne, "Stuur een code")
    expect(sanne.get_by_label("Code uit je mail")).to_be_visible()
    look(sanne, "join-code")
    type_code(sanne, "Ga verder")
    expect(sanne.get_by_text("1 deelname aan een cohort")).to_be_visible()
    look(sanne, "look-at-join")
    press(sanne, "Maak er één account van")
    heading(sanne, "Je account")
    look(sanne, "joined")
    assert (kept.enrolments.count(), Person.objects.get(pk=old.pk).is_active) == (1, False)
    office.reload()
    expect(office.get_by_text("Samengevoegd met een ander account")).to_be_visible()
    look(office, "joined-office")
