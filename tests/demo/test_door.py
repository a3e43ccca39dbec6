"""The demo's pages need three things; each by itself closes them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from demo.cast import MEMBERS
from demo.models import Seed
from tests import factories as make

pytestmark = pytest.mark.django_db
HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost"}
PAGES = [reverse("demo:cast"), reverse("demo:mails")]


@pytest.fixture
def a_demo(settings):
    """Everything as it must be."""
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    Seed.objects.create(seeded_at=timezone.now())
    return settings


def answers(client, **how):
    return [client.get(page, **{**HERE, **how}).status_code for page in PAGES]


def test_the_pages_open_when_all_three_hold(client, a_demo):
    assert answers(client) == [200, 200]


def test_without_the_setting_they_are_closed(client, a_demo):
    a_demo.DEMO = False
    assert answers(client) == [404, 404]


def test_without_a_seeded_database_they_are_closed(client, a_demo):
    Seed.objects.all().delete()
    assert answers(client) == [404, 404]


@pytest.mark.parametrize(
    "how",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "vakmanschap.example"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
    ],
)
def test_a_request_from_elsewhere_finds_them_closed(client, a_demo, how):
    assert answers(client, **how) == [404, 404]


def test_nobody_can_become_someone_who_is_no_demo_person(client, a_demo):
    member = MEMBERS[0]
    real = make.person(member.name, email=member.email)
    url = reverse("demo:become", args=[member.key])
    assert client.post(url, **HERE).status_code == 404
    real.is_demo = True
    real.save()
    assert client.post(url, **HERE).status_code == 302


@pytest.mark.parametrize("name", ["../secret-key", "a.eml", "%2e%2e.eml", "x" * 300 + ".eml"])
def test_only_mail_in_the_folder_can_be_read(client, a_demo, name):
    assert client.get(f"/demo/post/{name}/", **HERE).status_code == 404
