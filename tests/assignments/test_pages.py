"""The participant's page about mentor and principal."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.models import Support
from cohorts.models import Enrolment
from outbox.models import Message
from people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
KARIN = {"name": "Karin Bos", "email": "karin@waterstad.example", "organisation": "Gemeente Waterstad"}
JAN = {"name": "Jan Mol", "email": "jan@waterstad.example", "organisation": ""}


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    cohort = make.cohort(days=2, first_day=timezone.localdate() + timedelta(days=7))
    return make.enrolment(cohort, "Sanne de Vries")


@pytest.fixture
def sanne(client: Client, enrolment: Enrolment) -> Client:
    client.force_login(enrolment.person)
    return client


def people_page(enrolment: Enrolment) -> str:
    return reverse("assignments:people", args=[enrolment.pk])


def name_page(enrolment: Enrolment, role: str = "mentor") -> str:
    return reverse("assignments:name", args=[enrolment.pk, role])


def again(enrolment: Enrolment, role: str = "mentor") -> str:
    return reverse("assignments:invite_again", args=[enrolment.pk, role])


def text(response: Any) -> str:
    content: bytes = response.content
    return content.decode()


def test_naming_a_mentor_shows_who_was_asked(sanne: Client, enrolment: Enrolment) -> None:
    assert text(sanne.get(people_page(enrolment))).count("Nog niemand.") == 2
    page = text(sanne.post(name_page(enrolment), KARIN, follow=True))
    assert "Karin Bos krijgt een uitnodiging met een persoonlijke link." in page
    assert (page.count("Nog niemand."), "Heeft de link nog niet geopend." in page) == (1, True)
    Support.objects.update(accepted_at=timezone.now())
    assert "Opende de link op" in text(sanne.get(people_page(enrolment)))


def test_replacing_asks_to_confirm_and_says_what_it_means(sanne: Client, enrolment: Enrolment) -> None:
    sanne.post(name_page(enrolment), KARIN)  # PPL-4
    assert "ziet vanaf het moment" in text(sanne.get(name_page(enrolment)))
    refused = sanne.post(name_page(enrolment), JAN)
    assert (refused.status_code, "Zet een vinkje als je Karin Bos" in text(refused)) == (422, True)
    assert Support.objects.get(ended_at=None).person.name == "Karin Bos"
    sanne.post(name_page(enrolment), {**JAN, "confirm": "on"})
    assert Support.objects.get(ended_at=None).person.name == "Jan Mol"


def test_a_form_sent_twice_asks_no_confirmation(sanne: Client, enrolment: Enrolment) -> None:  # PPL-4
    for _ in range(2):
        assert sanne.post(name_page(enrolment), KARIN).status_code == 302
    assert (Support.objects.count(), Message.objects.count()) == (1, 1)


def test_odd_input_is_refused_with_words(sanne: Client, enrolment: Enrolment) -> None:
    for changes in ({"email": enrolment.person.email}, {"email": "geen adres"}, {"name": ""}):
        response = sanne.post(name_page(enrolment), {**KARIN, **changes})
        assert (response.status_code, "Nog niet uitgenodigd" in text(response)) == (422, True)
    assert sanne.get(name_page(enrolment, "trainer")).status_code == 404
    assert sanne.post(again(enrolment)).status_code == 404
    assert not Support.objects.exists()


def test_a_new_link_is_sent_once_in_ten_minutes(sanne: Client, enrolment: Enrolment) -> None:  # PPL-3
    make.support(enrolment, name="Karin Bos")
    assert "Karin Bos krijgt een nieuwe link." in text(sanne.post(again(enrolment), follow=True))
    assert "Er is net een link gestuurd." in text(sanne.post(again(enrolment), follow=True))
    assert sanne.get(again(enrolment)).status_code == 405
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    "address",
    ["Karin.Bos+Opdracht@Waterstad.EXAMPLE", "karin@súdwest.example", "karin@xn--sdwest-3va.example"],
)
def test_an_address_may_be_unusual(sanne: Client, enrolment: Enrolment, address: str) -> None:  # PPL-1
    for _ in range(2):
        assert sanne.post(name_page(enrolment), {**KARIN, "email": address}).status_code == 302
    assert sanne.post(name_page(enrolment), {**KARIN, "email": address.lower()}).status_code == 302
    assert (Support.objects.count(), Message.objects.count()) == (1, 1)


def test_an_address_that_refused_our_mail_is_told(sanne: Client, enrolment: Enrolment) -> None:  # MSG-5
    support = make.support(enrolment, name="Karin Bos")
    assert "is geweigerd" not in text(sanne.get(people_page(enrolment)))
    Person.objects.filter(pk=support.person_id).update(
        mail_refused_at=timezone.now(), mail_refused_for=support.person.email
    )
    assert "is geweigerd" in text(sanne.get(people_page(enrolment)))


def test_these_pages_are_the_participants_own(client: Client, enrolment: Enrolment) -> None:  # PPL-5
    urls = [people_page(enrolment), name_page(enrolment)]
    for url in urls:
        assert client.get(url)["Location"].startswith(reverse("account_request_login_code"))
    cohort, support = enrolment.cohort, make.support(enrolment)
    fellow = make.enrolment(cohort).person
    for who in (fellow, make.trainer(cohort), make.coordinator(), make.administrator(), support.person):
        client.force_login(who)
        assert [client.get(url).status_code for url in urls] == [404, 404], who
        assert client.post(again(enrolment)).status_code == 404


def test_who_left_names_nobody(sanne: Client, enrolment: Enrolment) -> None:  # PPL-2
    assert sanne.get(people_page(enrolment)).status_code == 200
    Enrolment.objects.filter(pk=enrolment.pk).update(withdrawn_at=timezone.now())
    assert sanne.get(people_page(enrolment)).status_code == 404
    assert sanne.post(name_page(enrolment), KARIN).status_code == 404
    assert not Support.objects.exists()
