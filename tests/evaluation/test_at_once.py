"""Answers that are sent in the same instant."""

from functools import partial

import pytest

from evaluation import answering
from evaluation.models import Answer, Round
from tests import factories as make
from tests.concurrency import at_once
from tests.factories import at

pytestmark = pytest.mark.django_db(transaction=True)
NOW = at("2026-12-20", "10:00")


def opened(people: int) -> Round:
    cohort = make.cohort(days=1)
    for _ in range(people):
        make.enrolment(cohort)
    return make.evaluation(cohort, now=NOW)


def test_eight_who_answer_at_once_lose_nothing() -> None:
    found = opened(8)
    key = found.asked.get(number=8).pk
    acts = [
        partial(answering.answer, one, {key: f"Antwoord {n}"}, now=NOW)
        for n, one in enumerate(found.invitees.all())
    ]
    _, refused = at_once(acts)
    assert refused == []
    assert sorted(Answer.objects.values_list("words", flat=True)) == [f"Antwoord {n}" for n in range(8)]
    assert found.invitees.filter(has_answered=True).count() == 8


def test_one_who_sends_twice_at_once_counts_once() -> None:
    found = opened(5)
    one, key = found.invitees.first(), found.asked.get(number=1).pk
    _, refused = at_once([partial(answering.answer, one, {key: 4}, now=NOW)] * 3)
    assert [type(error) for error in refused] == [answering.Answered] * 2
    assert Answer.objects.count() == 1
