"""Who looked at mine, and the page of one's own account (PRI-2)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cohorts.local_time import AMSTERDAM
from people.looking import Seen, log_looks
from people.models import Look, Person
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 10, 12, tzinfo=AMSTERDAM)


@pytest.fixture
def sanne(db: None) -> Person:
    return make.person("Sanne de Vries")


def look(viewer: Person, owner: Person, label: str = "POD van dag 3", **given: Any) -> None:
    options: dict[str, Any] = {"role": "trainers", "now": NOW, "what": "entry:3"} | given
    seen = Seen(owner_id=owner.pk, what=options.pop("what"), label=label)
    log_looks(viewer, [seen], **options)


def looks_page(client: Client, who: Person, query: str = "") -> str:
    client.force_login(who)
    content: bytes = client.get(reverse("people:looks") + query).content
    return content.decode()


def test_nobody_looked_yet(client: Client, sanne: Person) -> None:
    assert "Nog niemand heeft iets van jou gelezen." in looks_page(client, sanne)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("trainers", "trainer"),
        ("buddy", "buddy"),
        ("mentor", "praktijkbegeleider"),
        ("principal", "opdrachtgever"),
        ("administrator", "beheerder"),
    ],
)
def test_the_owner_reads_who_looked_when_at_what_and_in_which_role(  # PRI-2
    client: Client, sanne: Person, role: str, words: str
) -> None:
    look(make.person("Fatima El Amrani"), sanne, role=role)
    page = looks_page(client, sanne)
    assert [
        word for word in ("Fatima El Amrani", f">{words}<", "POD van dag 3", "10") if word not in page
    ] == []


def test_others_see_nothing_of_it(client: Client, sanne: Person) -> None:  # PRI-1
    fatima = make.person("Fatima El Amrani")
    look(fatima, sanne)
    assert "POD van dag 3" in looks_page(client, sanne)
    for who in (fatima, make.person(), make.coordinator(), make.administrator()):
        assert "POD van dag 3" not in looks_page(client, who)


def test_a_look_counts_once_a_day_and_ones_own_never(sanne: Person) -> None:  # PRI-2
    fatima = make.person()
    for now in (NOW, NOW + timedelta(hours=3), NOW + timedelta(days=1)):
        look(fatima, sanne, now=now)
        look(sanne, sanne, now=now)
    assert list(Look.objects.order_by("on").values_list("viewer", "on")) == [
        (fatima.pk, NOW.date()),
        (fatima.pk, NOW.date() + timedelta(days=1)),
    ]


def test_fifty_a_page_newest_first(client: Client, sanne: Person) -> None:
    fatima = make.person()
    for n in range(51):
        look(fatima, sanne, f"Dag nummer {n}.", what=f"entry:{n}", now=NOW + timedelta(hours=n))
    first, second = looks_page(client, sanne), looks_page(client, sanne, "?pagina=2")
    assert first.index("Dag nummer 50.") < first.index("Dag nummer 49.")
    assert ("Dag nummer 0." in first, "Dag nummer 0." in second) == (False, True)
    assert "Pagina 1 van 2" in first
    for odd in ("?pagina=999", "?pagina=x", "?pagina=-1"):
        assert "Dag nummer" in looks_page(client, sanne, odd)


def test_as_many_queries_with_1_3_and_30_looks(client: Client, sanne: Person) -> None:
    looks_page(client, sanne)
    counts = []
    for n in range(30):
        look(make.person(), sanne)
        if n + 1 in (1, 3, 30):
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse("people:looks"))
            counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_the_account_page_leads_to_everything_of_ones_own(client: Client) -> None:
    sanne = make.person("Sanne de Vries", email="sanne@waterrijk.example", organisation=make.organisation())
    client.force_login(sanne)
    page = client.get(reverse("account")).content.decode()
    assert [word for word in (sanne.name, sanne.email, "Gemeente Waterrijk") if word not in page] == []
    names = ("mfa_index", "account_email", "usersessions_list", "people:looks", "outbox:messages")
    for url in [reverse(name) for name in names]:
        assert f'href="{url}"' in page
        assert client.get(url, follow=True).status_code == 200


def test_own_pages_ask_a_stranger_to_sign_in(client: Client) -> None:  # PPL-5
    for name in ("account", "people:looks"):
        assert client.get(reverse(name))["Location"].startswith(reverse("account_request_login_code"))
