"""Two devices in the same instant: nothing is lost, finishing and withdrawing have one outcome (BIG-1)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from bigfive import answering, erasing, items
from bigfive.answering import Given
from bigfive.models import CONSENT_VERSION, Answer, Sitting
from tests import factories as make
from tests.bigfive.conftest import Place
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)
SECOND = timedelta(seconds=1)


def _answering(place: Place, *given: Given) -> Callable[[], Any]:
    return partial(answering.answer, place.enrolment, given, now=place.before)


def _begin(place: Place) -> Sitting:
    return answering.begin(place.enrolment, consent=CONSENT_VERSION, now=place.before)


def test_two_devices_that_answer_at_once_lose_nothing(place: Place) -> None:  # BIG-1
    sitting = _begin(place)
    numbers = [item.number for item in items.all_items()[:12]]
    at: Callable[[int], datetime] = lambda n: place.before + n * SECOND  # noqa: E731
    laptop = [_answering(place, Given(number, 2, at(n))) for n, number in enumerate(numbers[:8])]
    phone = [_answering(place, Given(number, 5, at(n + 50))) for n, number in enumerate(numbers[4:])]
    _, refused = at_once([*laptop, *phone])
    assert refused == []
    assert answering.answers_of(sitting) == dict.fromkeys(numbers[:4], 2) | dict.fromkeys(numbers[4:], 5)


def test_one_item_answered_twice_at_once_is_one_answer(place: Place) -> None:  # BIG-1
    sitting = _begin(place)
    acts = [_answering(place, Given(1, value, place.before + value * SECOND)) for value in (1, 2, 3, 4, 5)]
    _, refused = at_once(acts)
    assert (refused, answering.answers_of(sitting)) == ([], {1: 5})


def test_beginning_twice_at_once_is_begun_once(place: Place) -> None:
    done, refused = at_once([partial(_begin, place)] * 4)
    assert (refused, len({one.pk for one in done}), Sitting.objects.count()) == ([], 1, 1)


def test_an_answer_beside_finishing_counts_or_is_told_that_it_does_not(place: Place) -> None:  # BIG-5
    make.questionnaire(place.enrolment, answered=115, now=place.before)
    last = items.all_items()[-1].number
    finish = partial(answering.finish, place.enrolment, age=None, now=place.before)
    _, refused = at_once([finish, _answering(place, Given(last, 3, place.before))])
    sitting = Sitting.objects.get()
    assert sitting.result
    is_counted = sitting.result["missing"] == 0
    assert [type(one) for one in refused] == ([] if is_counted else [answering.AlreadyFinished])
    assert sitting.answers.count() == (116 if is_counted else 115)


def test_withdrawing_beside_an_answer_leaves_nothing(place: Place) -> None:  # BIG-6
    make.questionnaire(place.enrolment, answered=40, now=place.before)
    withdraw = partial(erasing.withdraw, place.enrolment, now=place.before)
    given = Given(items.all_items()[60].number, 3, place.before)
    _, refused = at_once([withdraw, _answering(place, given), withdraw])
    assert {type(one) for one in refused} <= {answering.NotBegun}
    assert (Answer.objects.count(), Sitting.objects.get().is_begun) == (0, False)
