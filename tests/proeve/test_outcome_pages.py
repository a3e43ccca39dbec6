"""Criteria, feedback and result on the screens of everyone around a Proeve (PRV-5, PRV-6)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assignments.linking import token_for
from certificates.models import Certificate
from proeve.models import Attempt, Feedback, Result
from tests import factories as make
from tests.proeve.conftest import Table, agreed, table

pytestmark = pytest.mark.django_db
SAID = {"saw": "Ik zag rust.", "did": "Ik luisterde.", "next_step": "Vraag nog meer."}


@pytest.fixture
def past(db: None) -> Table:
    return table(make.timezone.now() - make.HOUR)


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def beside(seated: Table) -> tuple[Client, int]:
    """A mentor who came by the personal link."""
    mentor, client = make.support(seated.enrolment, name="Karin Bos"), Client()
    client.post(reverse("assignments:link", args=[token_for(mentor)]))
    return client, mentor.pk


def own(name: str, seated: Table) -> str:
    return reverse(f"proeve:{name}", args=[seated.enrolment.pk])


def test_the_criteria_are_known_from_day_one(past: Table) -> None:  # PRV-5
    mentor, key = beside(past)
    for page in (
        signed_in(past.participant).get(own("criteria", past)),
        mentor.get(reverse("proeve:criteria_support", args=[key])),
        signed_in(past.ann.person).get(reverse("proeve:criteria_assessor", args=[past.attempt.pk])),
    ):
        text = page.content.decode()
        assert "Zicht op de vraag" in text and text.count("Zo ziet 4 eruit.") == 2


def test_a_mentor_gives_feedback_from_the_personal_link(past: Table) -> None:  # PRV-5
    mentor, key = beside(past)
    door = reverse("proeve:feedback_support", args=[key])
    half = mentor.post(door, SAID | {"did": ""})
    assert half.status_code == 422
    assert "Ik zag rust." in half.content.decode()
    assert mentor.post(door, SAID).status_code == 302
    assert "Ik zag rust." in mentor.get(door).content.decode()
    assert Feedback.objects.get().role == "mentor"
    trainer = signed_in(make.trainer(past.enrolment.cohort))
    for page in (
        signed_in(past.participant).get(own("result", past)),
        trainer.get(own("assessment", past)),
    ):
        assert "Ik zag rust." in page.content.decode()


def test_each_sees_own_feedback_only_and_the_participant_from_the_start_of_the_talk(db: None) -> None:
    early = table(make.timezone.now() + make.HOUR)
    mentor, key = beside(early)
    ahmed = make.enrolment(early.enrolment.cohort, "Ahmed")
    fellow = signed_in(ahmed.person)
    door = reverse("proeve:feedback_fellow", args=[ahmed.pk, early.attempt.pk])
    assert fellow.post(door, SAID).status_code == 302
    assert "Ik zag rust." in fellow.get(door).content.decode()
    theirs = mentor.get(reverse("proeve:feedback_support", args=[key])).content.decode()
    assert "Ik zag rust." not in theirs
    sanne = signed_in(early.participant)
    assert "Ik zag rust." not in sanne.get(own("result", early)).content.decode()
    type(early.talk).objects.update(starts_at=make.timezone.now() - make.HOUR)
    assert "Ik zag rust." in sanne.get(own("result", early)).content.decode()


def test_a_fellow_reaches_the_talks_of_the_own_cohort_alone(past: Table) -> None:
    ahmed = make.enrolment(past.enrolment.cohort, "Ahmed")
    elsewhere = make.enrolment(make.cohort(), "Els")
    for who, status in ((ahmed, 200), (elsewhere, 404), (past.enrolment, 404)):
        door = reverse("proeve:feedback_fellow", args=[who.pk, past.attempt.pk])
        assert signed_in(who.person).get(door).status_code == status
    listed = signed_in(ahmed.person).get(reverse("proeve:fellows", args=[ahmed.pk])).content.decode()
    assert "Sanne de Vries" in listed


def test_the_participant_opens_the_result_before_anyone_may_know(past: Table) -> None:  # PRV-6
    mentor, key = beside(past)
    known = reverse("proeve:result_support", args=[key])
    nothing = mentor.get(known).content.decode()
    agreed(past, now=make.timezone.now())
    assert not Attempt.objects.filter(number=2).exists()
    assert Certificate.objects.filter(enrolment=past.enrolment).count() == 1
    assert steady(mentor.get(known)) == steady_text(nothing)
    sanne = signed_in(past.participant)
    announced = sanne.get(own("result", past)).content.decode()
    assert "De beoordelaars zijn klaar" in announced
    assert "behaald" not in announced and "Je liet het zien." not in announced
    assert Result.objects.get().opened_at is None
    assert sanne.post(own("result", past)).status_code == 302
    assert sanne.post(own("result", past)).status_code == 404
    read = sanne.get(own("result", past)).content.decode()
    for words in ("Je hebt je Proeve behaald", "Je liet het zien.", "Dat zagen we.", "klacht"):
        assert words in read
    page = mentor.get(known).content.decode()
    assert "Behaald" in page
    assert "Je liet het zien." not in page and "Dat zagen we." not in page


def steady(response: Any) -> str:
    return steady_text(response.content.decode())


def steady_text(text: str) -> str:
    """Without what is new at every visit."""
    return "\n".join(line for line in text.splitlines() if "csrf" not in line)


def test_not_yet_says_what_is_missing_and_a_second_is_final(past: Table) -> None:  # PRV-6
    agreed(past, is_obtained=False, now=make.timezone.now())
    assert not Certificate.objects.exists()
    sanne = signed_in(past.participant)
    sanne.post(own("result", past))
    page = sanne.get(own("result", past)).content.decode()
    for words in ("nog niet behaald", "Laat zien wat je zelf deed.", "Je krijgt één herkansing"):
        assert words in page
    begins = make.timezone.now() - make.HOUR
    talk = make.proeve_talk(past.enrolment, starts_at=begins, assessors=[make.person(), make.person()])
    assert talk.attempt == Attempt.objects.get(number=2)
    ann, bo = talk.attempt.assessors.order_by("place")
    agreed(Table(past.enrolment, talk, ann, bo, past.criteria), is_obtained=False, now=make.timezone.now())
    sanne.post(own("result", past))
    final = sanne.get(own("result", past)).content.decode()
    assert "Dit was je herkansing. Een volgende is er niet." in final
    assert "Je krijgt één herkansing" not in final


def test_trainers_and_the_office_see_what_came_of_it(past: Table) -> None:  # PRV-6
    agreed(past, now=make.timezone.now())
    cohort = past.enrolment.cohort
    door = reverse("proeve:results", args=[cohort.pk])
    for who in (make.trainer(cohort), make.coordinator()):
        page = signed_in(who).get(door).content.decode()
        assert "Sanne de Vries" in page and "Behaald" in page and "Je liet het zien." not in page
    office = signed_in(make.coordinator("Els Mulder"))
    assert office.get(own("assessment", past)).status_code == 404


def test_lists_take_the_same_number_of_queries_whatever_their_length(past: Table) -> None:
    cohort = past.enrolment.cohort
    me = make.enrolment(cohort, "Ahmed")
    trainer, counts = signed_in(make.trainer(cohort)), []
    for number in (0, 2, 27):
        for _ in range(number):
            talk = make.admitted_talk(make.enrolment(cohort), starts_at=past.talk.starts_at)
            Result.objects.create(
                attempt=talk.attempt, is_obtained=True, reasons="Want.", decided_at=make.timezone.now()
            )
        pages = (
            (signed_in(me.person), reverse("proeve:fellows", args=[me.pk]), "turns"),
            (trainer, reverse("proeve:results", args=[cohort.pk]), "results"),
        )
        for client, door, name in pages:
            client.get(door)
            with CaptureQueriesContext(connection) as asked:
                rows = len(client.get(door).context[name])
            counts.append((name, rows, len(asked)))
    assert [(name, rows) for name, rows, _ in counts] == [
        ("turns", 1), ("results", 0), ("turns", 3), ("results", 2), ("turns", 30), ("results", 29),
    ]  # fmt: skip
    assert len({(name, queries) for name, _, queries in counts}) == 2
