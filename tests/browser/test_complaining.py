"""A complaint from its first word to the decision, on a telephone and at the office."""

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.test_main_job import follow, heading, press
from tests.browser.windows import NARROW, Windows, look

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 20_000


def test_from_complaint_to_decision(windows: Windows) -> None:
    sanne = windows.open(width=NARROW, person=make.enrolment(make.cohort(days=1), "Sanne de Vries").person)
    office = windows.open(person=make.coordinator())
    sanne.goto("/hulp/")
    follow(sanne, "dien dan een klacht in")
    sanne.get_by_label("Waar gaat je klacht over?").fill("De zaal")
    sanne.get_by_label("Wat is er gebeurd?").fill("De zaal was koud.")
    expect(sanne.locator("[data-save-state]")).to_contain_text("Concept bewaard", timeout=PATIENCE)
    look(sanne, "complain")
    press(sanne, "Dien de klacht in")
    heading(sanne, "De zaal")
    office.goto("/bureau/klachten/")
    look(office, "complaints")
    follow(office, "De zaal")
    press(office, "Bevestig dat je hem las")
    expect(office.get_by_text("De indiener ziet dat.")).to_be_visible()
    office.get_by_label("Je antwoord").fill("De verwarming is gemaakt.")
    office.get_by_text("Gegrond", exact=True).click()
    look(office, "complaint")
    press(office, "Verstuur je antwoord")
    expect(office.get_by_text("Je antwoord is verstuurd.")).to_be_visible()
    sanne.reload()
    expect(sanne.get_by_text("De verwarming is gemaakt.")).to_be_visible()
    look(sanne, "complaint-decided")
