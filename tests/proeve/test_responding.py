"""Three sentences of mentor, principal and fellow participants; they do not assess (PRV-5)."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from outbox.models import Message
from proeve import deciding, reminding, responding
from proeve.models import Feedback
from proeve.responding import Role
from tests import factories as make
from tests.proeve.conftest import BEFORE, BEGINS, DURING, Table, agreed
from writing.saving import TooLong

pytestmark = pytest.mark.django_db
SAID = {"saw": "Ik zag rust.", "did": "Ik luisterde.", "next_step": "Vraag nog meer."}


def give(seated: Table, by: Any = None, **more: Any) -> Feedback:
    by = by or make.support(seated.enrolment).person
    options: dict[str, Any] = {"role": Role.MENTOR, "words": SAID, "now": DURING} | more
    return responding.give(seated.attempt, by=by, **options)


def test_one_per_person_and_changeable_until_the_result_is_opened(seated: Table) -> None:  # PRV-5
    mentor = make.support(seated.enrolment).person
    first = give(seated, mentor, now=BEFORE)
    assert give(seated, mentor).changed_at is None
    changed = give(seated, mentor, words=SAID | {"saw": "Ik zag lef."})
    assert (changed.pk, changed.saw, changed.given_at, changed.changed_at) == (
        first.pk,
        "Ik zag lef.",
        BEFORE,
        DURING,
    )
    result = agreed(seated)
    assert give(seated, mentor, words=SAID).saw == "Ik zag rust."
    deciding.open_result(result, by=seated.participant, now=DURING)
    with pytest.raises(responding.AlreadyRead):
        give(seated, mentor, words=SAID | {"saw": "Toch niet."})
    assert [one.saw for one in responding.all_of(seated.attempt)] == ["Ik zag rust."]
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.create(attempt=seated.attempt, by=mentor, role=Role.FELLOW, given_at=DURING, **SAID)


def test_it_is_open_from_planning_until_two_weeks_after_the_talk(seated: Table) -> None:
    end = BEGINS + responding.OPEN_AFTER
    assert give(seated, now=end)
    with pytest.raises(responding.Closed, match="twee weken"):
        give(seated, make.person(), now=end + make.HOUR)
    type(seated.talk).objects.update(cancelled_at=BEFORE)
    with pytest.raises(responding.NoTalk):
        give(seated, make.person())


@pytest.mark.parametrize("name", SAID)
def test_all_three_are_asked_and_none_is_endless(seated: Table, name: str) -> None:
    with pytest.raises(responding.AllThree):
        give(seated, words=SAID | {name: " \u200b "})
    with pytest.raises(TooLong):
        give(seated, make.person(), words=SAID | {name: "x" * 2_000_000})
    assert not Feedback.objects.exists()


def test_a_fellow_chooses_from_the_talks_of_the_own_cohort(seated: Table) -> None:  # PRV-5
    cohort = seated.enrolment.cohort
    ahmed, fleur = make.enrolment(cohort, "Ahmed"), make.enrolment(cohort, "Fleur")
    make.admitted_talk(ahmed, starts_at=DURING)
    make.admitted_talk(make.enrolment(make.cohort()), starts_at=DURING)
    give(seated, ahmed.person, role=Role.FELLOW)
    found = [(one.enrolment.person.name, one.has_given) for one in responding.turns_for(ahmed, now=DURING)]
    assert found == [("Sanne de Vries", True)]
    names = [one.enrolment.person.name for one in responding.turns_for(fleur, now=DURING)]
    assert names == ["Sanne de Vries", "Ahmed"]
    assert responding.turns_for(fleur, now=DURING + 2 * responding.OPEN_AFTER) == []


def test_who_is_asked_is_asked_the_day_before_and_not_after_giving(seated: Table) -> None:  # MSG-3
    mentor = make.support(seated.enrolment, name="Karin Bos")
    early = BEGINS - 20 * make.DAY
    assert reminding.follow(now=early) == 3
    assert reminding.follow(now=early) == 0
    asked = Message.objects.get(kind="proeve_feedback_asked")
    assert (asked.recipient, asked.due_at, asked.anchor_at) == (
        mentor.person,
        make.at("2026-12-09", "08:00"),
        BEGINS,
    )
    waits = Message.objects.filter(kind="proeve_scores_wait").order_by("recipient__name")
    assert [(one.recipient.name, one.due_at) for one in waits] == [
        (name, make.at("2026-12-11", "08:00")) for name in ("Ann Smit", "Bo Bakker")
    ]
    give(seated, mentor.person, now=early)
    agreed(seated)
    assert set(Message.objects.filter(anchor__startswith="proeve-talk").values_list("state", flat=True)) == {
        "lapsed"
    }
