"""The lines of the start checklist: what is missing, who must act, since when (ASG-2)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from assignments import agreeing, judging, overview
from assignments.models import Edition, Support
from assignments.steps import Step, steps
from cohorts.models import Enrolment
from people.models import Person
from tests import factories as make
from tests.assignments.test_answer_page import forward

pytestmark = pytest.mark.django_db
PRINCIPAL = Support.Role.PRINCIPAL


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    return make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")


def missing(enrolment: Enrolment) -> dict[str, Step]:
    return {step.name: step for step in steps([enrolment])[enrolment.pk]}


def judged(edition: Edition, by: Person, *, is_suitable: bool = True) -> None:
    facts: dict[str, Any] = {"sha256": edition.sha256, "is_suitable": is_suitable, "advice": "Kleiner."}
    judging.judge(edition.assignment, **facts, by=by, now=timezone.now())


def said(support: Support, edition: Edition, verdict: str) -> None:
    words = {"sha256": edition.sha256, "words": "Kleiner."}
    agreeing.answer(support, verdict=verdict, **words, now=timezone.now())


def test_in_the_beginning_everything_is_the_participants(enrolment: Enrolment) -> None:
    found = missing(enrolment)
    assert list(found) == ["write", "name_principal", "name_mentor"]
    assert {(step.actor, step.since) for step in found.values()} == {("participant", enrolment.enrolled_at)}


def test_the_list_empties_as_everyone_acts(enrolment: Enrolment) -> None:  # ASG-2
    mentor, principal = make.support(enrolment, name="Karin"), make.support(enrolment, PRINCIPAL, "Hans")
    edition, trainer = forward(enrolment), make.trainer(enrolment.cohort)
    found = missing(enrolment)
    assert [(step.name, step.actor, step.who) for step in found.values()] == [
        ("judge", "trainer", "een trainer"),
        ("answer_principal", "principal", "Hans"),
        ("answer_mentor", "mentor", "Karin"),
    ]
    assert found["answer_mentor"].since == edition.offered_at
    judged(edition, trainer), said(principal, edition, "agreed"), said(mentor, edition, "agreed")
    assert missing(enrolment) == {}
    forward(enrolment, result="Iets anders.")
    assert list(missing(enrolment)) == ["judge", "answer_principal", "answer_mentor"]


def test_who_does_not_agree_makes_it_the_participants_turn(enrolment: Enrolment) -> None:  # ASG-2
    mentor, principal = make.support(enrolment), make.support(enrolment, PRINCIPAL)
    edition = forward(enrolment)
    judged(edition, make.trainer(enrolment.cohort), is_suitable=False)
    said(principal, edition, "change"), said(mentor, edition, "declined")
    found = missing(enrolment)
    assert list(found) == ["mend", "mend_principal", "mend_mentor"]
    assert {step.actor for step in found.values()} == {"participant"}


def test_who_came_in_place_of_another_is_asked_since_then(enrolment: Enrolment) -> None:  # PPL-4
    old, edition = make.support(enrolment, PRINCIPAL), forward(enrolment)
    said(old, edition, "agreed")
    later = timezone.now() + timedelta(days=1)
    Support.objects.filter(pk=old.pk).update(ended_at=later)
    new = make.support(enrolment, PRINCIPAL)
    Support.objects.filter(pk=new.pk).update(invited_at=later)
    assert missing(enrolment)["answer_principal"].since == later


@pytest.mark.parametrize("number", [1, 6])
def test_a_cohort_costs_a_fixed_few_queries(number: int, django_assert_max_num_queries: Any) -> None:
    cohort = make.cohort(first_day=timezone.localdate())
    for _ in range(number):
        one = make.enrolment(cohort)
        make.support(one), make.support(one, PRINCIPAL)
        forward(one)
    enrolments = list(cohort.enrolments.select_related("person"))
    with django_assert_max_num_queries(8):
        assert len(steps(enrolments)) == number


def test_who_does_not_agree_stands_above_the_text_with_their_words(client: Any, enrolment: Enrolment) -> None:
    mentor, principal = make.support(enrolment, name="Karin"), make.support(enrolment, PRINCIPAL, "Hans")
    edition, page = forward(enrolment), reverse("assignments:assignment", args=[enrolment.pk])
    client.force_login(enrolment.person)
    assert "Of vraag iemand anders" not in client.get(page).content.decode()
    judged(edition, make.trainer(enrolment.cohort), is_suitable=False)
    said(principal, edition, "change"), said(mentor, edition, "declined")
    assert overview.standing(edition.assignment).doubts == [
        ("Een trainer vindt de opdracht nog niet geschikt.", "Kleiner."),
        ("Hans vraagt een wijziging.", "Kleiner."),
        ("Karin zegt nee.", "Kleiner."),
    ]
    shown = client.get(page).content.decode()
    assert shown.index("Hans vraagt een wijziging.") < shown.index("De vraag die ik ga oplossen")
    forward(enrolment, result="Iets anders.")
    assert "Of vraag iemand anders" not in client.get(page).content.decode()
