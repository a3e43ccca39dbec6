"""What is due goes, what is not stays (PRI-4)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cohorts.models import Attendance, Enrolment, Session, StartTalk
from intake.models import Application
from outbox.models import Message
from people.expiring import MONTH, ONE_YEAR, SIX_MONTHS, THREE_MONTHS, TWO_YEARS
from people.looking import log_act
from people.models import Act
from pod.models import Pod
from privacy import logs, running, telling
from privacy.ending import ends
from privacy.models import Destruction, Gone
from proeve.laying import current_attempt, proeve_of
from proeve.models import Result
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
LAST = make.at("2026-12-10", "16:30")


def end_of(enrolment: Enrolment) -> object:
    return ends(Enrolment.objects.filter(pk=enrolment.pk)).get(enrolment.pk)


def absent(enrolment: Enrolment) -> Attendance:
    day = make.session(enrolment.cohort, 1)
    return Attendance.objects.create(
        session=day, enrolment=enrolment, absence_reason="Ziek", absence_reported_at=LAST
    )


def reason_of(row: Attendance) -> str:
    row.refresh_from_db()
    return row.absence_reason


def test_it_ends_with_the_last_session_that_counts_or_by_stopping_before() -> None:  # PRI-4
    mine = make.enrolment(make.cohort())
    assert end_of(mine) == LAST
    Session.objects.filter(cohort=mine.cohort, number=8).update(cancelled_at=LAST)
    assert end_of(mine) == LAST - 14 * DAY
    mine.withdrawn_at = LAST - 99 * DAY
    mine.save()
    assert end_of(mine) == LAST - 99 * DAY


def test_it_ends_with_a_result_or_a_resit_to_come_when_that_is_later() -> None:  # PRI-4
    mine = make.enrolment(make.cohort())
    attempt = current_attempt(proeve_of(mine))
    Result.objects.create(
        attempt=attempt, is_obtained=False, reasons="r", missing="m", decided_at=LAST + 9 * DAY
    )
    assert end_of(mine) == LAST + 9 * DAY
    talk = make.proeve_talk(mine, starts_at=LAST + 60 * DAY)
    assert end_of(mine) == talk.ends_at


def test_a_cohort_of_which_every_day_was_cancelled_ends_too() -> None:
    mine = make.enrolment(make.cohort())
    mine.cohort.sessions.update(cancelled_at=make.BEFORE_ALL)
    assert end_of(mine) == LAST


def test_a_reason_of_absence_goes_after_three_months_and_the_absence_stays() -> None:  # PRI-4
    row = absent(make.enrolment(make.cohort()))
    running.run(now=LAST + THREE_MONTHS - SECOND)
    assert reason_of(row) == "Ziek"
    running.run(now=LAST + THREE_MONTHS)
    assert reason_of(row) == ""
    counted = Destruction.objects.get(what="Redenen van afwezigheid")
    assert (counted.count, counted.at) == (1, LAST + THREE_MONTHS)
    running.run(now=LAST + THREE_MONTHS + DAY)
    assert Destruction.objects.filter(what="Redenen van afwezigheid").count() == 1


def test_more_than_one_batch_goes() -> None:
    cohort = make.cohort(days=1, capacity=200)
    moment = {"starts_at": LAST, "ends_at": LAST + SECOND}
    talks = [StartTalk(enrolment=make.enrolment(cohort), **moment) for _ in range(running.BATCH + 3)]
    StartTalk.objects.bulk_create(talks)
    running.run(now=LAST + THREE_MONTHS)
    assert not StartTalk.objects.exists()
    assert Destruction.objects.get(what="Startgesprekken").count == running.BATCH + 3


def test_the_demo_stays_as_it_was_made() -> None:  # PRI-4
    mine = make.enrolment(make.cohort())
    make.pod(mine)
    row = absent(mine)
    mine.cohort.is_demo = True
    mine.cohort.save()
    late = LAST + 9 * TWO_YEARS
    assert (telling.tell(now=late), running.run(now=late)) == (0, 0)
    assert reason_of(row) == "Ziek"
    assert Pod.objects.filter(enrolment=mine).exists()


def test_a_pod_goes_a_month_after_its_owner_was_told_and_never_before() -> None:  # PRI-4, POD-12
    mine = make.enrolment(make.cohort())
    make.pod(mine)
    due = LAST + SIX_MONTHS
    assert telling.tell(now=due - MONTH - DAY) == 0
    assert telling.tell(now=due - MONTH) == 1
    told = Message.objects.get(kind="pod_goes")
    assert (told.recipient, told.facts["goes_on"]) == (mine.person, due.date().isoformat())
    assert told.facts["path"] == f"/pod/{mine.pk}/pdf/"
    assert telling.tell(now=due - MONTH + DAY) == 0
    running.run(now=due - DAY)
    assert Pod.objects.exists()
    running.run(now=due)
    assert not Pod.objects.exists()


def test_a_pod_that_is_overdue_waits_a_month_after_the_mail() -> None:  # PRI-4
    mine = make.enrolment(make.cohort())
    make.pod(mine)
    late = LAST + TWO_YEARS - MONTH
    running.run(now=late)
    assert Pod.objects.exists()
    telling.tell(now=late)
    day = date.fromisoformat(Message.objects.get(kind="pod_goes").facts["goes_on"])
    assert day == (late + MONTH).date()
    running.run(now=late + MONTH - DAY)
    assert Pod.objects.exists()
    running.run(now=late + MONTH)
    assert not Pod.objects.exists()


def test_a_resit_after_the_mail_moves_the_day_and_is_told_again() -> None:  # PRI-4
    mine = make.enrolment(make.cohort())
    make.pod(mine)
    due = LAST + SIX_MONTHS
    telling.tell(now=due - MONTH)
    talk = make.proeve_talk(mine, starts_at=due - DAY)
    running.run(now=due)
    assert Pod.objects.exists()
    telling.tell(now=talk.ends_at + SIX_MONTHS - MONTH)
    assert Message.objects.filter(kind="pod_goes").count() == 2


def test_a_deelname_without_a_result_goes_after_two_years_and_one_with_a_result_stays() -> None:  # PRI-4
    cohort = make.cohort()
    without, obtained = make.enrolment(cohort), make.enrolment(cohort)
    attempt = current_attempt(proeve_of(obtained))
    Result.objects.create(attempt=attempt, is_obtained=True, reasons="r", decided_at=LAST)
    running.run(now=LAST + TWO_YEARS - SECOND)
    assert set(Enrolment.objects.all()) == {without, obtained}
    running.run(now=LAST + TWO_YEARS)
    assert set(Enrolment.objects.all()) == {obtained}


def test_who_never_heard_and_whose_cohort_is_long_over_is_erased() -> None:  # PRI-4
    mine = make.application(make.cohort(), handed_in_at=make.BEFORE_ALL)
    running.run(now=LAST + THREE_MONTHS - SECOND)
    assert Application.objects.filter(pk=mine.pk).exists()
    running.run(now=LAST + THREE_MONTHS)
    assert not Application.objects.filter(pk=mine.pk).exists()


def test_a_line_in_the_log_goes_a_year_after_what_it_is_about() -> None:  # PRI-4
    mine, by = make.enrolment(make.cohort()), make.person()
    log_act("transferred", about=f"enrolment:{mine.pk}", by=by, now=LAST)
    logs.look_after(now=LAST + 99 * TWO_YEARS)
    assert (Act.objects.count(), Gone.objects.count()) == (1, 0)
    key = f"enrolment:{mine.pk}"
    mine.delete()
    logs.look_after(now=LAST)
    assert (Act.objects.count(), Gone.objects.get().key) == (1, key)
    logs.look_after(now=LAST + ONE_YEAR - SECOND)
    assert Act.objects.count() == 1
    logs.look_after(now=LAST + ONE_YEAR)
    assert (Act.objects.count(), Gone.objects.count()) == (0, 0)


def test_the_database_refuses_an_empty_destruction() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Destruction.objects.create(what="POD's", count=0, at=LAST)


def test_what_goes_within_a_month_is_counted_beforehand_and_nothing_of_the_vault() -> None:  # PRI-4, BIG-3
    mine = make.enrolment(make.cohort())
    absent(mine)
    make.questionnaire(mine)
    early = LAST + THREE_MONTHS - MONTH
    assert [one.what for one in running.coming(now=early - SECOND)] == []
    assert [(one.what, one.count) for one in running.coming(now=early)] == [("Redenen van afwezigheid", 1)]
