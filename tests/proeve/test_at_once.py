"""Two who act in the same instant, on PostgreSQL, where rows are really locked."""

import pytest
from django.db import connection

from certificates.models import Certificate
from outbox.models import Message
from proeve import agreeing, assessing, deciding, freezing, judging, responding
from proeve import dossier as composing
from proeve.models import Dossier, Feedback, Result, Score
from proeve.responding import Role
from tests import factories as make
from tests.concurrency import at_once
from tests.proeve.conftest import BEFORE, DURING, agreed, both_scored, proposal, sheet, table
from writing.saving import Origin

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer"),
]


def test_two_agreements_at_once_make_one_result(transactional_db: None) -> None:  # PRV-5
    seated = table()
    both_scored(seated)
    form = agreeing.put_forward(seated.ann, proposal(seated), seen="", by=seated.ann.person, now=DURING)
    seen, bo = agreeing.mark(form), seated.bo
    done, refused = at_once([lambda: agreeing.agree(bo, seen=seen, by=bo.person, now=DURING)] * 3)
    assert (len(set(done)), refused) == (1, [])
    assert (Result.objects.count(), Certificate.objects.count()) == (1, 1)
    assert Message.objects.filter(kind="proeve_result").count() == 1


def test_agreeing_and_changing_at_once_never_agrees_to_what_was_not_read(transactional_db: None) -> None:
    seated = table()
    both_scored(seated)
    ann, bo = seated.ann, seated.bo
    form = agreeing.put_forward(ann, proposal(seated), seen="", by=ann.person, now=DURING)
    seen, other, later = agreeing.mark(form), proposal(seated, level=1), DURING + make.HOUR
    at_once(
        [
            lambda: agreeing.agree(bo, seen=seen, by=bo.person, now=later),
            lambda: agreeing.put_forward(ann, other, seen=seen, by=ann.person, now=later),
        ]
    )
    levels = set(seated.attempt.joint_form.scores.values_list("level__number", flat=True))
    assert (Result.objects.count(), levels) in ((1, {3}), (0, {1}))


def test_both_give_at_once_and_both_are_told_once(transactional_db: None) -> None:  # PRV-5
    seated = table()
    for one in (seated.ann, seated.bo):
        fields = sheet(seated.criteria)
        judging.save(one, fields=fields, origin=Origin(0), by=one.person, now=DURING)
    acts = [
        lambda one=one: judging.give(one, by=one.person, now=DURING)
        for one in (seated.ann, seated.bo)
        for _ in range(2)
    ]
    _, refused = at_once(acts)
    assert refused == []
    assert Score.objects.count() == 4
    assert Message.objects.filter(kind="proeve_both_gave").count() == 2


def test_giving_and_withdrawing_at_once_leave_one_state(transactional_db: None) -> None:
    seated = table()
    ann = seated.ann
    judging.save(ann, fields=sheet(seated.criteria), origin=Origin(0), by=ann.person, now=DURING)
    at_once(
        [
            lambda: judging.give(ann, by=ann.person, now=DURING),
            lambda: judging.withdraw(ann, by=ann.person, now=DURING),
        ]
    )
    ann.refresh_from_db()
    assert ann.withdrawn_at == DURING
    assert ann.scores.count() == 2


def test_a_write_and_a_freeze_at_once_show_what_was_written_or_refuse_it(transactional_db: None) -> None:
    seated = table()
    own = composing.dossier_of(seated.attempt, now=BEFORE)
    by, fields = seated.participant, {"reflection": "Nog net op tijd."}
    _, refused = at_once(
        [
            lambda: composing.save(own, fields=fields, origin=Origin(0), by=by, now=BEFORE),
            lambda: freezing.settle(own, now=DURING),
        ]
    )
    frozen = Dossier.objects.get()
    was_refused = [type(error) for error in refused] == [composing.Frozen]
    assert was_refused or refused == []
    assert (frozen.frozen or {})["reflection"] == ("" if was_refused else "Nog net op tijd.")


def test_one_dossier_one_freeze_and_one_feedback_each(transactional_db: None) -> None:
    seated = table()
    made, _ = at_once([lambda: composing.dossier_of(seated.attempt, now=BEFORE)] * 4)
    assert len({one.pk for one in made}) == 1
    frozen, refused = at_once([lambda: freezing.settle(made[0], now=DURING)] * 4)
    assert (len({one.checksum for one in frozen}), refused) == (1, [])
    mentor = make.support(seated.enrolment).person
    said = {"saw": "Rust.", "did": "Ik luisterde.", "next_step": "Ga door."}
    _, refused = at_once(
        [lambda: responding.give(seated.attempt, role=Role.MENTOR, words=said, by=mentor, now=DURING)] * 4
    )
    assert (Feedback.objects.count(), refused) == (1, [])


def test_a_result_opened_twice_at_once_tells_once(transactional_db: None) -> None:  # PRV-6
    seated = table()
    make.support(seated.enrolment)
    result = agreed(seated)
    by = seated.participant
    _, refused = at_once([lambda: deciding.open_result(result, by=by, now=DURING)] * 3)
    assert refused == []
    assert Message.objects.filter(kind="proeve_result_known").count() == 1


def test_agreeing_while_an_assessor_is_replaced_does_not_lock_up(transactional_db: None) -> None:  # PRV-5
    seated = table()
    both_scored(seated)
    form = agreeing.put_forward(seated.ann, proposal(seated), seen="", by=seated.ann.person, now=DURING)
    seen, bo, office = agreeing.mark(form), seated.bo, make.coordinator()
    people = [seated.ann.person, make.person("Cas Mol")]
    done, refused = at_once(
        [
            lambda: agreeing.agree(bo, seen=seen, by=bo.person, now=DURING),
            lambda: assessing.change(seated.enrolment, people, by=office, now=DURING),
        ]
    )
    assert (len(done), len(refused)) == (1, 1)
    bo.refresh_from_db()
    assert Result.objects.exists() is (bo.withdrawn_at is None)
