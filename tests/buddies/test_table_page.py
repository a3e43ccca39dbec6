"""The trainers' table, and what nobody else sees of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from buddies.models import Division, Pair, Seat
from cohorts.models import Cohort, Enrolment
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort(days=2, first_day=timezone.localdate() + timedelta(days=7))


@pytest.fixture
def trainer(client: Client, cohort: Cohort) -> Client:
    client.force_login(make.trainer(cohort, "Fatima El Amrani"))
    return client


def some(cohort: Cohort, *names: str) -> list[Enrolment]:
    return [make.enrolment(cohort, name) for name in names]


def page(cohort: Cohort, query: str = "") -> str:
    return reverse("buddies:table", args=[cohort.pk]) + query


def post(client: Client, cohort: Cohort, name: str, **data: Any) -> Any:
    return client.post(reverse(f"buddies:{name}", args=[cohort.pk]), data, follow=True)


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_a_proposal_says_why_and_who_told_what(trainer: Client, cohort: Cohort) -> None:  # BUD-2
    a, b, c, _ = some(cohort, "Ahmed", "Bo", "Chris", "Dana")
    make.wishes(a, b, veto=c)
    make.wishes(b, a)
    make.told(a, wants="Iemand die doorvraagt.", workplace="Stadskantoor", times=["di-m"])
    assert "1 van de 4 deelnemers" in text(trainer.get(page(cohort)))
    shown = text(post(trainer, cohort, "propose", number=0))
    assert "Zij wensten elkaar." in shown
    for words in ("Iemand die doorvraagt.", "Stadskantoor", "dinsdagmiddag", "Liever niet: Chris"):
        assert words in shown
    assert "Deze indeling telt 100 punten, net als het voorstel." in shown


def test_what_a_change_costs_is_told_before_and_after(trainer: Client, cohort: Cohort) -> None:  # BUD-2
    a, b, c, d = some(cohort, "Ahmed", "Bo", "Chris", "Dana")
    make.wishes(a, b)
    make.wishes(b, a)
    post(trainer, cohort, "propose", number=0)
    shown = text(trainer.get(page(cohort, f"?wie={a.pk}")))
    assert "Waar gaat Ahmed heen?" in shown
    assert shown.count("80 punten minder") == 2
    after = text(post(trainer, cohort, "move", number=1, do="exchange", one=a.pk, other=c.pk))
    assert "Gewisseld. De indeling is nu 80 punten minder." in after
    assert "80 punten minder dan het voorstel" in after
    undone = text(post(trainer, cohort, "move", number=2, one=a.pk, other=c.pk))
    assert "De indeling is nu 80 punten beter." in undone
    assert d.pk in Seat.objects.values_list("enrolment", flat=True)


def test_a_stale_change_is_refused_with_the_table_as_it_is(trainer: Client, cohort: Cohort) -> None:  # BUD-2
    a, _, c, _ = some(cohort, "Ahmed", "Bo", "Chris", "Dana")
    post(trainer, cohort, "propose", number=0)
    for name, data in (
        ("move", {"one": a.pk, "other": c.pk}),
        ("propose", {}),
        ("publish", {}),
        ("lock", {"group": 1, "on": 1}),
    ):
        answer = post(trainer, cohort, name, number=7, **data)
        assert (answer.status_code, "door Fatima El Amrani" in text(answer)) == (422, True), name
        assert "<title>Fout: " in text(answer)
    assert (Division.objects.get().number, Pair.objects.count()) == (1, 0)


def test_the_rule_that_stands_in_the_way_is_told(trainer: Client, cohort: Cohort) -> None:  # BUD-2
    for name in ("Ahmed", "Bo", "Chris"):
        make.enrolment(cohort, name, team="Wonen")
    shown = text(post(trainer, cohort, "propose", number=0))
    assert "De regel ‘nooit uit hetzelfde team’ staat in de weg" in shown
    assert "Ahmed kan niet met Bo en Chris (hetzelfde team)." in shown
    refused = post(trainer, cohort, "publish", number=1)
    assert (refused.status_code, "Nog niet iedereen heeft een buddy" in text(refused)) == (422, True)


def test_one_participant_and_fifteen(trainer: Client, cohort: Cohort) -> None:  # BUD-1
    make.enrolment(cohort, "Ahmed")
    assert "Er is maar één deelnemer zonder buddy." in text(post(trainer, cohort, "propose", number=0))
    some(cohort, *(f"Naam{n}" for n in range(14)))
    shown = text(post(trainer, cohort, "propose", number=1))
    assert shown.count("(drietal)") == 1
    done = post(trainer, cohort, "publish", number=2)
    assert "De indeling is bekend." in text(done)
    assert (Pair.objects.count(), done.redirect_chain[-1][0]) == (
        7,
        reverse("buddies:pairs", args=[cohort.pk]),
    )
    assert trainer.get(page(cohort))["Location"] == reverse("buddies:pairs", args=[cohort.pk])
    again = post(trainer, cohort, "publish", number=2)
    assert (again.status_code, Pair.objects.count()) == (200, 7)


def test_a_proposal_is_seen_by_its_trainers_alone(client: Client, cohort: Cohort) -> None:  # BUD-2
    a, b = some(cohort, "Ahmed", "Boudewijn")
    make.division(cohort, [a, b])
    own = (reverse("progress:buddy", args=[a.pk]), reverse("progress:journey", args=[a.pk]))
    client.force_login(a.person)
    for url in own:
        assert "Boudewijn" not in text(client.get(url))
    client.force_login(make.coordinator())
    assert client.get(page(cohort)).status_code == 404
    office = text(client.get(reverse("buddies:office", args=[cohort.pk])))
    assert "Er zijn nog geen buddyparen bekend." in office
    make.pair(a, b)
    assert "Ahmed en Boudewijn" in text(client.get(reverse("buddies:office", args=[cohort.pk])))


def test_as_many_queries_with_2_6_and_30_people(trainer: Client, cohort: Cohort) -> None:
    counts = []
    for size in (2, 6, 30):
        Division.objects.all().delete()
        some(cohort, *(f"Naam{n}" for n in range(size - cohort.enrolments.count())))
        everyone = list(cohort.enrolments.all())
        make.wishes(everyone[-1], everyone[0])
        make.division(cohort, *zip(everyone[::2], everyone[1::2], strict=True))
        for query in ("", f"?wie={everyone[0].pk}"):
            trainer.get(page(cohort, query))
            with CaptureQueriesContext(connection) as queries:
                assert trainer.get(page(cohort, query)).status_code == 200
            counts.append(len(queries))
    assert len(set(counts)) == 1, counts
