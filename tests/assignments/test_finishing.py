"""Declared by the participant, confirmed by the principal or, after two weeks, by a trainer (ASG-4)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments import agreeing, finishing, judging, writing_it
from assignments.linking import token_for
from assignments.models import Assignment, Declaration, Support
from cohorts.models import Enrolment
from people.models import Person
from tests import factories as make
from tests.assignments.test_answer_page import forward, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    enrolment = make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")
    make.support(enrolment, Support.Role.PRINCIPAL, "Karin Bos"), make.trainer(enrolment.cohort)
    return enrolment


@pytest.fixture
def own(enrolment: Enrolment) -> Assignment:
    """An assignment that began."""
    now, edition = timezone.now(), forward(enrolment)
    agreeing.answer(principal(enrolment), sha256=edition.sha256, verdict="agreed", words="", now=now)
    facts = {"sha256": edition.sha256, "is_suitable": True, "advice": ""}
    judging.judge(edition.assignment, **facts, by=trainer(enrolment), now=now)  # type: ignore[arg-type]
    return edition.assignment


def principal(enrolment: Enrolment) -> Support:
    return Support.objects.get(assignment__enrolment=enrolment, role="principal", ended_at=None)


def trainer(enrolment: Enrolment) -> Person:
    return enrolment.cohort.trainerships.get().person


def declare(own: Assignment) -> Declaration:
    return finishing.declare(own, by=own.enrolment.person, now=timezone.now())


def test_only_what_began_is_declared_and_twice_is_once(enrolment: Enrolment) -> None:  # ASG-4
    with pytest.raises(finishing.NotBegun):
        declare(make.assignment(enrolment))


def test_declared_twice_and_confirmed_once(own: Assignment, enrolment: Enrolment) -> None:  # ASG-4
    assert declare(own) == declare(own)
    who = principal(enrolment)
    finishing.answer(who, is_confirmed=True, words="", now=timezone.now())
    with pytest.raises(finishing.NotDeclared):
        finishing.answer(who, is_confirmed=False, words="Toch niet", now=timezone.now())
    assert declare(own).is_confirmed
    with pytest.raises(writing_it.IsFinished):
        forward(enrolment, result="Nog iets anders.")


def test_not_yet_says_what_and_can_be_declared_again(own: Assignment, enrolment: Enrolment) -> None:  # ASG-4
    declare(own)
    with pytest.raises(finishing.SayWhat):
        finishing.answer(principal(enrolment), is_confirmed=False, words=" ", now=timezone.now())
    finishing.answer(principal(enrolment), is_confirmed=False, words="De kaart.", now=timezone.now())
    declare(own)
    assert Declaration.objects.count() == 2


def test_a_trainer_confirms_after_two_weeks_of_silence(
    own: Assignment, enrolment: Enrolment
) -> None:  # ASG-4
    declared, by = declare(own).declared_at, trainer(enrolment)
    with pytest.raises(finishing.TooEarly):
        finishing.confirm_as_trainer(own, by=by, now=declared + timedelta(days=13, hours=23))
    done = finishing.confirm_as_trainer(own, by=by, now=declared + timedelta(days=14))
    assert (done.is_confirmed, done.by_trainer, done.answered_by) == (True, True, by)


def test_who_was_replaced_or_is_no_principal_confirms_nothing(own: Assignment, enrolment: Enrolment) -> None:
    declare(own)
    mentor, old = make.support(enrolment), principal(enrolment)
    Support.objects.filter(pk=old.pk).update(ended_at=timezone.now())
    for who in (mentor, old):
        with pytest.raises(agreeing.NoLonger):
            finishing.answer(who, is_confirmed=True, words="", now=timezone.now())


def test_the_pages(client: Client, own: Assignment, enrolment: Enrolment) -> None:  # ASG-4
    client.force_login(enrolment.person)
    page = client.post(reverse("assignments:declare", args=[enrolment.pk]), follow=True)
    assert "Wacht op de opdrachtgever" in text(page)
    client.force_login(trainer(enrolment))
    early = client.post(reverse("assignments:confirm_trainer", args=[enrolment.pk]), follow=True)
    assert "Daarna kan een trainer bevestigen" in text(early)
    client.logout()
    who = principal(enrolment)
    client.post(reverse("assignments:link", args=[token_for(who)]))
    url = reverse("assignments:confirm", args=[who.pk])
    assert "Is de opdracht klaar?" in text(client.get(url))
    assert client.post(url, {"finished": "no", "words": ""}).status_code == 422
    assert "Bevestigd op" in text(client.post(url, {"finished": "yes", "words": "Mooi"}, follow=True))
    late = client.post(url, {"finished": "no", "words": "Nog niet <alles>"})
    assert (late.status_code, "Nog niet &lt;alles&gt;" in text(late)) == (422, True)
