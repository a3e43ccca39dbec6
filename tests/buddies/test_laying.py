import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from buddies import laying
from buddies.models import Buddy, Pair
from cohorts.models import Cohort, Enrolment
from people.models import Act, Person
from pod import sharing
from pod.models import Circle
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-10", "10:00")
LATER = make.at("2026-10-10", "10:00")


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort()


@pytest.fixture
def trainer(cohort: Cohort) -> Person:
    return make.trainer(cohort, "Fatima El Amrani")


@pytest.fixture
def five(cohort: Cohort) -> list[Enrolment]:
    return [make.enrolment(cohort, name) for name in ("Ahmed", "Bram", "Chantal", "Daan", "Esra")]


def lay(cohort: Cohort, *enrolments: Enrolment, by: Person) -> Pair:
    return laying.lay(cohort, [one.pk for one in enrolments], by=by, now=NOW)


def buddies_of(enrolment: Enrolment) -> tuple[str, ...]:
    return sharing.people_in_circles(enrolment, now=LATER)[Circle.BUDDY]


def test_two_become_buddies_and_an_odd_cohort_has_a_trio(cohort, trainer, five) -> None:  # BUD-1
    ahmed, bram, chantal, daan, esra = five
    lay(cohort, ahmed, bram, by=trainer)
    pair = lay(cohort, chantal, daan, esra, by=trainer)
    assert buddies_of(ahmed) == ("Bram",)
    assert buddies_of(chantal) == ("Daan", "Esra")
    assert (pair.laid_by, pair.laid_at, pair.ended_at) == (trainer, NOW, None)


@pytest.mark.parametrize("size", [0, 1, 4])
def test_a_pair_is_two_or_three(cohort, trainer, five, size) -> None:  # BUD-1
    with pytest.raises(laying.WrongNumber):
        lay(cohort, *five[:size], by=trainer)


def test_the_same_person_twice_is_one(cohort, trainer, five) -> None:
    with pytest.raises(laying.WrongNumber):
        laying.lay(cohort, [five[0].pk, five[0].pk], by=trainer, now=NOW)


def test_nobody_is_in_two_pairs(cohort, trainer, five) -> None:  # BUD-1
    lay(cohort, five[0], five[1], by=trainer)
    with pytest.raises(laying.AlreadyPaired) as refused:
        lay(cohort, five[1], five[2], by=trainer)
    assert str(refused.value) == "Bram heeft al een buddy. Beëindig eerst dat paar."
    assert Pair.objects.count() == 1


def test_the_database_refuses_a_second_pair(cohort, trainer, five) -> None:  # BUD-1
    lay(cohort, five[0], five[1], by=trainer)
    other = Pair.objects.create(cohort=cohort, laid_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Buddy.objects.create(pair=other, enrolment=five[0])


def test_who_left_or_is_of_another_cohort_is_no_buddy(cohort, trainer, five) -> None:
    Enrolment.objects.filter(pk=five[1].pk).update(withdrawn_at=NOW)
    for other in (five[1], make.enrolment(make.cohort())):
        with pytest.raises(laying.NotHere):
            lay(cohort, five[0], other, by=trainer)


def test_an_ended_pair_is_history_and_reads_along_no_more(cohort, trainer, five) -> None:  # PPL-2
    ahmed, bram, chantal, *_ = five
    entry = make.handed_in(make.entry(make.pod(ahmed, with_buddy=True), 1))
    pair = lay(cohort, ahmed, bram, by=trainer)
    assert entry.pk in sharing.read_for(bram.person, [entry], now=LATER)
    laying.end(pair, by=trainer, now=LATER)
    laying.end(pair, by=trainer, now=LATER)  # a form sent twice
    assert sharing.read_for(bram.person, [entry], now=LATER) == {}
    assert list(Buddy.objects.values_list("pair", "ended_at")) == [(pair.pk, LATER)] * 2
    assert list(Act.objects.order_by("pk").values_list("action", flat=True)) == ["pair-laid", "pair-ended"]
    lay(cohort, ahmed, chantal, by=trainer)
    assert (buddies_of(ahmed), buddies_of(bram)) == (("Chantal",), ())


def test_a_trainer_lays_and_ends_a_pair_on_the_page(client: Client, cohort, trainer, five) -> None:  # BUD-1
    client.force_login(trainer)
    url = reverse("buddies:pairs", args=[cohort.pk])
    client.post(url, {"members": [five[0].pk, five[1].pk]})
    pair = Pair.objects.get()
    page = client.get(url).context["page"]
    assert [one.person.name for one in page.together[0].members] == ["Ahmed", "Bram"]
    assert [one.person.name for one in page.free] == ["Chantal", "Daan", "Esra"]
    refused = client.post(url, {"members": [five[0].pk, five[2].pk]})
    assert refused.status_code == 422
    assert "heeft intussen al een buddy" in refused.content.decode()
    end = reverse("buddies:end", args=[cohort.pk, pair.pk])
    assert "Ahmed en Bram" in client.get(end).content.decode()
    assert Buddy.objects.filter(ended_at=None).count() == 2  # looking ends nothing
    client.post(end)
    assert not Buddy.objects.filter(ended_at=None).exists()
    assert client.post(end).status_code == 404


def test_one_person_is_too_few_on_the_page(client: Client, cohort, trainer, five) -> None:
    client.force_login(trainer)
    url = reverse("buddies:pairs", args=[cohort.pk])
    for sent in ({"members": [five[0].pk]}, {"members": ["9" * 30]}, {"members": ["x"]}, {"a": ""}):
        assert client.post(url, sent).status_code == 422
    assert not Pair.objects.exists()


def test_only_trainers_of_this_cohort_have_the_page(client: Client, cohort, trainer, five) -> None:  # BUD-1
    pair = lay(cohort, five[0], five[1], by=trainer)
    urls = [reverse("buddies:pairs", args=[cohort.pk]), reverse("buddies:end", args=[cohort.pk, pair.pk])]
    for who in (
        make.trainer(make.cohort()),
        five[0].person,
        make.coordinator(),
        make.support(five[0]).person,
    ):
        client.force_login(who)
        assert [client.post(url).status_code for url in urls] == [404, 404]
    mine = make.trainer(make.cohort())
    elsewhere = mine.trainerships.get().cohort_id
    client.force_login(mine)
    assert client.post(reverse("buddies:end", args=[elsewhere, pair.pk])).status_code == 404


def test_the_page_takes_as_many_queries_for_30_pairs_as_for_one(client: Client, cohort, trainer) -> None:
    client.force_login(trainer)
    url, counts = reverse("buddies:pairs", args=[cohort.pk]), []
    for total in (1, 3, 30):
        while Pair.objects.count() < total:
            make.pair(make.enrolment(cohort), make.enrolment(cohort))
        with CaptureQueriesContext(connection) as queries:
            assert len(client.get(url).context["page"].together) == total
        counts.append(len(queries))
    assert counts[1:] == counts[1:2] * 2 and counts[1] <= 10
