from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from cohorts import attending, pressing
from cohorts.attending import Status
from cohorts.local_time import AMSTERDAM
from cohorts.models import Attendance, Cohort, Enrolment, Press
from people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 8)
MORNING = datetime(2026, 10, 8, 9, 30, tzinfo=AMSTERDAM)
MINUTE = timedelta(minutes=1)


def room() -> tuple[Cohort, Enrolment, Person, Person]:
    cohort = make.cohort(days=1, first_day=DAY)
    return cohort, make.enrolment(cohort), make.trainer(cohort, "Fatima"), make.trainer(cohort, "Joris")


def press(
    enrolment: Enrolment,
    status: str,
    *,
    by: Person,
    at: datetime = MORNING,
    now: datetime | None = None,
    token: UUID | None = None,
) -> bool:
    session, token = enrolment.cohort.sessions.get(), token or uuid4()
    return pressing.press(session, enrolment.pk, status, token=token, pressed_at=at, by=by, now=now or at)


def known(enrolment: Enrolment) -> tuple[str, Person | None, datetime | None]:
    row = Attendance.objects.get(enrolment=enrolment)
    return row.status, row.recorded_by, row.recorded_at


def test_one_press_records_and_another_takes_it_back() -> None:  # COH-6
    _, sanne, fatima, _ = room()
    assert press(sanne, Status.PRESENT, by=fatima)
    assert known(sanne) == (Status.PRESENT, fatima, MORNING)
    assert press(sanne, "", by=fatima, at=MORNING + MINUTE)
    assert known(sanne) == ("", fatima, None)


def test_the_same_press_sent_twice_counts_once() -> None:
    _, sanne, fatima, joris = room()
    token = uuid4()
    assert press(sanne, Status.PRESENT, by=fatima, token=token)
    assert press(sanne, Status.PARTLY, by=joris, at=MORNING + MINUTE)
    # Its answer was lost; it comes again, and seems a little younger.
    assert not press(sanne, Status.PRESENT, by=fatima, token=token, at=MORNING + 2 * MINUTE)
    assert known(sanne) == (Status.PARTLY, joris, MORNING + MINUTE)
    assert Press.objects.count() == 2


def test_of_two_trainers_the_later_press_counts_whichever_arrives_last() -> None:
    _, sanne, fatima, joris = room()
    late = MORNING + 30 * MINUTE
    assert press(sanne, Status.PARTLY, by=joris, at=MORNING + 5 * MINUTE)
    assert not press(sanne, Status.PRESENT, by=fatima, at=MORNING, now=late)
    assert known(sanne) == (Status.PARTLY, joris, MORNING + 5 * MINUTE)
    assert press(sanne, Status.EXCUSED, by=fatima, at=MORNING + 6 * MINUTE, now=late)
    assert known(sanne) == (Status.EXCUSED, fatima, MORNING + 6 * MINUTE)


def test_a_press_of_before_does_not_undo_what_was_taken_back_or_saved_on_the_list() -> None:
    cohort, sanne, fatima, joris = room()
    press(sanne, Status.PRESENT, by=joris)
    press(sanne, "", by=joris, at=MORNING + 2 * MINUTE)
    assert not press(sanne, Status.ABSENT, by=fatima, at=MORNING + MINUTE, now=MORNING + 9 * MINUTE)
    assert known(sanne)[0] == ""
    statuses = {sanne.pk: Status.PARTLY}
    attending.record(cohort.sessions.get(), statuses, by=joris, now=MORNING + 5 * MINUTE)
    assert not press(sanne, Status.ABSENT, by=fatima, at=MORNING + 4 * MINUTE, now=MORNING + 9 * MINUTE)
    assert known(sanne)[0] == Status.PARTLY


def test_nothing_is_pressed_before_the_day_for_strangers_or_by_odd_words() -> None:  # COH-6
    _, sanne, fatima, _ = room()
    stranger = make.enrolment(make.cohort(days=1, first_day=DAY))
    session, words = sanne.cohort.sessions.get(), {"token": uuid4(), "by": fatima}
    with pytest.raises(attending.NotYet):
        press(sanne, Status.PRESENT, by=fatima, at=MORNING - timedelta(days=1))
    with pytest.raises(attending.NotInCohort):
        pressing.press(session, stranger.pk, Status.PRESENT, pressed_at=MORNING, now=MORNING, **words)
    with pytest.raises(pressing.NoSuchStatus):
        pressing.press(session, sanne.pk, "misschien", pressed_at=MORNING, now=MORNING, **words)
    assert not Attendance.objects.exists()
