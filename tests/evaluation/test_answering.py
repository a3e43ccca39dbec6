from collections import Counter

import pytest
from django.db import connection

from evaluation import answering, results
from evaluation.models import Answer, Invitee, Round
from people.models import Act, Look
from tests import factories as make
from tests.factories import at

pytestmark = pytest.mark.django_db
NOW = at("2026-12-20", "10:00")
LATER = at("2027-02-20", "10:00")


def opened(people: int = 6) -> Round:
    cohort = make.cohort(days=1)
    for _ in range(people):
        make.enrolment(cohort)
    return make.evaluation(cohort, now=NOW)


def keys(found: Round) -> dict[int, int]:
    return dict(found.asked.values_list("number", "pk"))


def answered(found: Round) -> Counter:
    rows = Answer.objects.filter(asked__round=found)
    return Counter(rows.values_list("asked__number", "value", "words"))


def test_one_answers_once() -> None:
    found = opened()
    one, q = found.invitees.first(), keys(found)
    answering.answer(one, {q[1]: 4, q[7]: 2, q[8]: "De casus."}, now=NOW)
    with pytest.raises(answering.Answered):
        answering.answer(one, {q[1]: 1}, now=NOW)
    assert answered(found) == {(1, 4, ""): 1, (7, 2, ""): 1, (8, None, "De casus."): 1}
    assert list(found.invitees.filter(has_answered=True)) == [one]


def test_nothing_is_no_answer_and_a_closed_round_takes_none() -> None:
    found = opened()
    one, q = found.invitees.first(), keys(found)
    with pytest.raises(answering.Empty):
        answering.answer(one, {}, now=NOW)
    with pytest.raises(answering.Closed):
        answering.answer(one, {q[1]: 1}, now=LATER)
    assert not Answer.objects.exists() and not Invitee.objects.filter(has_answered=True).exists()


def test_nothing_ties_an_answer_to_who_gave_it() -> None:  # PRI-5
    """No name, no moment, no order, no group: the fields say it, and so do the rows."""
    assert {field.name for field in Answer._meta.fields} == {"id", "asked", "value", "words"}
    assert {field.name for field in Invitee._meta.fields} == {"id", "round", "enrolment", "has_answered"}
    found = opened()
    q = keys(found)
    before = set()
    for n, one in enumerate(found.invitees.order_by("pk")[:5]):
        answering.answer(one, {q[1]: n + 1}, now=NOW)
        numbers = set(Answer.objects.values_list("pk", flat=True))
        # Every answer is written anew: none of the numbers of before is left.
        assert len(numbers) == n + 1 and not numbers & before
        before = numbers
    assert answered(found) == {(1, value, ""): 1 for value in range(1, 6)}
    assert not Look.objects.exists() and not Act.objects.exists()


def test_the_order_in_the_table_is_not_the_order_of_answering() -> None:  # PRI-5
    found = opened(12)
    q = keys(found)
    for n, one in enumerate(found.invitees.order_by("pk")):
        answering.answer(one, {q[8]: f"antwoord {n:02}"}, now=NOW)
    given = [f"antwoord {n:02}" for n in range(12)]
    where = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT words FROM evaluation_answer ORDER BY {where}")
        stored = [words for (words,) in cursor.fetchall()]
    # One in 479 million shuffles gives the order in which they came.
    assert sorted(stored) == given and stored != given


def test_results_come_after_closing_and_from_five_answers_upwards() -> None:  # PRI-5
    found = opened()
    q = keys(found)
    for one in found.invitees.order_by("pk")[:5]:
        answering.answer(one, {q[1]: 4, q[8]: "Goed."}, now=NOW)
    assert results.results_of(found) is None
    Round.objects.update(closed_at=NOW)
    found.refresh_from_db()
    first, *_, texts, unanswered = results.results_of(found)
    assert (first.mean, first.answered, texts.texts) == ("4,0", 5, ["Goed."] * 5)
    assert [(bar.label, bar.count, bar.share) for bar in first.bars if bar.count] == [("Eens", 5, 100)]
    assert (unanswered.is_shown, unanswered.answered) == (False, 0)


def test_four_answers_give_no_results_and_a_question_with_four_none_either() -> None:  # PRI-5
    four = make.evaluated(opened(), *[{1: 2}] * 4, now=NOW)
    assert (results.response_to(four).answered, results.results_of(four)) == (4, None)
    five = make.evaluated(opened(), *[{1: 2, 9: "Alles"}] * 4, {1: 3}, now=NOW)
    shown = {one.asked.number: one for one in results.results_of(five)}
    assert (shown[1].is_shown, shown[1].mean) == (True, "2,2")
    assert (shown[9].is_shown, shown[9].texts) == (False, [])
    assert shown[2].bars == []


def test_a_response_of_few_people_is_not_told() -> None:  # PRI-5
    assert not results.response_to(opened(4)).may_be_told
    assert results.response_to(opened(5)).may_be_told
