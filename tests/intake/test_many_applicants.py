"""More applicants than places, decided by many at once, and what becomes of who waits (COH-5, COH-9)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cohorts import enrolling, offering
from cohorts.models import Admission, Cohort, Enrolment, Offer
from intake import deciding
from intake.deciding import Choice
from intake.models import Application, Decision
from outbox.models import Message
from people.models import Act, Person
from tests import factories as make
from tests.concurrency import side_by_side
from tests.intake.test_applying import _signed_in as signed_in

APPLICANTS, PLACES = 50, 16
WEEK = timedelta(weeks=1)


def page(person: Person, name: str, *args: int) -> str:
    return signed_in(person).get(reverse(name, args=args)).content.decode()


def answer(admission: Admission, name: str) -> None:
    client: Client = signed_in(admission.person)
    assert client.post(reverse(f"cohorts:{name}", args=[admission.pk])).status_code == 302


def offered() -> list[Admission]:
    return [one.admission for one in Offer.objects.open().select_related("admission").order_by("admission")]


def all_admitted(cohort: Cohort) -> list[Admission]:
    """Fifty applicants, admitted by two trainers with eight hands: in the order of admission."""
    trainers = [make.trainer(cohort) for _ in range(2)]
    applied = [make.application(cohort, handed_in_at=timezone.now()) for _ in range(APPLICANTS)]
    for one in applied:
        make.record(one, by=trainers[0])

    def admit(one: Application) -> Decision:
        by, choice = trainers[one.pk % 2], Choice("admitted", "Je weet wat je wilt leren.")
        return deciding.decide(one, choice, replaces=None, by=by, now=timezone.now())

    side_by_side(admit, applied)
    return list(Admission.objects.select_related("person", "enrolment").order_by("pk"))


@pytest.mark.django_db(transaction=True)
def test_fifty_applicants_for_sixteen_places() -> None:  # COH-5, COH-9, INT-4
    cohort = make.cohort(days=2, first_day=timezone.localdate() + 9 * WEEK, capacity=PLACES)
    admitted = all_admitted(cohort)
    line = admitted[PLACES:]
    assert [one.has_place for one in admitted] == [True] * PLACES + [False] * (APPLICANTS - PLACES)
    assert Enrolment.objects.active().count() == PLACES
    assert {one.source for one in admitted} == {Admission.Source.HERE}
    assert Message.objects.filter(kind="decision_sent").count() == APPLICANTS
    in_turn = Act.objects.filter(action="put-on-waiting-list").order_by("pk").values_list("about", flat=True)
    assert list(in_turn) == [one.key for one in line]
    for number, one in enumerate(line, start=1):
        assert f"plaats {number} van de wachtlijst" in page(one.person, "cohorts:place", one.pk)
    first, last = (Application.objects.get(person=one.person) for one in (admitted[0], admitted[-1]))
    assert "Je hebt een plaats" in page(first.person, "intake:letter", first.pk)
    assert "Je staat op de wachtlijst" in page(last.person, "intake:letter", last.pk)

    leaving, now = [one.enrolment for one in admitted[:3]], timezone.now()
    side_by_side(lambda one: enrolling.withdraw(one, by=one.person, now=now), leaving)
    assert offered() == line[:3]
    answer(line[0], "decline_place")
    assert offered() == line[1:4]
    Offer.objects.filter(admission=line[1]).update(ends_at=now)
    assert sum(side_by_side(lambda moment: offering.lapse_due(now=moment), [timezone.now()] * 4)) == 1
    assert offered() == line[2:5]
    answer(line[2], "place")
    assert list(cohort.admissions.waiting()) == line[3:]
    assert (Enrolment.objects.active().count(), offered()) == (PLACES - 2, line[3:5])
    assert cohort.places_left == 0
