"""The pages of one's own account: our words, our look, and they work."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.urls import reverse

from tests import factories as make
from tests.door.signing import just_proven

pytestmark = pytest.mark.django_db

PAGES = [
    "account_email",
    "account_set_password",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
    "usersessions_list",
]
# Words of django-allauth and of Django that would show that a page is not ours.
NOT_OURS = re.compile(
    r"\b(uw|authenticator|factor|beveiligingssleutel\w*|sessies|password|sign|email|afmelden)\b",
    re.I,
)


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"<(script|svg).*?</\1>|<[^>]*>", " ", main, flags=re.S)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_ones_account_speaks_our_words(client, name):
    just_proven(client, make.person("Sanne de Vries"))
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert NOT_OURS.findall(words(response.content.decode())) == []


@pytest.mark.parametrize("name", ["account_login", "account_request_login_code", "account_reset_password"])
def test_the_way_in_speaks_our_words(client, name):
    assert NOT_OURS.findall(words(client.get(reverse(name)).content.decode())) == []


@pytest.mark.parametrize("name", [*PAGES, "account_login", "account_reset_password"])
def test_nothing_on_a_page_of_ones_account_breaks_the_content_policy(client, name):
    just_proven(client, make.person())
    page = client.get(reverse(name)).content.decode()
    assert re.findall(r'style="|\son\w+="|src="data:|<script(?![^>]*(src=|application/json))', page) == []


def test_a_new_address_counts_once_its_code_is_given(client):
    person = make.person(email="oud@voorbeeld.example")
    just_proven(client, person)
    client.post(reverse("account_email"), {"email": "nieuw@voorbeeld.example", "action_add": ""})
    (message,) = mail.outbox
    code = message.subject.split()[0]
    assert (message.to, "bevestigen" in message.body) == (["nieuw@voorbeeld.example"], True)
    person.refresh_from_db()
    assert person.email == "oud@voorbeeld.example"
    client.post(reverse("account_email_verification_sent"), {"code": code})
    person.refresh_from_db()
    assert person.email == "nieuw@voorbeeld.example"
    assert [address.email for address in person.emailaddress_set.all()] == ["nieuw@voorbeeld.example"]


def test_a_code_from_an_app_is_asked_after_the_code_by_mail(client):
    person = make.person(email="sanne@voorbeeld.example")
    TOTP.activate(person, secret := "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    client.post(reverse("account_request_login_code"), {"email": person.email})
    response = client.post(
        reverse("account_confirm_login_code"), {"code": mail.outbox[0].subject.split()[0]}, follow=True
    )
    assert "Nog één stap" in response.content.decode()
    wrong = client.post(reverse("mfa_authenticate"), {"code": "nee"})
    assert "Deze code klopt niet" in wrong.content.decode()
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.get(reverse("account")).context["user"] == person


def test_a_forgotten_password_is_made_anew_with_a_code(client):
    person = make.person(email="sanne@voorbeeld.example")
    person.set_password("een heel oud wachtwoord")
    person.save()
    client.post(reverse("account_reset_password"), {"email": person.email})
    code = mail.outbox[0].subject.split()[0]
    client.post(reverse("account_confirm_password_reset_code"), {"code": code})
    new = "vier woorden op een rij"
    last_step = reverse("account_complete_password_reset")
    short = client.post(last_step, {"password1": "kort", "password2": "kort"})
    assert "Gebruik minstens 12 tekens." in short.content.decode()
    client.post(last_step, {"password1": new, "password2": new})
    person.refresh_from_db()
    assert person.check_password(new)


def test_a_common_password_is_refused_in_our_words(client):
    client.force_login(make.person())
    form = {"password1": "password12345", "password2": "password12345"}
    assert "gebruiken veel mensen" in client.post(reverse("account_set_password"), form).content.decode()
