import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.looking import Seen, log_looks
from people.models import Look
from pod import sharing
from pod.models import Circle
from tests import factories as make

pytestmark = pytest.mark.django_db
URL = "/mijn/inzage/"
NOW = make.at("2026-09-20", "10:00")


def look(owner, viewer, number: int) -> None:
    log_looks(viewer, [Seen(owner.pk, f"entry:{number}", f"POD, dag {number}")], role="trainers", now=NOW)


def test_the_owner_sees_who_read_what_when_and_in_which_role(client: Client) -> None:  # PRI-2
    assert reverse("people:looks") == URL
    cohort = make.cohort()
    enrolment, trainer = make.enrolment(cohort, "Sanne"), make.trainer(cohort, "Fatima El Amrani")
    entry = make.handed_in(make.entry(make.pod(enrolment, with_trainers=True), 1))
    sharing.read_for(trainer, [entry], within=frozenset([Circle.TRAINERS]), now=NOW)
    client.force_login(enrolment.person)
    shown = client.get(URL).content.decode()
    for words in ("Fatima El Amrani, trainer", "POD, dag 1: Thema 1", "zondag 20\xa0september, 10.00\xa0uur"):
        assert words in shown


def test_nobody_sees_who_looked_at_another(client: Client) -> None:  # PRI-2
    owner, viewer = make.person("Sanne"), make.person("Fatima")
    look(owner, viewer, 1)
    for who in (viewer, make.coordinator(), make.administrator()):
        client.force_login(who)
        assert list(client.get(URL).context["page"]) == []


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(URL).url.startswith("/account/")


def test_a_second_look_on_the_same_day_is_one_line() -> None:  # PRI-2
    owner, viewer = make.person(), make.person()
    look(owner, viewer, 1)
    look(owner, viewer, 1)
    look(viewer, viewer, 2)  # one's own things are not looked at
    assert Look.objects.count() == 1


@pytest.mark.parametrize("asked", ["1", "2", "99", "-1", "x", "1" * 400])
def test_the_page_is_cut_in_pieces(client: Client, asked: str) -> None:
    owner, viewer = make.person(), make.person()
    for number in range(60):
        look(owner, viewer, number)
    client.force_login(owner)
    page = client.get(URL, {"pagina": asked}).context["page"]
    assert (len(page), page.number) in ((50, 1), (10, 2))


def test_the_page_takes_the_same_queries_for_1_3_and_30_looks(client: Client) -> None:
    owner, counts = make.person(), []
    client.force_login(owner)
    for total in (1, 3, 30):
        while Look.objects.count() < total:
            look(owner, make.person(), Look.objects.count())
        with CaptureQueriesContext(connection) as queries:
            assert len(client.get(URL).context["page"]) == total
        counts.append(len(queries))
    assert counts[1:] == counts[1:2] * 2 and counts[1] <= 10
