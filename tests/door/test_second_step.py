"""Trainers, coordinators and administrators need a second step; nobody else does (access.md)."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assignments.linking import token_for
from cohorts.models import Trainership
from people.models import Act, Coordinator, Person
from tests import factories as make
from tests.door.signing import app_for, by_code, code_of_app, just_proven

pytestmark = pytest.mark.django_db
HEADING = "Maak je account extra veilig"


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True


def heading(response: Any) -> str:
    page: str = response.content.decode()
    return page.split("<h1", 1)[1].split(">", 1)[1].split("<", 1)[0]


def trainer() -> Person:
    return make.trainer(make.cohort())


@pytest.mark.parametrize("who", [trainer, make.coordinator, make.administrator])
def test_who_sees_data_of_others_sets_up_a_second_step_and_can_do_nothing_else(
    client: Client, who: Callable[[], Person]
) -> None:
    person = who()
    assert heading(by_code(client, person)) == HEADING
    for url in ("/", reverse("account"), reverse("outbox:messages"), reverse("mfa_index"), "/beheer/"):
        assert heading(client.get(url, follow=True)) == HEADING
    for name in ("help", "mfa_add_webauthn", "mfa_activate_totp", "privacy_statement"):
        assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    "who",
    [
        make.person,
        lambda: make.enrolment(make.cohort()).person,
        lambda: make.support(make.enrolment(make.cohort())).person,
    ],
)
def test_others_are_not_asked(client: Client, who: Callable[[], Person]) -> None:
    person = who()
    by_code(client, person)
    assert client.get(reverse("account")).context["user"] == person


def test_who_comes_by_a_personal_link_is_never_asked(client: Client) -> None:  # PPL-3
    support = make.support(make.enrolment(make.cohort()))
    page = client.get(reverse("assignments:link", args=[token_for(support)]))
    assert (page.status_code, HEADING in page.content.decode()) == (200, False)
    Trainership.objects.create(cohort=make.cohort(), person=support.person, since=make.FIRST_DAY)
    by_code(client, support.person)
    page = client.get(reverse("assignments:link", args=[token_for(support)]))
    assert (page.status_code, HEADING in page.content.decode()) == (200, False)


def test_a_script_is_told_and_what_was_typed_stays_in_the_page(client: Client) -> None:
    by_code(client, trainer())
    answer = client.get(reverse("account"), headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()) == (403, {"state": "second-step"})
    swapped = client.get(reverse("account"), headers={"HX-Request": "true"})
    assert swapped["HX-Redirect"] == reverse("door:second_step")


def test_a_role_that_begins_while_somebody_is_signed_in_counts_at_once(client: Client) -> None:  # PPL-2
    person = make.person()
    by_code(client, person)
    assert client.get(reverse("account")).status_code == 200
    role = Coordinator.objects.create(person=person, since=make.FIRST_DAY)
    assert heading(client.get(reverse("account"), follow=True)) == HEADING
    Coordinator.objects.filter(pk=role.pk).update(until=make.FIRST_DAY)
    assert client.get(reverse("account")).status_code == 200


def test_with_an_app_set_up_on_the_spot_one_goes_on(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    person = trainer()
    by_code(client, person)
    code = code_of_app(client.get(reverse("mfa_activate_totp")).context["form"].secret)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code})
    assert Authenticator.objects.filter(user=person, type="totp").exists()
    assert heading(client.get(reverse("account"), follow=True)) == "Nog één keer laten zien"
    client.post(reverse("mfa_reauthenticate"), {"code": code})
    assert client.get(reverse("account")).status_code == 200
    told = [message.facts["what"] for message in person.messages.filter(kind="sign_in_changed")]
    assert told == ["De app met codes staat aan."]


def test_the_second_step_is_asked_at_the_door_from_then_on(client: Client) -> None:
    person = trainer()
    app_for(person)
    assert heading(by_code(client, person)) == "Nog één stap"
    client.post(reverse("mfa_authenticate"), {"code": code_of_app()})
    assert client.get(reverse("account")).context["user"] == person


def test_a_spare_code_opens_once(client: Client) -> None:
    person = trainer()
    app_for(person)
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    by_code(client, person)
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.get(reverse("account")).context["user"] == person
    again = Client()
    by_code(again, person)
    assert heading(again.post(reverse("mfa_authenticate"), {"code": code})) == "Nog één stap"


def test_the_demo_lets_everyone_look_around(client: Client, settings: Any) -> None:
    person = trainer()
    by_code(client, person)
    assert client.get(reverse("account")).status_code == 302
    settings.SECOND_STEP_REQUIRED = False
    assert client.get(reverse("account")).status_code == 200


def test_it_costs_one_query_and_nothing_once_shown(client: Client) -> None:
    def queries(who: Client) -> int:
        who.get(reverse("help"))
        with CaptureQueriesContext(connection) as captured:
            assert who.get(reverse("privacy_statement")).status_code == 200
            free = len(captured)
            assert who.get(reverse("account")).status_code == 200
        return len(captured) - 2 * free

    person = make.person()
    without = queries(just_proven(Client(), person))
    shown = queries(just_proven(Client(), person, method="mfa"))
    assert without - shown == 1


def test_the_administrator_takes_it_away_on_record_and_the_person_is_told(client: Client) -> None:
    person, administrator = trainer(), make.administrator()
    app_for(person)
    elsewhere = Client()
    by_code(elsewhere, person)
    elsewhere.post(reverse("mfa_authenticate"), {"code": code_of_app()})
    assert elsewhere.get(reverse("account")).status_code == 200
    just_proven(client, administrator, method="mfa")
    url = reverse("door:reset", args=[person.pk])
    assert client.post(url, {"reason": ""}).status_code == 422
    assert Authenticator.objects.filter(user=person).exists()
    client.post(url, {"reason": "Telefoon kwijt, teruggebeld."})
    assert not Authenticator.objects.filter(user=person).exists()
    act = Act.objects.get(action="second-step-reset")
    assert (act.about, act.actor, act.reason) == (
        f"person:{person.pk}",
        administrator,
        "Telefoon kwijt, teruggebeld.",
    )
    assert person.messages.filter(kind="second_step_reset").count() == 1
    assert elsewhere.get(reverse("account")).status_code == 302
    assert heading(by_code(elsewhere, person)) == HEADING
    assert "geen passkey en geen app" in client.post(url, {"reason": "Nog een keer."}).content.decode()


def test_nobody_takes_away_their_own(client: Client) -> None:
    administrator = make.administrator()
    app_for(administrator)
    just_proven(client, administrator, method="mfa")
    page = client.post(reverse("door:reset", args=[administrator.pk]), {"reason": "Kwijt."})
    assert (page.status_code, "een andere beheerder" in page.content.decode()) == (422, True)
    assert Authenticator.objects.filter(user=administrator).exists()
