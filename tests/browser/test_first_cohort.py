"""A new coordinator with an empty database: sixteen people are invited, without the admin site."""

from datetime import timedelta
from email.utils import parseaddr
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, Request, expect

from cohorts.models import Cohort
from desk import tasks
from outbox import delivering
from people.models import Person
from programme.models import Programme
from tests.browser.test_main_job import enter_by_code, fill, follow, heading, mail_to, press
from tests.browser.test_passkey import give_device
from tests.browser.windows import Windows, look

pytestmark = pytest.mark.django_db(transaction=True)
MONIQUE = "monique@leeratelier.example"
NAMES = (
    *("Ahmed Yilmaz", "Bo Visser", "Chris Post", "Daan Smit", "Els Mulder", "Fleur Jansma", "Gijs Kok"),
    *("Hanna Vos", "Ilse Bakker", "Jan Mol", "Karim Aziz", "Lotte Prins", "Mees Dekker", "Noor Haan"),
    *("Omar Said", "Petra Blom"),
)
FIRST = (timezone.localdate() + timedelta(days=60)).replace(day=8)


def address_of(name: str) -> str:
    return f"{name.split()[0].lower()}@waterrijk.example"


def pasted() -> str:
    """As Excel puts it on the clipboard."""
    lines = ["Naam\tE-mailadres\tOrganisatie\tTeam"]
    for n, name in enumerate(NAMES):
        lines.append(f"{name}\t{address_of(name)}\tGemeente Waterrijk\tTeam {n % 5}")
    return "\n".join(lines)


@pytest.fixture
def nothing_yet(transactional_db: None, settings) -> None:
    """As after `migrate`: nobody, no programme, no cohort; and a second step is asked of the office."""
    settings.SECOND_STEP_REQUIRED = True
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    assert not Person.objects.exists() and not Programme.objects.exists() and not Cohort.objects.exists()


def test_from_an_empty_database_to_sixteen_invited(windows: Windows, nothing_yet: None) -> None:
    call_command("invite_coordinator", MONIQUE, "Monique Timmers", stdout=StringIO())
    windows.expect("status of 422")  # Chromium reports a form that must be mended as an error.
    page, asked = windows.open(), list[Request]()
    page.on("request", lambda request: asked.append(request))
    give_device(page)
    _sign_in(page)
    _take_the_programme(page)
    _plan(page)
    _invite_trainers(page)
    _invite_participants(page)
    _see_what_comes(page)
    assert _invited() == sorted(address_of(name) for name in NAMES)
    _needed_no_admin_site_and_few_decisions(asked)


def _sign_in(page: Page) -> None:
    """From the mail, by a code, and with a passkey that is made on the way."""
    delivering.deliver(now=timezone.now())
    assert "contactpersoon van het programmabureau" in mail_to(MONIQUE, "staat klaar").body
    page.goto("/")
    follow(page, "Inloggen")
    enter_by_code(page, MONIQUE)
    heading(page, "Maak je account extra veilig")
    follow(page, "Maak een passkey")
    press(page, "Maak de passkey")
    heading(page, "Nog één keer laten zien")
    follow(page, "Ga verder met je passkey")
    press(page, "Gebruik je passkey")
    heading(page, "Je reservecodes")
    look(page, "first-0-codes")
    follow(page, "Ga naar je eerste pagina")


def _take_the_programme(page: Page) -> None:
    heading(page, "Cohorten")
    expect(page.locator("[aria-current=step]")).to_contain_text("Kies een programma")
    look(page, "first-1-empty")
    press(page, "Neem Ambtelijk vakmanschap")
    expect(page.locator("[aria-current=step]")).to_contain_text("Plan het cohort")
    version = Programme.objects.get(title="Ambtelijk vakmanschap").versions.get()
    assert version.days.count() == 8 and version.frameworks.exists() and version.criteria.exists()
    look(page, "first-2-programme")
    follow(page, "Plan je eerste cohort")


def _plan(page: Page) -> None:
    heading(page, "Maak een cohort")
    look(page, "first-3-new")
    fill(page, "Naam van het cohort", "Waterrijk, voorjaar")
    fill(page, "Zeg het in één zin", "elke tweede donderdag, van 9 tot 16.30 uur, in Dorpshuis De Schakel")
    press(page, "Maak hier datums van")
    expect(page.locator("[data-error-summary]")).to_contain_text(
        "Zeg ook vanaf welke datum, zoals in het voorbeeld."
    )
    look(page, "first-4-refused")
    when = f"elke tweede donderdag vanaf {FIRST:%d-%m-%Y}, van 9 tot 16.30 uur"
    said = f"met taart, {when}, in Dorpshuis De Schakel"
    fill(page, "Zeg het in één zin", said)
    press(page, "Maak hier datums van")
    expect(page.locator("main")).to_contain_text("Dit begrepen we niet: taart")
    expect(page.get_by_label("Plaats van dag 8")).to_have_value("Dorpshuis De Schakel")
    expect(page.get_by_label("Begin van dag 8")).to_have_value("09:00")
    look(page, "first-5-dates")
    assert not Cohort.objects.exists()
    press(page, "Maak het cohort")
    heading(page, "Waterrijk, voorjaar")
    assert [day.starts_at.weekday() for day in Cohort.objects.get().sessions.all()] == [3] * 8


def _invite_trainers(page: Page) -> None:
    _next_step(page, "Nodig de trainers uit")
    look(page, "first-6-cohort")
    follow(page, "Nodig een trainer uit")
    fill(page, "Voor- en achternaam", "Fatima El Amrani")
    fill(page, "E-mailadres", "fatima@leeratelier.example")
    press(page, "Nodig deze trainer uit")
    expect(page.locator("main")).to_contain_text("Fatima El Amrani is trainer")
    look(page, "first-7-trainers")
    follow(page, "Alle trainers staan erin")


def _invite_participants(page: Page) -> None:
    _next_step(page, "Nodig de deelnemers uit")
    follow(page, "Neem een lijst over")
    look(page, "first-8-list")
    fill(page, "Plak de lijst", pasted())
    fill(page, "Wie voerde de intakegesprekken?", "Fatima El Amrani")
    fill(page, "Wanneer is besloten dat zij mee mogen doen?", timezone.localdate().isoformat())
    press(page, "Kijk wat ervan wordt")
    expect(page.locator("main")).to_contain_text("Neem deze 16 deelnemers over")
    look(page, "first-9-rows")
    press(page, "Neem deze 16 deelnemers over")
    expect(page.locator("#voortgang")).to_be_visible()
    tasks.work()
    expect(page.locator("main")).to_contain_text("16 mensen doen mee en krijgen een uitnodiging per mail.")
    look(page, "first-10-taken")
    follow(page, "Bekijk het cohort")


def _see_what_comes(page: Page) -> None:
    _next_step(page, "Plan de startgesprekken")
    expect(page.locator("main")).to_contain_text("16 deelnemers hebben nog geen gesprek")
    assert page.get_by_text("Uitgenodigd", exact=True).count() == 16
    look(page, "first-11-invited")


def _next_step(page: Page, title: str) -> None:
    expect(page.locator(".vak-next h2")).to_have_text(title)


def _invited() -> list[str]:
    """To whom the invitation really went."""
    while delivering.deliver(now=timezone.now()):
        pass
    asked = [one for one in mail.outbox if one.subject == "Welkom bij Ambtelijk vakmanschap"]
    return sorted(parseaddr(one.to[0])[1] for one in asked)


def _needed_no_admin_site_and_few_decisions(asked: list[Request]) -> None:
    """Each page shown or form sent is a moment to think: with half a minute for each it stays under ten."""
    steps = [one.url for one in asked if one.is_navigation_request()]
    assert not [url for url in steps if "/beheer/" in url]
    assert len([one for one in asked if one.method == "POST" and one.is_navigation_request()]) <= 14
