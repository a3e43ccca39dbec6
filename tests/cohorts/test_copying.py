from datetime import UTC, date, datetime, time

import pytest

from cohorts import copying, opening
from cohorts.local_time import AMSTERDAM
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)


def test_a_copy_shifts_all_dates_as_far_as_the_first() -> None:  # COH-7
    cohort = make.cohort(days=8, first_day=date(2026, 9, 10), every=14, place="Raadhuis", capacity=12)
    make.enrolment(cohort)
    make.trainer(cohort)
    cohort.sessions.filter(number=2).update(theme="Eigen thema")
    cohort.sessions.filter(number=8).update(cancelled_at=NOW)
    twin = copying.copy(cohort, name="Voorjaar", first_day=date(2027, 1, 14), by=make.coordinator(), now=NOW)
    assert opening.dates_of(twin)[:2] == [date(2027, 1, 14), date(2027, 1, 28)]
    assert (twin.sessions.count(), twin.capacity, twin.version) == (7, 12, cohort.version)
    assert twin.sessions.get(number=2).theme == "Eigen thema"
    starts = twin.sessions.values_list("starts_at", flat=True)
    assert {s.astimezone(AMSTERDAM).time() for s in starts} == {time(9, 30)}
    assert not twin.enrolments.exists() and not twin.trainerships.exists()


def test_a_cohort_without_days_cannot_be_copied() -> None:
    with pytest.raises(copying.NothingToCopy):
        copying.copy(
            make.cohort(days=0, version=make.programme_version()),
            name="Leeg",
            first_day=date(2027, 1, 14),
            by=make.coordinator(),
            now=NOW,
        )
