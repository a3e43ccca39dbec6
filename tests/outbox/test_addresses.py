"""Addresses as people have them, from the form to the mail server; and one that it refuses (PPL-1, MSG-5)."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.models import Support
from intake.models import Application
from outbox.delivering import deliver
from people.models import Person
from tests import factories as make
from tests.outbox.conftest import Sink

pytestmark = pytest.mark.django_db
# As it is typed, as it is kept, and as the mail server hears it.
UNUSUAL = [
    ("Jan.De.Boer+Training@Waterstad.EXAMPLE", "jan.de.boer+training@waterstad.example", None),
    ("jan@Gemeente-Één.example", "jan@gemeente-één.example", "jan@xn--gemeente-n-j7aa.example"),
    ("jan@xn--gemeente-n-j7aa.example", "jan@xn--gemeente-n-j7aa.example", None),
]


def text(response: Any) -> str:
    content: bytes = response.content
    return content.decode()


@pytest.mark.parametrize(("typed", "kept", "heard"), UNUSUAL)
def test_an_applicant_gets_the_code_and_the_mails(
    sink: Sink, client: Client, typed: str, kept: str, heard: str | None
) -> None:
    cache.clear()
    cohort = make.open_cohort(first_day=timezone.localdate())
    client.post(reverse("intake:start", args=[cohort.pk]), {"name": "Jan de Boer", "email": typed})
    [envelope] = sink.accepted
    code = re.search(rb"Subject: (\d{6})", envelope.content)
    assert code
    client.post(reverse("intake:code", args=[cohort.pk]), {"code": code[1].decode()})
    assert Application.objects.get().person.email == kept
    deliver(now=timezone.now())
    assert [one.rcpt_tos for one in sink.accepted] == [[heard or typed], [heard or kept]]


@pytest.mark.parametrize(("typed", "kept", "heard"), UNUSUAL)
def test_a_principal_gets_the_link(
    sink: Sink, client: Client, typed: str, kept: str, heard: str | None
) -> None:
    enrolment = make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")
    client.force_login(enrolment.person)
    page = reverse("assignments:name", args=[enrolment.pk, "principal"])
    for email in (typed, kept):
        client.post(page, {"name": "Jan de Boer", "email": email, "organisation": ""})
    assert Support.objects.get().person.email == kept
    deliver(now=timezone.now())
    assert [one.rcpt_tos for one in sink.accepted] == [[heard or kept]]


def test_a_principal_whose_address_is_refused_is_told_to_who_named_them(sink: Sink, client: Client) -> None:
    enrolment = make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")
    client.force_login(enrolment.person)
    wrong, right = "karin@waterstat.example", "karin@waterstad.example"
    sink.answers[wrong] = "550 No such user here"
    journey = reverse("progress:journey", args=[enrolment.pk])
    name = reverse("assignments:name", args=[enrolment.pk, "principal"])
    client.post(name, {"name": "Karin Bos", "email": wrong, "organisation": ""})
    assert "onze mail is geweigerd" not in text(client.get(journey))
    deliver(now=timezone.now())
    assert sink.accepted == []
    assert "Kijk het mailadres van je opdrachtgever na" in text(client.get(journey))
    page = text(client.get(reverse("assignments:people", args=[enrolment.pk])))
    assert "Onze mail aan dit adres is geweigerd" in page
    client.post(name, {"name": "Karin Bos", "email": right, "organisation": "", "confirm": "on"})
    assert "onze mail is geweigerd" not in text(client.get(journey))
    deliver(now=timezone.now())
    assert [one.rcpt_tos for one in sink.accepted] == [[right]]
    assert Person.objects.get(email=wrong).is_out_of_reach
