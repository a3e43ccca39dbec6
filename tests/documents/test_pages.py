import pytest
from django.test import Client
from django.utils import timezone

from documents.access import download
from documents.issuing import claim, fail, finish, request, step
from documents.models import Issue
from documents.receiving import receive
from people.models import Person
from tests.documents.conftest import NOW
from tests.documents.test_receiving import GOOD, given


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def issue(noor: Person) -> Issue:
    return request(
        "pod", owner=noor, about="pod:1", parameters={}, fingerprint="f", name="pod.pdf", now=timezone.now()
    )


def test_the_page_shows_how_far_it_is_and_asks_again(noor: Person, issue: Issue) -> None:  # POD-12
    client, url = signed_in(noor), f"/documenten/{issue.pk}/"
    page = client.get(url).content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert f'href="{url}"' in page
    step(claim("pod", now=NOW), 1, 3)
    part = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "Stap 1 van 3" in part
    assert "<h1" not in part


def test_done_stops_asking_and_gives_the_file(noor: Person, issue: Issue) -> None:  # POD-12
    client, url = signed_in(noor), f"/documenten/{issue.pk}/"
    assert client.get(f"{url}bestand/").status_code == 404
    finish(claim("pod", now=NOW), b"%PDF-1.7", now=NOW)
    assert "hx-trigger" not in client.get(url).content.decode()
    answer = client.get(f"{url}bestand/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="pod.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


def test_failed_says_what_to_do(noor: Person, issue: Issue) -> None:
    for _ in range(3):
        fail(claim("pod", now=NOW), now=NOW)
    page = signed_in(noor).get(f"/documenten/{issue.pk}/").content.decode()
    assert "niet gelukt" in page
    assert "hx-trigger" not in page


def test_what_is_asked_for_can_be_stopped_and_asked_again(noor: Person, issue: Issue) -> None:
    client, url = signed_in(noor), f"/documenten/{issue.pk}/"
    claimed = claim("pod", now=NOW)
    assert "Stop ermee" in client.get(url).content.decode()
    client.post(f"{url}stop/")
    assert not step(claimed, 2, 3)
    assert not finish(claimed, b"%PDF", now=NOW)
    assert "We maken dit document niet" in client.get(url).content.decode()
    again = request(
        "pod", owner=noor, about="pod:1", parameters={}, fingerprint="f", name="pod.pdf", now=timezone.now()
    )
    assert again != issue
    finish(claim("pod", now=NOW), b"%PDF", now=NOW)
    answer = client.post(f"/documenten/{again.pk}/stop/", follow=True)
    assert "Er is niets meer te stoppen" in answer.content.decode()


def test_waiting_long_is_said_and_no_longer_asked_every_second(noor: Person, issue: Issue) -> None:
    Issue.objects.update(asked_at=NOW.replace(year=2020))
    page = signed_in(noor).get(f"/documenten/{issue.pk}/").content.decode()
    assert "langer dan normaal" in page
    assert "hx-trigger" not in page


@pytest.mark.parametrize("tail", ["", "bestand/"])
def test_only_who_asked_may_have_it(noor: Person, sam: Person, issue: Issue, tail: str) -> None:  # PRI-1
    finish(claim("pod", now=NOW), b"%PDF-1.7", now=NOW)
    url = f"/documenten/{issue.pk}/{tail}"
    assert signed_in(noor).get(url).status_code == 200
    assert signed_in(sam).get(url).status_code == 404
    assert Client().get(url).status_code == 302


def test_a_file_that_is_gone_is_a_404_and_no_error(noor: Person, issue: Issue) -> None:
    finish(claim("pod", now=NOW), b"%PDF-1.7", now=NOW)
    issue.refresh_from_db()
    issue.file.storage.delete(issue.file.name)
    assert signed_in(noor).get(f"/documenten/{issue.pk}/bestand/").status_code == 404


def test_what_was_handed_in_is_only_ever_saved(noor: Person) -> None:
    answer = download(receive(given('Ons "plan" ✓.txt', GOOD["txt"]), by=noor, now=NOW))
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["Content-Type"] == "text/plain"
