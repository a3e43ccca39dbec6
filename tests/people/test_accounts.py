from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from people.idleness import ACTIVE_AT
from people.inviting import account_for, organisation_named
from people.models import Coordinator, Person
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db
NOBODY_THERE = {
    "default": {
        "BACKEND": "outbox.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 2},
    }
}


def test_one_account_per_address_whatever_the_case():  # PPL-1
    make.person(email="sanne@voorbeeld.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="SANNE@voorbeeld.example", name="Nog een Sanne")
    person, is_new = account_for("Sanne@Voorbeeld.example", name="Iemand anders")
    assert (is_new, person.name != "Iemand anders") == (False, True)


def test_a_new_account_has_a_confirmed_address_and_no_usable_password():  # PPL-3
    person, is_new = account_for("nieuw@voorbeeld.example", name="Nieuw")
    assert (is_new, person.has_usable_password()) == (True, False)
    assert person.emailaddress_set.get().verified


def test_an_organisation_exists_once_whatever_the_case_and_blanks():
    assert organisation_named("  Gemeente  Waterrijk ") == organisation_named("gemeente waterrijk")
    assert organisation_named(" ") is None


@pytest.mark.django_db(transaction=True)
def test_who_is_named_twice_in_the_same_instant_is_made_once():  # PPL-1
    made, refused = at_once([lambda: organisation_named("Gemeente Waterrijk")] * 4)
    assert (refused, len({one.pk for one in made})) == ([], 1)
    made, refused = at_once([lambda: account_for("nieuw@voorbeeld.example", name="Nieuw")] * 4)
    assert (refused, len({person.pk for person, _ in made})) == ([], 1)
    assert sum(is_new for _, is_new in made) == 1


def test_a_role_is_a_relation_that_ends():  # PPL-2
    person = make.coordinator()
    Coordinator.objects.update(until=timezone.localdate())
    Coordinator.objects.create(person=person, since=timezone.localdate())
    with pytest.raises(IntegrityError), transaction.atomic():
        Coordinator.objects.create(person=person, since=timezone.localdate())


def test_there_is_no_open_sign_up(client):  # PPL-3
    response = client.post(reverse("account_signup"), {"email": "stiekem@voorbeeld.example"})
    assert "Zelf een account maken kan niet" in response.content.decode()
    assert not Person.objects.filter(email="stiekem@voorbeeld.example").exists()


def test_signing_in_with_a_code_by_mail(client):
    person = make.person("Sanne de Vries", email="sanne@voorbeeld.example")
    client.post(reverse("account_request_login_code"), {"email": "SANNE@voorbeeld.example"})
    (message,) = mail.outbox
    code = message.subject.split()[0]
    assert (message.to, code in message.body) == (["sanne@voorbeeld.example"], True)
    response = client.post(reverse("account_confirm_login_code"), {"code": code})
    assert response.status_code == 302
    assert client.get(reverse("account")).context["user"] == person


def test_an_unknown_address_learns_nothing_on_screen(client):
    make.person(email="bekend@voorbeeld.example")
    pages = []
    for email in ("bekend@voorbeeld.example", "onbekend@voorbeeld.example"):
        response = client.post(reverse("account_request_login_code"), {"email": email}, follow=True)
        pages.append((response.redirect_chain, response.status_code))
        client.cookies.clear()
    assert pages[0] == pages[1]


@pytest.mark.parametrize("email", ["bekend@voorbeeld.example", "onbekend@voorbeeld.example"])
def test_a_mail_server_that_is_away_gives_a_sentence_at_the_form(client, settings, email):
    make.person(email="bekend@voorbeeld.example")
    settings.MAILERS = NOBODY_THERE
    form = {"email": email, "next": "/traject/"}
    response = client.post(reverse("account_request_login_code"), form)
    page = response.content.decode()
    assert response.status_code == 200
    assert "We konden je nu geen code sturen." in page
    assert f'value="{email}"' in page
    assert 'value="/traject/"' in page
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    assert client.post(reverse("account_request_login_code"), form).status_code == 302
    assert [message.to for message in mail.outbox] == [[email]]


def test_elsewhere_it_gives_a_page_that_says_so(client, settings):
    make.person(email="sanne@voorbeeld.example")
    settings.MAILERS = NOBODY_THERE
    response = client.post(reverse("account_reset_password"), {"email": "sanne@voorbeeld.example"})
    assert response.status_code == 503
    assert "De mail kon niet weg" in response.content.decode()


def _sign_in(client):
    client.force_login(make.person(), backend="django.contrib.auth.backends.ModelBackend")


def test_an_idle_session_ends_after_half_an_hour(client):
    _sign_in(client)
    client.get(reverse("account"))
    session = client.session
    session[ACTIVE_AT] = (timezone.now() - timedelta(minutes=36)).isoformat()
    session.save()
    assert client.get(reverse("account")).status_code == 302


def test_activity_is_written_at_most_once_in_five_minutes(client):
    _sign_in(client)
    client.get(reverse("account"))
    first = client.session[ACTIVE_AT]
    client.get(reverse("account"))
    assert client.session[ACTIVE_AT] == first
    session = client.session
    session[ACTIVE_AT] = (timezone.now() - timedelta(minutes=6)).isoformat()
    session.save()
    client.get(reverse("account"))
    assert client.session[ACTIVE_AT] > first
