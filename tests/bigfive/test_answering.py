"""Consent, answering on any device, and finishing (BIG-1, BIG-3, BIG-6)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from bigfive import answering, items, scoring
from bigfive.answering import Given
from bigfive.models import CONSENT_VERSION, LAST_ITEM, LEFT_OUT, Answer, Sitting
from cohorts.models import Enrolment
from tests import factories as make
from tests.bigfive.conftest import Place

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def _begun(place: Place) -> Sitting:
    return answering.begin(place.enrolment, consent=CONSENT_VERSION, now=place.before)


def _values(place: Place) -> dict[int, int]:
    return answering.answers_of(Sitting.objects.get(enrolment=place.enrolment))


def test_consent_is_kept_with_its_version_and_time(place: Place) -> None:  # BIG-6
    sitting = _begun(place)
    assert (sitting.consent_version, sitting.consented_at) == (CONSENT_VERSION, place.before)


def test_consent_to_a_text_that_changed_meanwhile_is_not_taken(place: Place) -> None:  # BIG-6
    with pytest.raises(answering.AnotherText):
        answering.begin(place.enrolment, consent="2025-01", now=place.before)
    assert not Sitting.objects.exists()


def test_no_answer_is_taken_without_consent(place: Place) -> None:  # BIG-6
    for prepare in (lambda: None, lambda: answering.skip(place.enrolment, now=place.before)):
        prepare()
        with pytest.raises(answering.NotBegun):
            answering.answer(place.enrolment, [Given(1, 3, place.before)], now=place.before)
    assert not Answer.objects.exists()


def test_who_skipped_may_still_begin_and_who_began_has_not_skipped(place: Place) -> None:  # BIG-3
    answering.skip(place.enrolment, now=place.before)
    answering.skip(place.enrolment, now=place.before)
    assert Sitting.objects.get().skipped_at == place.before
    _begun(place)
    answering.skip(place.enrolment, now=place.before + DAY)
    sitting = Sitting.objects.get()
    assert (sitting.is_begun, sitting.skipped_at) == (True, None)


def test_it_can_begin_until_the_last_day_ends_and_not_by_who_left(place: Place) -> None:  # BIG-1
    last = make.session(place.cohort, 8).ends_at
    with pytest.raises(answering.Over):
        answering.begin(place.enrolment, consent=CONSENT_VERSION, now=last)
    answering.begin(place.enrolment, consent=CONSENT_VERSION, now=last - SECOND)
    with pytest.raises(answering.Over):
        answering.answer(place.enrolment, [Given(1, 3, last)], now=last)
    with pytest.raises(scoring.TooFewAnswers):  # which is another reason
        answering.finish(place.enrolment, age=None, now=last)
    Enrolment.objects.filter(pk=place.enrolment.pk).update(withdrawn_at=place.before)
    place.enrolment.refresh_from_db()
    with pytest.raises(answering.Over):
        answering.answer(place.enrolment, [Given(1, 3, place.before)], now=place.before)


def test_who_waits_for_a_place_has_no_questionnaire(place: Place) -> None:  # INT-7, BIG-1
    waits = make.admission(place.cohort, "Wim Wacht")
    client = Client()
    client.force_login(waits.person, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/vragenlijst/{place.enrolment.pk}/").status_code == 404
    assert client.get("/").headers["Location"].startswith("/plaats/")


def test_a_later_answer_to_an_item_wins_whatever_comes_in_last(place: Place) -> None:  # BIG-1
    _begun(place)
    at = place.before + DAY
    answering.answer(place.enrolment, [Given(1, 2, at), Given(3, 4, at)], now=at)
    # Another device gave this one earlier and was without connection until now; and one it gave later.
    answering.answer(
        place.enrolment, [Given(1, 5, at - SECOND), Given(3, 1, at + SECOND)], now=at + 9 * SECOND
    )
    assert _values(place) == {1: 2, 3: 1}


def test_two_answers_to_an_item_in_one_go_count_as_the_later(place: Place) -> None:
    _begun(place)
    answering.answer(
        place.enrolment, [Given(1, 2, place.before), Given(1, 4, place.before)], now=place.before
    )
    assert _values(place) == {1: 4}


@pytest.mark.parametrize("item", [0, -1, 28, 58, 88, 118, 121, 9999])
def test_an_item_that_is_not_asked_takes_no_answer(place: Place, item: int) -> None:
    _begun(place)
    with pytest.raises(answering.NoSuchItem):
        answering.answer(
            place.enrolment, [Given(1, 3, place.before), Given(item, 3, place.before)], now=place.before
        )
    assert not Answer.objects.exists()


@pytest.mark.parametrize("value", [0, 6, -1, 99])
def test_a_value_outside_one_to_five_is_no_answer(place: Place, value: int) -> None:
    _begun(place)
    with pytest.raises(answering.NoSuchValue):
        answering.answer(place.enrolment, [Given(1, value, place.before)], now=place.before)
    assert not Answer.objects.exists()


def test_after_finishing_no_answer_changes_anything(place: Place) -> None:  # BIG-5
    sitting = make.questionnaire(place.enrolment, now=place.before)
    before = _values(place)
    with pytest.raises(answering.AlreadyFinished):
        answering.answer(place.enrolment, [Given(1, 5, place.before + DAY)], now=place.before + DAY)
    again = answering.finish(place.enrolment, age=None, now=place.before + DAY)
    assert (_values(place), again.scored_at) == (before, sitting.scored_at)


def test_more_than_twelve_open_gives_no_result_and_keeps_all_answers(place: Place) -> None:
    make.questionnaire(place.enrolment, answered=103, now=place.before)
    with pytest.raises(scoring.TooFewAnswers):
        answering.finish(place.enrolment, age=None, now=place.before)
    assert (len(_values(place)), Sitting.objects.get().is_scored) == (103, False)
    answering.answer(
        place.enrolment, [Given(items.all_items()[103].number, 3, place.before)], now=place.before
    )
    assert answering.finish(place.enrolment, age=None, now=place.before).is_scored


def test_what_is_kept_is_what_the_scorer_says(place: Place) -> None:  # BIG-5
    sitting = make.questionnaire(place.enrolment, now=place.before)
    assert scoring.from_plain(Sitting.objects.get().result) == scoring.from_plain(
        scoring.to_plain(scoring.score(answering.answers_of(sitting)))
    )


WRONG: list[dict[str, object]] = [
    {"consented_at": None, "skipped_at": None, "consent_version": ""},
    {"consent_version": ""},
    {"skipped_at": make.BEFORE_ALL},
    {"scored_at": make.BEFORE_ALL},
    {"result": {"domains": {}}},
]


@pytest.mark.parametrize("fields", WRONG, ids=str)
def test_the_database_refuses_a_sitting_that_cannot_be(place: Place, fields: dict[str, object]) -> None:
    _begun(place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sitting.objects.update(**fields)


@pytest.mark.parametrize(("item", "value"), [(28, 3), (118, 3), (0, 3), (121, 3), (1, 0), (1, 6)])
def test_the_database_refuses_an_answer_that_cannot_be(place: Place, item: int, value: int) -> None:
    sitting = _begun(place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(sitting=sitting, item=item, value=value, answered_at=place.before)


def test_the_database_keeps_one_answer_to_an_item(place: Place) -> None:
    sitting = _begun(place)
    Answer.objects.create(sitting=sitting, item=1, value=3, answered_at=place.before)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(sitting=sitting, item=1, value=4, answered_at=place.before)


def test_the_database_asks_the_same_items_as_the_questionnaire() -> None:
    assert set(items.by_number()) == set(range(1, LAST_ITEM + 1)) - set(LEFT_OUT)
