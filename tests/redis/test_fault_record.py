"""The judge of the fault test can say that something is wrong."""

import pytest

from tools.faults.record import (
    BROKEN_OFF,
    ON_PURPOSE,
    SLEPT_AFTER,
    SLEPT_BEFORE,
    UNEXPLAINED,
    Outcome,
    acceptances,
    judged,
)

LEASE = 4


def _judged(*lines: str) -> Outcome:
    return judged(acceptances(lines), lease=LEASE)


ONCE = ("1.0 asked a -", "1.1 accepted a <x>", "1.2 went-on a -")
AGAIN = ("9.0 asked b -", "9.1 accepted b <x>", "9.2 went-on b -")


def test_once_is_once() -> None:
    outcome = _judged(*ONCE)
    assert (outcome.letters, outcome.again.total(), outcome.dropped) == (frozenset({"<x>"}), 0, 0)


def test_twice_without_a_reason_is_wrong() -> None:
    assert _judged(*ONCE, *AGAIN).again == {UNEXPLAINED: 1}
    assert _judged(*ONCE, *AGAIN).unexplained == 1


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        (("1.0 asked a -", "1.1 dropped a <x>"), ON_PURPOSE),
        (("1.0 asked a -", "1.1 accepted a <x>"), BROKEN_OFF),
        (("1.0 asked a -", "1.1 accepted a <x>", "3.2 went-on a -"), SLEPT_AFTER),
    ],
)
def test_a_sender_that_could_not_know_may_send_again(first: tuple[str, ...], reason: str) -> None:
    assert _judged(*first, *AGAIN).again == {reason: 1}


def test_a_sender_that_slept_before_the_letter_was_overtaken() -> None:
    slept = ("0.5 asked c -", *ONCE, "9.1 accepted c <x>", "9.2 went-on c -")
    assert _judged(*slept).again == {SLEPT_BEFORE: 1}
    asked_later = (*ONCE, "1.5 asked c -", "9.1 accepted c <x>")
    assert _judged(*asked_later).again == {UNEXPLAINED: 1}


def test_a_third_time_needs_a_reason_too() -> None:
    thrice = ("1.0 asked a -", "1.1 dropped a <x>", *AGAIN, "12 asked d -", "12.1 accepted d <x>")
    assert _judged(*thrice).again == {ON_PURPOSE: 1, UNEXPLAINED: 1}


def test_a_dropped_answer_must_be_followed_by_the_same_letter() -> None:
    dropped = ("1.0 asked a -", "1.1 dropped a <x>")
    assert _judged(*dropped).never_repeated == {"<x>"}
    assert _judged(*dropped, *AGAIN).never_repeated == frozenset()
