"""Who is signed in and was refused stands in the log of acts, and cannot fill it (BIO2 8.15)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from people.models import Act, Person
from people.origin import digest_of
from people.refusing import AND_MORE, MOST
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client: Client) -> Person:
    person = make.person()
    client.force_login(person)
    return person


def refused() -> list[tuple[str, str]]:
    return list(Act.objects.filter(result="refused").order_by("pk").values_list("about", "reason"))


def test_an_attempt_says_who_asked_which_page_of_what_and_from_where(client: Client, person: Person) -> None:
    theirs = make.pod(make.enrolment(make.cohort())).enrolment_id
    client.get(reverse("pod:day", args=[theirs, 2]), REMOTE_ADDR="203.0.113.7")
    act = Act.objects.get()
    assert (act.actor, act.action, act.result, act.origin) == (
        person,
        "refused",
        "refused",
        digest_of("203.0.113.7"),
    )
    assert refused() == [("page:pod:day", f"enrolment={theirs} number=2")]
    # What is not there is written as well: it answers the same.
    client.post(reverse("pod:goals", args=[987654]))
    assert refused()[1:] == [("page:pod:goals", "enrolment=987654")]


def test_what_is_no_attempt_is_not_written(client: Client, person: Person) -> None:
    client.get(reverse("account"))
    client.get("/bestaat/niet/")
    client.post(reverse("account"))
    Client().get(reverse("pod:home", args=[1]))
    stale = Client(enforce_csrf_checks=True)
    stale.force_login(person)
    assert stale.post(reverse("privacy:end_session", args=[1])).status_code == 403
    assert refused() == []


def test_the_vault_leaves_no_line(client: Client, person: Person) -> None:  # BIG-3
    url = reverse("bigfive:result", args=[make.enrolment(make.cohort()).pk])
    assert client.get(url).status_code == 404
    assert refused() == []


def test_words_in_an_address_are_not_repeated(client: Client, person: Person) -> None:
    cohort = make.cohort()
    url = reverse("cohorts:here", args=[make.session(cohort, 1).pk, "geheim"])
    assert client.get(url).status_code == 404
    assert refused() == [("page:cohorts:here", f"pk={make.session(cohort, 1).pk}")]


def test_nobody_fills_the_log_by_asking(client: Client, person: Person) -> None:
    for number in range(MOST + 5):
        client.get(reverse("pod:home", args=[number + 987_000]))
    assert len(refused()) == MOST
    assert refused()[-1] == ("page:pod:home", AND_MORE)
    Act.objects.update(at=timezone.now() - timedelta(minutes=61))
    client.get(reverse("pod:home", args=[1]))
    assert len(refused()) == MOST + 1


def test_a_page_that_is_shown_costs_no_query_more(client: Client, person: Person, settings: Any) -> None:
    url = reverse("account")

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    cost()
    with_it = cost()
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "RefusedMiddleware" not in one]
    client.handler._middleware_chain = None
    assert cost() == with_it
