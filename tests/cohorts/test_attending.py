from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from cohorts import attending
from cohorts.attending import Status
from cohorts.local_time import AMSTERDAM
from cohorts.models import Attendance
from people.models import Act
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 8)
MORNING = datetime(2026, 10, 8, 9, tzinfo=AMSTERDAM)
EARLIER = datetime(2026, 10, 1, 9, tzinfo=AMSTERDAM)


def test_the_trainer_records_who_was_there() -> None:  # COH-6
    cohort = make.cohort(days=1, first_day=DAY)
    one, two = make.enrolment(cohort), make.enrolment(cohort)
    session, by = cohort.sessions.get(), make.trainer(cohort)
    statuses = {one.pk: Status.PRESENT, two.pk: Status.ABSENT}
    assert attending.record(session, statuses, by=by, now=MORNING) == 2
    assert attending.record(session, statuses, by=by, now=MORNING + timedelta(hours=1)) == 0
    row = Attendance.objects.get(enrolment=one)
    assert (row.status, row.recorded_by, row.recorded_at) == (Status.PRESENT, by, MORNING)
    assert Act.objects.filter(action="attendance-recorded").count() == 1
    attending.record(session, {one.pk: ""}, by=by, now=MORNING)
    row.refresh_from_db()
    assert (row.status, row.recorded_at) == ("", None)


def test_nothing_is_recorded_before_the_day_or_for_strangers() -> None:  # COH-6
    cohort = make.cohort(days=1, first_day=DAY)
    session, by, own = cohort.sessions.get(), make.trainer(cohort), make.enrolment(cohort)
    stranger = make.enrolment(make.cohort(days=1))
    with pytest.raises(attending.NotYet):
        attending.record(session, {own.pk: Status.PRESENT}, by=by, now=MORNING - timedelta(days=1))
    with pytest.raises(attending.NotInCohort):
        attending.record(session, {stranger.pk: Status.PRESENT}, by=by, now=MORNING)
    session.cancelled_at = EARLIER
    session.save()
    with pytest.raises(attending.DayCancelled):
        attending.record(session, {own.pk: Status.PRESENT}, by=by, now=MORNING)
    assert not Attendance.objects.exists()


def test_an_absence_told_beforehand_is_a_suggestion_and_no_record() -> None:  # COH-6
    cohort = make.cohort(days=1, first_day=DAY)
    session, own = cohort.sessions.get(), make.enrolment(cohort)
    row = attending.report_absence(session, own, reason="Bruiloft", now=EARLIER)
    assert (row.status, row.absence_reason, attending.suggestion(row)) == ("", "Bruiloft", Status.EXCUSED)
    attending.take_back_absence(session, own, now=EARLIER)
    row.refresh_from_db()
    assert (row.absence_reported_at, row.absence_reason, attending.suggestion(row)) == (None, "", "")


def test_an_absence_can_be_told_until_the_day_ends() -> None:  # COH-6
    cohort = make.cohort(days=1, first_day=DAY)
    session, own = cohort.sessions.get(), make.enrolment(cohort)
    attending.report_absence(session, own, reason="", now=session.ends_at - timedelta(minutes=1))
    with pytest.raises(attending.DayOver):
        attending.report_absence(session, own, reason="", now=session.ends_at)
    with pytest.raises(attending.NotTheirs):
        attending.report_absence(session, make.enrolment(make.cohort(days=1)), reason="", now=EARLIER)


def test_the_database_refuses_a_status_without_a_moment() -> None:
    cohort = make.cohort(days=1, first_day=DAY)
    session, own = cohort.sessions.get(), make.enrolment(cohort)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(session=session, enrolment=own, status=Status.PRESENT)
