"""Single sign-on, against a provider that runs: who has an account comes in, nobody else does (PPL-3)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse
from oidc_provider_mock import User, run_server_in_thread

from door.issuers import Issuer, read_issuers
from people.models import Person
from tests import factories as make
from tests.door.signing import app_for, just_proven
from vakmanschap.environment import WrongSetting, read

pytestmark = pytest.mark.django_db
ADDRESS = "sanne@waterrijk.example"
LOGIN = "/account/oidc/waterrijk/login/"
REFUSED = "We vonden geen account dat bij jouw werkadres hoort."


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    people = [
        User(sub="sanne", claims={"email": ADDRESS, "email_verified": True}),
        User(sub="sterk", claims={"email": ADDRESS, "email_verified": True, "amr": ["pwd", "mfa"]}),
        User(sub="acr", claims={"email": ADDRESS, "email_verified": True, "acr": "urn:sterk"}),
        User(sub="niet-bevestigd", claims={"email": ADDRESS, "email_verified": False}),
        User(sub="woord", claims={"email": ADDRESS, "email_verified": "true"}),
        User(sub="elders", claims={"email": "sanne@elders.example", "email_verified": True}),
        User(sub="zonder", claims={}),
        User(sub="nieuw", claims={"email": "nieuw@waterrijk.example", "email_verified": True}),
    ]
    with run_server_in_thread(user_claims=people) as running:
        yield f"http://localhost:{running.server_port}"


@pytest.fixture
def issuer(server: str, settings: Any) -> Issuer:
    made = Issuer(
        id="waterrijk",
        label="Gemeente Waterrijk",
        issuer=server,
        client_id="vakmanschap",
        secret="geheim",
        domains=frozenset({"waterrijk.example"}),
    )
    install(settings, made)
    return made


def install(settings: Any, *issuers: Issuer) -> None:
    settings.ISSUERS = list(issuers)
    apps = [issuer.app for issuer in issuers]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}


def come_in(client: Client, sub: str, *, query: str = "") -> Any:
    """By the employer's own page, as a browser does; the page it ends on."""
    away = client.get(LOGIN + query)["Location"]
    back = requests.post(away, data={"sub": sub}, allow_redirects=False, timeout=10).headers["Location"]
    assert back.startswith("http://testserver/account/oidc/waterrijk/login/callback/")
    return client.get(back.removeprefix("http://testserver"), follow=True)


def test_who_has_an_account_comes_in_and_nothing_of_the_employer_is_kept(
    client: Client, issuer: Issuer
) -> None:
    sanne = make.person(email=ADDRESS)
    assert come_in(client, "sanne").context["user"] == sanne
    account = SocialAccount.objects.get()
    assert (account.user, account.provider, account.uid, account.extra_data) == (
        sanne,
        "waterrijk",
        "sanne",
        {},
    )
    assert SocialToken.objects.count() == 0
    assert [message.facts["what"] for message in sanne.messages.filter(kind="sign_in_changed")] == [
        "Je kunt nu ook inloggen via je werkgever."
    ]
    again = Client()
    assert come_in(again, "sanne").context["user"] == sanne
    assert SocialAccount.objects.get().extra_data == {}


def test_the_page_to_sign_in_leads_there_and_back_to_where_one_was(client: Client, issuer: Issuer) -> None:
    make.person(email=ADDRESS)
    page = client.get(reverse("account_request_login_code") + "?next=/mijn/account/").content.decode()
    assert f'href="{LOGIN}?next=/mijn/account/"' in page
    assert come_in(client, "sanne", query="?next=/mijn/account/").redirect_chain[-1][0] == "/mijn/account/"


@pytest.mark.parametrize("sub", ["niet-bevestigd", "woord", "elders", "zonder", "nieuw"])
def test_there_is_no_account_by_single_sign_on_and_no_way_into_anothers(  # PPL-3
    client: Client, issuer: Issuer, sub: str
) -> None:
    make.person(email=ADDRESS)
    make.person(email="sanne@elders.example")
    before = Person.objects.count()
    page = come_in(client, sub)
    assert (page.status_code, REFUSED in page.content.decode()) == (403, True)
    assert not page.wsgi_request.user.is_authenticated
    assert (Person.objects.count(), SocialAccount.objects.count()) == (before, 0)


def test_an_issuer_that_checks_its_addresses_need_not_say_so_of_each(
    client: Client, issuer: Issuer, settings: Any
) -> None:
    sanne = make.person(email=ADDRESS)
    install(settings, replace(issuer, checks_addresses=True))
    assert come_in(client, "niet-bevestigd").context["user"] == sanne
    assert come_in(Client(), "elders").status_code == 403


def test_a_closed_account_stays_closed(client: Client, issuer: Issuer) -> None:
    make.person(email=ADDRESS, is_active=False)
    assert come_in(client, "sanne").status_code == 403


def test_nobody_ties_an_employer_to_an_account_they_are_in(client: Client, issuer: Issuer) -> None:
    just_proven(client, make.person(email="ander@waterrijk.example"))
    assert come_in(client, "sanne", query="?process=connect").status_code == 403
    assert SocialAccount.objects.count() == 0


@pytest.mark.parametrize(("sub", "is_enough"), [("sanne", False), ("sterk", True), ("acr", True)])
def test_the_employers_second_step_counts_when_the_employer_signed_that(
    client: Client, issuer: Issuer, settings: Any, sub: str, is_enough: bool
) -> None:
    settings.SECOND_STEP_REQUIRED = True
    install(settings, replace(issuer, second_step=frozenset({"urn:sterk"})))
    trainer = make.trainer(make.cohort())
    trainer.email = ADDRESS
    trainer.save()
    trainer.emailaddress_set.update(email=ADDRESS)
    page = come_in(client, sub)
    assert page.context["user"] == trainer
    assert ("Maak je account extra veilig" in page.content.decode()) is not is_enough
    assert (client.get(reverse("account")).status_code == 200) is is_enough


def test_an_acr_that_was_not_agreed_is_not_enough(client: Client, issuer: Issuer, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True
    make.person(email=ADDRESS, is_staff=True)
    come_in(client, "acr")
    assert client.get(reverse("account")).status_code == 302


def test_who_has_a_second_step_here_shows_it_here_too(client: Client, issuer: Issuer) -> None:
    sanne = make.person(email=ADDRESS)
    app_for(sanne)
    assert "Nog één stap" in come_in(client, "sterk").content.decode()


def test_an_answer_nobody_asked_for_opens_nothing(client: Client, issuer: Issuer) -> None:
    make.person(email=ADDRESS)
    away = client.get(LOGIN)["Location"]
    back = requests.post(away, data={"sub": "sanne"}, allow_redirects=False, timeout=10).headers["Location"]
    thief = Client()
    page = thief.get(back.removeprefix("http://testserver"), follow=True)
    assert not page.wsgi_request.user.is_authenticated
    assert "lukte niet" in page.content.decode()
    assert client.get(back.removeprefix("http://testserver")).status_code == 302
    replayed = Client().get(back.removeprefix("http://testserver"), follow=True)
    assert not replayed.wsgi_request.user.is_authenticated


def test_a_person_stops_signing_in_that_way(client: Client, issuer: Issuer) -> None:
    sanne = make.person(email=ADDRESS)
    come_in(client, "sanne")
    page = client.get(reverse("socialaccount_connections")).content.decode()
    assert "Stop met inloggen via Gemeente Waterrijk" in page
    client.post(reverse("socialaccount_connections"), {"account": SocialAccount.objects.get().pk})
    assert not SocialAccount.objects.filter(user=sanne).exists()
    come_in(Client(), "sanne")
    number = SocialAccount.objects.get().pk
    other = just_proven(Client(), make.person())
    for given in (str(number), "", "x", "9" * 30):
        assert other.post(reverse("socialaccount_connections"), {"account": given}).status_code == 302
    assert SocialAccount.objects.filter(user=sanne).exists()


def test_an_issuer_that_is_not_configured_is_not_there(client: Client) -> None:
    assert client.get(LOGIN).status_code == 404
    assert "Via je werkgever" not in client.get(reverse("account_request_login_code")).content.decode()


def test_an_issuer_that_is_away_gives_a_page(client: Client, issuer: Issuer, settings: Any) -> None:
    install(settings, replace(issuer, issuer="http://localhost:1"))
    page = client.get(LOGIN, follow=True)
    assert "lukte niet" in page.content.decode()


GIVEN = {
    "id": "waterrijk",
    "label": "Gemeente Waterrijk",
    "issuer": "https://login.waterrijk.example",
    "client_id": "vakmanschap",
    "secret": "heel-geheim",
    "domains": ["Waterrijk.example"],
}


def test_issuers_are_read_from_the_environment() -> None:
    (issuer,) = read_issuers(json.dumps([GIVEN | {"second_step": ["urn:sterk"]}]))
    assert (issuer.domains, issuer.second_step) == ({"waterrijk.example"}, {"urn:sterk"})
    assert issuer.speaks_for("Sanne@WATERRIJK.example")
    for other in (
        "sanne@waterrijk.example.boef.example",
        "sanne@xwaterrijk.example",
        "waterrijk",
        "",
        "ѕanne@wаterrijk.example",
    ):
        assert not issuer.speaks_for(other)


@pytest.mark.parametrize(
    "wrong",
    [
        "{",
        "{}",
        json.dumps([{"id": "x"}]),
        json.dumps([GIVEN | {"extra": 1}]),
        json.dumps([GIVEN | {"domains": []}]),
        json.dumps([GIVEN | {"issuer": "http://login.waterrijk.example"}]),
        json.dumps([GIVEN | {"id": "a/b"}]),
        json.dumps([GIVEN, GIVEN]),
    ],
)
def test_a_wrong_issuer_stops_the_start_and_its_secret_is_not_shown(wrong: str) -> None:
    with pytest.raises(WrongSetting) as refusal:
        read({"OIDC_ISSUERS": wrong})
    assert str(refusal.value).startswith("OIDC_ISSUERS cannot be used: ")
    assert "heel-geheim" not in str(refusal.value)
