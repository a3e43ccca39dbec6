"""Every page of the demo for who has it: axe finds nothing, nothing sticks out, nothing complains."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from assignments.linking import token_for
from assignments.models import Support
from buddies.models import Pair
from cohorts.models import Cohort, Enrolment
from demo.seeding import seed
from people.models import Person
from tests.browser.windows import NARROW, WIDE, Windows, axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pages(transactional_db: None) -> dict[str, list[str]]:
    """Per address of a member of the cast the pages they have; an empty address is a stranger."""
    seed(now=timezone.now())
    cohort = Cohort.objects.get(name="Leeratelier Noord")
    sanne = Enrolment.objects.get(person__name="Sanne de Vries")
    support = Support.objects.get(assignment__enrolment=sanne, role="mentor")
    held, coming = (cohort.sessions.get(number=number).pk for number in (4, 6))
    return {
        "": list(_strangers(support)),
        "sanne.devries@waterrijk.example": list(_participants(sanne.pk, coming)),
        "ahmed.yilmaz@heuvelzoom.example": [reverse("pod:reader", args=[sanne.pk])],
        "fatima.elamrani@leeratelier.example": list(_trainers(cohort, sanne, held, coming)),
        "peter.kuiper@waterrijk.example": list(_supporters(support)),
        "monique.timmers@leeratelier.example": list(_coordinators(cohort, sanne, coming)),
        "hanneke.prins@leeratelier.example": ["/"],
    }


def _strangers(support: Support) -> Iterator[str]:
    for name in (
        "home",
        "help",
        "privacy_statement",
        "accessibility",
        "account_request_login_code",
        "account_login",
    ):
        yield reverse(name)
    yield reverse("account_reset_password")
    yield reverse("account_signup")
    yield reverse("assignments:link", args=[token_for(support)])


def _participants(enrolment: int, coming: int) -> Iterator[str]:
    yield reverse("progress:journey", args=[enrolment])
    for name in ("home", "sharing", "goals", "growth", "print"):
        yield reverse(f"pod:{name}", args=[enrolment])
    yield reverse("pod:rate", args=[enrolment, "half"])
    for number in (3, 4, 5, 8):
        for part in ("vooraf", "achteraf", "notities"):
            yield f"{reverse('pod:day', args=[enrolment, number])}?deel={part}"
    yield reverse("pod:share_day", args=[enrolment, 4])
    yield reverse("pod:versions", args=[enrolment, 4, "after"])
    yield reverse("assignments:people", args=[enrolment])
    yield reverse("assignments:name", args=[enrolment, "mentor"])
    yield reverse("cohorts:absence", args=[coming])
    for name in ("outbox:messages", "outbox:preferences", "people:looks", "account", "usersessions_list"):
        yield reverse(name)
    for name in (
        "mfa_index",
        "mfa_add_webauthn",
        "mfa_activate_totp",
        "account_email",
        "account_set_password",
    ):
        yield reverse(name)


def _trainers(cohort: Cohort, sanne: Enrolment, held: int, coming: int) -> Iterator[str]:
    for name in ("progress:trainer", "progress:queue"):
        yield reverse(name)
    yield reverse("progress:matrix", args=[cohort.pk])
    yield reverse("progress:day", args=[held])
    yield reverse("progress:day", args=[coming])
    yield reverse("progress:participant", args=[sanne.pk])
    yield reverse("progress:waive", args=[sanne.pk, coming])
    yield reverse("pod:reader", args=[sanne.pk])
    yield reverse("pod:read", args=[sanne.pk, 4])
    yield reverse("pod:read", args=[sanne.pk, 8])
    yield reverse("buddies:pairs", args=[cohort.pk])
    yield reverse("buddies:end", args=[cohort.pk, Pair.objects.filter(cohort=cohort).first().pk])
    yield reverse("cohorts:attendance", args=[held])
    yield reverse("cohorts:prepare", args=[coming])


def _supporters(support: Support) -> Iterator[str]:
    yield reverse("progress:support", args=[support.pk])
    yield reverse("progress:support_read", args=[support.pk, 4])
    yield reverse("progress:support_read", args=[support.pk, 3])
    yield reverse("assignments:code", args=[support.pk])


def _coordinators(cohort: Cohort, sanne: Enrolment, coming: int) -> Iterator[str]:
    for name in ("programme:list", "programme:new", "cohorts:list", "cohorts:new"):
        yield reverse(name)
    for name in ("programme:version", "programme:edit"):
        yield reverse(name, args=[cohort.version_id])
    for name in ("detail", "edit", "copy", "invite", "trainers"):
        yield reverse(f"cohorts:{name}", args=[cohort.pk])
    yield reverse("cohorts:session", args=[coming])
    yield reverse("cohorts:cancel", args=[coming])
    yield reverse("cohorts:withdraw", args=[sanne.pk])


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_page_is_accessible_and_fits(windows: Windows, pages: dict[str, list[str]], width: int) -> None:
    faults: list[str] = []
    for address, urls in pages.items():
        person = Person.objects.get(email=address) if address else None
        page = windows.open(width=width, person=person)
        for url in urls:
            faults += [f"{url}: {fault}" for fault in _faults(page, url)]
    assert faults == []


def _faults(page: Page, url: str) -> Iterator[str]:
    response = page.goto(url)
    if response is None or response.status != 200:
        yield f"answers {response and response.status}"
        return
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    if not page.title().endswith(" - Vakmanschap"):
        yield f"is called {page.title()!r}"
    if (titles := page.locator("h1").count()) != 1:
        yield f"has {titles} first headings"
    root = "document.documentElement"
    if (too_wide := page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")) > 0:
        yield f"is {too_wide} pixels too wide"
    try:
        axe(page)
    except AssertionError as found:
        yield f"axe: {str(found)[:1500]}"


def test_a_page_that_is_not_there_says_so_kindly(windows: Windows) -> None:
    page = windows.open()
    windows.expect("404")
    page.goto("/bestaat-niet/")
    assert page.locator("h1").inner_text() == "Deze pagina is er niet"
    axe(page)
