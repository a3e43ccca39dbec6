"""An open page that asks whether it is still theirs, and a browser that forgets what a link opened."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.linking import token_for
from people.idleness import ACTIVE_AT
from tests import factories as make

pytestmark = pytest.mark.django_db
SCRIPT = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def sanne():
    return make.person("Sanne de Vries")


@pytest.fixture
def sannes(client, sanne):
    """Sanne's browser."""
    client.force_login(sanne, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def stay_url(person):
    return reverse("people:stay", args=[person.pk])


def last_sign(client):
    return client.session[ACTIVE_AT]


def silent_for(client, minutes):
    session = client.session
    session[ACTIVE_AT] = (timezone.now() - timedelta(minutes=minutes)).isoformat()
    session.save()


def test_staying_counts_at_once(sannes, sanne):
    silent_for(sannes, 1)
    before = last_sign(sannes)
    answer = sannes.post(stay_url(sanne), **SCRIPT)
    assert answer.json() == {"state": "in", "seconds": 1800}
    assert last_sign(sannes) > before


def test_asking_alone_does_not_count_at_once(sannes, sanne):
    silent_for(sannes, 1)
    before = last_sign(sannes)
    answer = sannes.get(stay_url(sanne), **SCRIPT)
    assert (answer.json()["state"], last_sign(sannes)) == ("in", before)
    assert "no-store" in answer["Cache-Control"]


def test_who_comes_as_to_a_page_goes_home(sannes, sanne):
    assert sannes.get(stay_url(sanne))["Location"] == "/"


def test_a_script_of_who_is_signed_out_is_told(client, sanne):
    for method in (client.get, client.post):
        answer = method(stay_url(sanne), **SCRIPT)
        assert (answer.status_code, answer.json()) == (401, {"state": "signed-out"})


def test_who_was_silent_too_long_cannot_stay(sannes, sanne):
    silent_for(sannes, 36)
    assert sannes.post(stay_url(sanne), **SCRIPT).status_code == 401
    assert sannes.get(reverse("account")).status_code == 302


def test_a_page_of_somebody_else_is_not_kept(sannes):
    assert sannes.post(stay_url(make.person("Ander")), **SCRIPT).status_code == 404


@pytest.mark.parametrize(
    ("asked", "to"),
    [
        ("/berichten/", "/berichten/"),
        ("https://elders.example/", "/"),
        ("//elders.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_without_scripts_one_goes_back_to_a_page_of_ours(sannes, sanne, asked, to):
    answer = sannes.post(stay_url(sanne), {"next": asked})
    assert (answer.status_code, answer["Location"]) == (302, to)


def test_a_page_with_an_old_token_is_told_so_in_its_own_language(sanne):
    client = Client(enforce_csrf_checks=True)
    client.force_login(sanne, backend=settings.AUTHENTICATION_BACKENDS[0])
    as_script, as_page = client.post(stay_url(sanne), **SCRIPT), client.post(stay_url(sanne))
    assert (as_script.status_code, as_script.json()) == (403, {"state": "csrf"})
    assert (as_page.status_code, as_page["Content-Type"].partition(";")[0]) == (403, "text/html")


@pytest.mark.parametrize(
    ("accept", "is_script"),
    [
        ("application/json", True),
        ("application/json, text/html;q=0.5", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", False),
        ("text/html, application/json;q=0.9", False),
        ("*/*", False),
        ("image/avif,image/webp", False),
    ],
)
def test_only_who_prefers_json_is_a_script(client, accept, is_script):
    answer = client.get(reverse("account"), HTTP_ACCEPT=accept)
    assert (answer.status_code == 401) is is_script


@pytest.fixture
def support():
    return make.support(make.enrolment(make.cohort()))


@pytest.fixture
def by_link(client, support):
    """A browser that opened a personal link."""
    client.post(reverse("assignments:link", args=[token_for(support)]))
    return client


def test_who_came_by_a_link_stays_too(by_link, support):  # PPL-3
    assert by_link.post(stay_url(support.person), **SCRIPT).status_code == 200


def test_who_came_by_a_link_can_leave_nothing_behind(by_link, support):  # PPL-3
    page = reverse("progress:support", args=[support.pk])
    assert by_link.get(page).status_code == 200
    by_link.post(reverse("people:leave"))
    assert by_link.get(page).status_code == 302
    assert by_link.post(stay_url(support.person), **SCRIPT).status_code == 401
    assert not Session.objects.exists()
