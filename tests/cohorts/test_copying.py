from datetime import UTC, date, datetime, time

import pytest

from cohorts import copying
from cohorts.dates import Slot
from cohorts.local_time import AMSTERDAM, at
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)


def slots(*days: date) -> list[Slot]:
    return [Slot(at(day, time(9, 30)), at(day, time(16, 30)), "Raadhuis") for day in days]


def test_all_dates_shift_as_far_as_the_first() -> None:  # COH-7
    cohort = make.cohort(days=3, first_day=date(2026, 9, 10), every=14)
    cohort.sessions.filter(number=3).update(cancelled_at=NOW)
    days = copying.days_of(cohort)
    # Over a change of the clock, by days on the calendar.
    assert copying.shifted_dates(days, 126) == [date(2027, 1, 14), date(2027, 1, 28)]


def test_a_copy_has_the_texts_and_none_of_the_people() -> None:  # COH-7
    cohort = make.cohort(days=3, first_day=date(2026, 9, 10), capacity=12)
    make.enrolment(cohort)
    make.trainer(cohort)
    cohort.sessions.filter(number=2).update(theme="Eigen thema")
    cohort.sessions.filter(number=3).update(cancelled_at=NOW)
    own = slots(date(2027, 1, 14), date(2027, 1, 28))
    twin = copying.copy(cohort, name="Voorjaar", slots=own, by=make.coordinator(), now=NOW)
    assert make.dates_of(twin) == [date(2027, 1, 14), date(2027, 1, 28)]
    assert (twin.capacity, twin.version) == (12, cohort.version)
    assert twin.sessions.get(number=2).theme == "Eigen thema"
    starts = twin.sessions.values_list("starts_at", flat=True)
    assert {s.astimezone(AMSTERDAM).time() for s in starts} == {time(9, 30)}
    assert not twin.enrolments.exists() and not twin.trainerships.exists()


def test_a_cohort_without_days_cannot_be_copied() -> None:
    empty = make.cohort(days=0, version=make.programme_version())
    with pytest.raises(copying.NothingToCopy):
        copying.copy(empty, name="Leeg", slots=slots(date(2027, 1, 14)), by=make.coordinator(), now=NOW)
