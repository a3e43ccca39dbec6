"""Somebody takes everything along: asks, sees it being made, saves it, opens it, throws it away (PRI-3)."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from documents.models import Issue
from people.models import Person
from privacy import archiving
from tests.browser.desk import Running
from tests.browser.windows import Windows, look
from tests.door.signing import just_proven

pytestmark = pytest.mark.django_db(transaction=True)


def open_as(windows: Windows, person: Person) -> Page:
    """Signed in, and shown a moment ago to be who they are."""
    page, client = windows.open(), just_proven(Client(), person)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": windows.base_url}])
    return page


def test_everything_comes_along_and_goes_again(
    windows: Windows, running: Running, tmp_path: Path
) -> None:  # PRI-3, POD-12
    page = open_as(windows, running.sanne.person)
    page.goto(f"{windows.base_url}{reverse('privacy:mine')}")
    page.get_by_role("link", name="Neem alles mee").click()
    page.get_by_text("Bekijk wat er niet in zit").click()
    expect(page.get_by_text("De losse scores van beoordelaars")).to_be_visible()
    look(page, "take-along")
    page.get_by_role("button", name="Maak mijn archief").click()
    expect(page.get_by_role("heading", name="We maken je archief")).to_be_visible()
    Issue.objects.update(state="working", claimed_at=timezone.now(), steps_done=31, steps_total=85)
    expect(page.get_by_text("Stap 31 van 85.")).to_be_visible()
    look(page, "archive-working")
    Issue.objects.update(state="waiting", claimed_at=None)
    archiving.make_all(clock=timezone.now)
    expect(page.get_by_role("heading", name="Je archief staat klaar")).to_be_visible()
    look(page, "archive-ready")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download je archief").click()
    file = tmp_path / "archief.zip"
    saved.value.save_as(file)
    with ZipFile(file) as archive:
        assert archive.testzip() is None
        (tmp_path / "LEESMIJ.html").write_bytes(archive.read("LEESMIJ.html"))
    page.get_by_role("button", name="Gooi het archief weg").click()
    expect(page.get_by_text("Er is geen archief meer van jou.")).to_be_visible()
    assert archiving.of(running.sanne.person) is None
    page.goto((tmp_path / "LEESMIJ.html").as_uri())
    expect(page.get_by_role("link", name="Je account")).to_be_visible()
    look(page, "read-me")
