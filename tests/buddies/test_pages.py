"""The trainer's page with pairs."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from buddies.models import Buddy, Pair
from cohorts.models import Cohort, Enrolment, Trainership
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort(days=2, first_day=timezone.localdate() + timedelta(days=7))


@pytest.fixture
def trainer(client: Client, cohort: Cohort) -> Client:
    client.force_login(make.trainer(cohort))
    return client


def pairs_page(cohort: Cohort) -> str:
    return reverse("buddies:pairs", args=[cohort.pk])


def end_page(pair: Pair) -> str:
    return reverse("buddies:end", args=[pair.cohort_id, pair.pk])


def text(response: Any) -> str:
    content: bytes = response.content
    return content.decode()


def two(cohort: Cohort) -> tuple[Enrolment, Enrolment]:
    return make.enrolment(cohort, "Ahmed"), make.enrolment(cohort, "Bo")


def test_a_trainer_lays_a_pair(trainer: Client, cohort: Cohort) -> None:  # BUD-1
    members = [str(one.pk) for one in two(cohort)]
    assert "Er zijn nog geen buddyparen." in text(trainer.get(pairs_page(cohort)))
    page = text(trainer.post(pairs_page(cohort), {"members": members}, follow=True))
    assert "Ze zijn nu elkaars buddy." in page
    assert "Iedereen heeft een buddy." in page
    again = trainer.post(pairs_page(cohort), {"members": members})
    assert (again.status_code, Pair.objects.count()) == (422, 1)
    assert "heeft intussen al een buddy" in text(again)


def test_what_cannot_be_is_refused_with_words(trainer: Client, cohort: Cohort) -> None:  # BUD-1
    one, _ = two(cohort)
    stranger = make.enrolment(make.cohort())
    for members in ([], [one.pk], [one.pk, stranger.pk], [one.pk, "x"]):
        response = trainer.post(pairs_page(cohort), {"members": members, "csrfmiddlewaretoken": "x"})
        assert (response.status_code, "Nog geen paar gemaakt" in text(response)) == (422, True), members
    assert not Pair.objects.exists()


def test_ending_a_pair_asks_first(trainer: Client, cohort: Cohort) -> None:  # PPL-2
    pair = make.pair(*two(cohort))
    assert "Ahmed en Bo lezen dan niet meer bij elkaar mee." in text(trainer.get(end_page(pair)))
    assert Buddy.objects.filter(ended_at=None).count() == 2
    assert "Het paar is beëindigd." in text(trainer.post(end_page(pair), follow=True))
    assert Buddy.objects.filter(ended_at=None).count() == 0
    assert trainer.get(end_page(pair)).status_code == 404


def test_the_page_tells_whose_buddy_left(trainer: Client, cohort: Cohort) -> None:  # BUD-1
    _, bo = two(cohort)
    make.pair(*Enrolment.objects.filter(cohort=cohort))
    Enrolment.objects.filter(pk=bo.pk).update(withdrawn_at=timezone.now())
    assert "Bo doet niet meer mee." in text(trainer.get(pairs_page(cohort)))


def test_pairs_are_for_the_trainers_of_the_cohort(client: Client, cohort: Cohort) -> None:  # PPL-5
    ahmed, bo = two(cohort)
    urls = [pairs_page(cohort), end_page(make.pair(ahmed, bo))]
    for url in urls:
        assert client.get(url)["Location"].startswith(reverse("account_request_login_code"))
    before = make.trainer(cohort)
    Trainership.objects.filter(person=before).update(until=timezone.localdate())
    others = [ahmed.person, make.trainer(make.cohort()), before, make.coordinator(), make.administrator()]
    for who in [*others, make.support(ahmed).person]:
        client.force_login(who)
        assert [client.get(url).status_code for url in urls] == [404, 404], who
        assert [client.post(url).status_code for url in urls] == [404, 404], who
    assert Buddy.objects.filter(ended_at=None).count() == 2


def test_a_pair_of_another_cohort_is_not_ended_here(trainer: Client, cohort: Cohort) -> None:
    elsewhere = make.pair(*two(make.cohort()))
    assert trainer.post(reverse("buddies:end", args=[cohort.pk, elsewhere.pk])).status_code == 404
    assert Buddy.objects.filter(ended_at=None).count() == 2


def test_as_many_queries_with_1_3_and_15_pairs(trainer: Client, cohort: Cohort) -> None:
    trainer.get(pairs_page(cohort))
    counts = []
    for n in range(1, 16):
        make.pair(make.enrolment(cohort), make.enrolment(cohort))
        if n in (1, 3, 15):
            with CaptureQueriesContext(connection) as queries:
                trainer.get(pairs_page(cohort))
            counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]
