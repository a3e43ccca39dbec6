from datetime import date, time

import pytest

from cohorts.local_time import at
from cohorts.models import Cohort, Session
from cohorts.warnings import warnings_for
from people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 8)


def warned(
    day: date,
    *,
    start: int = 9,
    end: int = 17,
    place: str = "",
    trainers: tuple[Person, ...] = (),
    leave_out: Session | Cohort | None = None,
) -> list[str]:
    return warnings_for(
        at(day, time(start)), at(day, time(end)), place=place, trainers=trainers, leave_out=leave_out
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 5, 5), "Op deze dag is het een feestdag: Bevrijdingsdag."),
        (date(2026, 5, 14), "Op deze dag is het een feestdag: Hemelvaartsdag."),
        (date(2026, 12, 26), "Op deze dag is het een feestdag: Tweede kerstdag."),
        (date(2026, 10, 10), "Deze dag is een zaterdag."),
        (date(2026, 10, 11), "Deze dag is een zondag."),
    ],
)
def test_holidays_and_weekends_are_named(day: date, sentence: str) -> None:  # COH-3
    assert warned(day) == [sentence]


def test_school_holidays_are_named_with_their_regions() -> None:  # COH-3
    assert warned(date(2026, 4, 27)) == [
        "Op deze dag is het een feestdag: Koningsdag.",
        "Op deze dag zijn de scholen vrij: meivakantie.",
    ]
    assert warned(date(2026, 10, 15)) == ["Op deze dag zijn de scholen vrij: herfstvakantie in noord."]
    assert warned(date(2026, 10, 17)) == ["Deze dag is een zaterdag."]


def test_a_day_beyond_what_is_published_says_so() -> None:  # COH-3
    assert warned(date(2029, 10, 4)) == ["De schoolvakanties van dit schooljaar kennen we nog niet."]


def test_an_ordinary_day_has_no_warning() -> None:  # COH-3
    assert warned(DAY) == []


def test_a_trainer_with_another_session_that_day() -> None:  # COH-3
    other = make.cohort(name="Waterstad", days=1, first_day=DAY, start="18:00", end="20:00")
    fatima = make.trainer(other, name="Fatima")
    sentence = ["Fatima heeft deze dag al een bijeenkomst van Waterstad."]
    assert warned(DAY, trainers=(fatima,)) == sentence
    assert warned(date(2026, 10, 9), trainers=(fatima,)) == []
    assert warned(DAY, trainers=(make.person(),)) == []
    assert warned(DAY, trainers=(fatima,), leave_out=other) == []


def test_a_day_led_by_named_trainers_keeps_the_others_free() -> None:  # COH-3
    other = make.cohort(name="Waterstad", days=1, first_day=DAY)
    fatima, joost = make.trainer(other, name="Fatima"), make.trainer(other, name="Joost")
    other.sessions.get().trainers.set([joost])
    assert warned(DAY, trainers=(fatima, joost)) == ["Joost heeft deze dag al een bijeenkomst van Waterstad."]


def test_a_place_that_is_taken_at_that_time() -> None:  # COH-3
    other = make.cohort(
        name="Waterstad", days=1, first_day=DAY, place="Zaal 2.14", start="09:00", end="12:00"
    )
    assert warned(DAY, place=" zaal  2.14 ", start=11, end=13) == [
        "zaal 2.14 is dan al bezet door Waterstad."
    ]
    assert warned(DAY, place="Zaal 2.14", start=12, end=13) == []
    assert warned(DAY, place="Zaal 3", start=11, end=13) == []
    assert warned(DAY, place="Zaal 2.14", start=11, end=13, leave_out=other.sessions.get()) == []
    other.sessions.update(cancelled_at=at(DAY, time(8)))
    assert warned(DAY, place="Zaal 2.14", start=11, end=13) == []
