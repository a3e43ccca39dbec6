"""Whatever breaks while somebody types, the text is found afterwards, whole (POD-8)."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pod.models import Part
from tests import factories as make
from tests.browser.desk import EXPECTATION, Running, saved, says, write
from tests.browser.server import Server
from tests.browser.windows import Windows
from writing.models import LocalKey

pytestmark = pytest.mark.django_db(transaction=True)
NOISE = ("net::ERR_", "status of 401", "status of 403", "status of 404")
KEPT = """async () => {
    const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
    const base = await asked(indexedDB.open('vakmanschap'));
    if (!base.objectStoreNames.contains('unsent')) return [];
    const shelf = base.transaction('unsent').objectStore('unsent');
    const [keys, values] = await Promise.all([asked(shelf.getAllKeys()), asked(shelf.getAll())]);
    const letters = (data) => String.fromCharCode(...new Uint8Array(data));
    return values.map((one, i) => [keys[i], Object.keys(one).sort().join(), btoa(letters(one.data))]);
}"""


@pytest.fixture
def day(windows: Windows, running: Running) -> Page:
    return opened(windows, running)


def opened(windows: Windows, running: Running) -> Page:
    for words in NOISE:
        windows.expect(words)
    page = windows.open(person=running.sanne.person)
    page.goto(running.day)
    # The key is there: from now on the text can be kept in the browser too.
    page.wait_for_load_state("networkidle")
    return page


def kept_in(page: Page) -> list[list[str]]:
    """What lies in this browser: its name, the names of its fields, and its bytes in base64."""
    return page.evaluate(KEPT)  # type: ignore[no-any-return]


def wait_until_kept(page: Page, count: int = 1) -> None:
    for _ in range(100):
        if len(kept_in(page)) == count:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{len(kept_in(page))} texts are kept here, not {count}")


# The connection.


def test_without_a_connection_typing_goes_on_and_all_is_sent_when_it_is_back(day: Page) -> None:
    day.context.set_offline(True)
    write(day, "In de trein geschreven.")
    says(day, "Geen verbinding: we bewaren je tekst hier en proberen het opnieuw")
    write(day, " En in de tunnel.")
    assert saved() == ""
    day.context.set_offline(False)
    says(day, "Opgeslagen om")
    assert saved() == "In de trein geschreven. En in de tunnel."


def test_what_is_kept_here_cannot_be_read_and_goes_when_saved(day: Page, running: Running) -> None:
    day.context.set_offline(True)
    write(day, "Niemand leest dit.")
    wait_until_kept(day)
    ((name, fields, data),) = kept_in(day)
    assert (name.split(":")[0], fields) == (str(running.sanne.person_id), "at,data,iv")
    assert b"Niemand" not in base64.b64decode(data)
    assert LocalKey.objects.get(person=running.sanne.person).key not in f"{name}{day.content()}"
    day.context.set_offline(False)
    says(day, "Opgeslagen om")
    wait_until_kept(day, 0)


def test_a_tab_closed_without_connection_and_opened_again_later_has_it_all(
    windows: Windows, day: Page, running: Running
) -> None:
    day.context.set_offline(True)
    write(day, "Bewaard in de browser.")
    wait_until_kept(day)
    context = day.context
    day.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(running.day)
    says(again, "Opgeslagen om")
    assert again.locator(EXPECTATION).input_value() == "Bewaard in de browser."
    assert saved() == "Bewaard in de browser."
    wait_until_kept(again, 0)


def test_it_is_also_sent_from_another_page(day: Page) -> None:
    day.context.set_offline(True)
    write(day, "Bewaard in de browser.")
    wait_until_kept(day)
    context = day.context
    day.close()
    context.set_offline(False)
    elsewhere = context.new_page()
    elsewhere.goto("/berichten/")
    expect(elsewhere.locator("main")).to_contain_text("is alsnog opgeslagen")
    assert saved() == "Bewaard in de browser."


def test_a_tab_closed_right_after_the_last_key_loses_nothing(day: Page, running: Running) -> None:
    write(day, "Snel dicht.")
    context = day.context
    day.wait_for_timeout(100)
    day.close()
    again = context.new_page()
    again.goto(running.day)
    expect(again.locator(EXPECTATION)).to_have_value("Snel dicht.")
    says(again, "Opgeslagen")
    again.wait_for_timeout(1500)
    assert saved() == "Snel dicht."


# Another person in the same browser.


def test_another_person_in_the_same_browser_finds_nothing_and_sends_nothing(
    windows: Windows, day: Page, running: Running
) -> None:
    day.context.set_offline(True)
    write(day, "Van Sanne alleen.")
    wait_until_kept(day)
    context = day.context
    day.close()
    context.set_offline(False)
    other = make.enrolment(running.sanne.cohort)
    make.pod(other)
    windows.sign_in(context, other.person)
    page = context.new_page()
    posted: list[str] = []
    page.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
    page.goto(f"/pod/{other.pk}/dag/2/?deel=vooraf")
    page.wait_for_load_state("networkidle")
    assert page.locator(EXPECTATION).input_value() == ""
    their_key = f"/schrijven/sleutel/{running.sanne.person_id}/"
    assert page.evaluate(f"fetch('{their_key}').then((answer) => answer.status)") == 404
    # The tab that closed may still have got its text to the server, with its own cookie.
    assert (posted, len(kept_in(page))) == ([], 1)
    windows.sign_in(context, running.sanne.person)
    page.goto("/berichten/")
    expect(page.locator("main")).to_contain_text("is alsnog opgeslagen")
    assert Part.objects.get().entry.pod.enrolment == running.sanne
    assert saved() == "Van Sanne alleen."


def test_what_one_typed_is_not_saved_as_anothers(windows: Windows, day: Page, running: Running) -> None:
    write(day, "Van")
    says(day, "Opgeslagen om")
    windows.sign_in(day.context, make.person("Ander"))
    write(day, " Sanne alleen.")
    says(day, "Hier is nu iemand anders ingelogd")
    assert saved() == "Van"
    windows.sign_in(day.context, running.sanne.person)
    day.evaluate("document.dispatchEvent(new CustomEvent('vak:signed-in'))")
    says(day, "Opgeslagen om")
    assert saved() == "Van Sanne alleen."


# Signing in.


def test_a_session_that_ended_keeps_text_and_page(windows: Windows, day: Page, running: Running) -> None:
    write(day, "Voor de pauze.")
    says(day, "Opgeslagen om")
    Session.objects.all().delete()
    write(day, " Na de pauze.")
    says(day, "Je bent niet meer ingelogd")
    assert saved() == "Voor de pauze."
    windows.sign_in(day.context, running.sanne.person)
    day.evaluate("document.dispatchEvent(new CustomEvent('vak:signed-in'))")
    says(day, "Opgeslagen om")
    assert saved() == "Voor de pauze. Na de pauze."


@pytest.mark.parametrize("token", ["x" * 32, ""])
def test_a_rotated_token_for_forms_is_no_trouble(day: Page, token: str) -> None:
    write(day, "Eerst.")
    says(day, "Opgeslagen om")
    put_cookie(day.context, settings.CSRF_COOKIE_NAME, token)
    write(day, " Daarna.")
    says(day, "Nog niet opgeslagen")
    says(day, "Opgeslagen om")
    assert saved() == "Eerst. Daarna."
    day.locator("textarea[name=goal-1]").fill("Luisteren")
    day.get_by_role("button", name="Lever in").click()
    expect(day.locator("main")).to_contain_text("ingeleverd")


def put_cookie(context: BrowserContext, name: str, value: str) -> None:
    """Another value for a cookie; none at all when it is empty."""
    context.clear_cookies(name=name)
    if value:
        context.add_cookies([{"name": name, "value": value, "domain": "localhost", "path": "/"}])


# The server.


@pytest.fixture
def server(running: Running, tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def far(browser: Browser, server: Server) -> Iterator[Windows]:
    opened = Windows(browser, server.url)
    yield opened
    opened.close()
    assert opened.complaints == []


def test_a_server_killed_while_typing_gets_it_all_when_it_is_back(
    far: Windows, server: Server, running: Running
) -> None:
    page = opened(far, running)
    write(page, "Voor de klap.")
    says(page, "Opgeslagen om")
    write(page, " Tijdens de klap.")
    server.kill()
    write(page, " Na de klap.")
    says(page, "Geen verbinding: we bewaren je tekst hier en proberen het opnieuw")
    server.start()
    says(page, "Opgeslagen om")
    assert saved() == "Voor de klap. Tijdens de klap. Na de klap."


def test_a_tab_closed_while_the_server_is_away_loses_nothing(
    far: Windows, server: Server, running: Running
) -> None:
    page = opened(far, running)
    server.kill()
    write(page, "Zonder server.")
    wait_until_kept(page)
    context = page.context
    page.close()
    server.start()
    again = context.new_page()
    again.goto(running.day)
    says(again, "Opgeslagen om")
    assert saved() == "Zonder server."


def test_an_answer_that_got_lost_does_not_make_two_versions_clash(day: Page) -> None:
    """The server has it, the browser does not know: the next save goes on from there."""
    lost: list[Any] = []

    def lose(route: Any) -> None:
        lost.append(route.fetch())
        route.abort()

    day.route("**/before/", lose, times=1)
    write(day, "Een zin.")
    says(day, "Geen verbinding")
    write(day, " Nog een.")
    says(day, "Opgeslagen om")
    assert len(lost) == 1
    assert saved() == "Een zin. Nog een."
