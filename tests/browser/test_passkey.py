"""A passkey: made, refused, and signing in with it."""

import pytest
from playwright.sync_api import Page, expect

from cohorts.models import Trainership
from people.models import Person
from tests import factories as make
from tests.browser.windows import Windows, axe

pytestmark = pytest.mark.django_db(transaction=True)
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_device(page: Page, *, verified: bool = True) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | {"isUserVerified": verified}})


@pytest.fixture
def person(settings) -> Person:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    return make.person("Sanne de Vries")


def make_passkey(page: Page) -> None:
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_role("button", name="Maak de passkey").click()


def test_a_passkey_signs_in_without_a_mail(windows: Windows, person: Person) -> None:
    page = windows.open(person=person)
    give_device(page)
    make_passkey(page)
    expect(page.locator("h1")).to_have_text("Ben jij het?")
    page.get_by_role("button", name="Gebruik je passkey").click()
    expect(page.locator("h1")).to_have_text("Je reservecodes")
    axe(page)
    page.goto("/account/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("Mijn passkey")
    axe(page)
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("button", name="Uitloggen")).not_to_be_visible()
    page.goto("/account/login/")
    page.get_by_role("button", name="Log in met een passkey").click()
    expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()


def test_a_device_that_refuses_is_told_in_words(windows: Windows, person: Person) -> None:
    page = windows.open(person=person)
    give_device(page, verified=False)
    make_passkey(page)
    expect(page.get_by_role("alert")).to_contain_text("Dat lukte niet. Probeer het nog een keer.")


def test_a_trainer_makes_one_where_it_is_asked_and_goes_on(
    windows: Windows, person: Person, settings
) -> None:
    settings.SECOND_STEP_REQUIRED = True
    Trainership.objects.create(cohort=make.cohort(), person=person, since=make.FIRST_DAY)
    page = windows.open(person=person)
    give_device(page)
    page.goto("/mijn/account/")
    expect(page.locator("h1")).to_have_text("Maak je account extra veilig")
    axe(page)
    page.get_by_role("link", name="Maak een passkey").click()
    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.locator("h1")).to_have_text("Nog één keer laten zien")
    axe(page)
    page.get_by_role("link", name="Ga verder met je passkey").click()
    page.get_by_role("button", name="Gebruik je passkey").click()
    expect(page.locator("h1")).to_have_text("Je reservecodes")
    page.goto("/mijn/account/")
    expect(page.locator("h1")).to_have_text("Je account")
