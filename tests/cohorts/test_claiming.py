from datetime import date, datetime, timedelta

import pytest

from cohorts import attending, claiming
from cohorts.attending import Status
from cohorts.local_time import AMSTERDAM
from cohorts.models import Attendance, Enrolment, Session
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 8)
MORNING = datetime(2026, 10, 8, 9, 30, tzinfo=AMSTERDAM)
SECOND = timedelta(seconds=1)


def room() -> tuple[Session, Enrolment]:
    cohort = make.cohort(days=1, first_day=DAY)
    return cohort.sessions.get(), make.enrolment(cohort)


def ticket(session: Session, enrolment: Enrolment, *, now: datetime = MORNING) -> str:
    return claiming.ticket_for(session, enrolment, claiming.code_of(session, now=now), now=now)


def test_a_claim_counts_for_nothing_until_a_trainer_confirms_all_at_once() -> None:  # COH-6
    session, sanne = room()
    ahmed, by = make.enrolment(session.cohort), make.trainer(session.cohort)
    away = make.enrolment(session.cohort)
    for one in (sanne, ahmed, away):
        claiming.claim(session, one, ticket=ticket(session, one), now=MORNING)
    assert set(Attendance.objects.values_list("status", "claimed_at")) == {("", MORNING)}
    attending.record(session, {away.pk: Status.ABSENT}, by=by, now=MORNING)
    assert claiming.confirm(session, by=by, now=MORNING + SECOND) == 2
    assert claiming.confirm(session, by=by, now=MORNING + SECOND) == 0
    statuses = dict(Attendance.objects.values_list("enrolment", "status"))
    assert statuses == {sanne.pk: Status.PRESENT, ahmed.pk: Status.PRESENT, away.pk: Status.ABSENT}


def test_a_code_works_now_and_half_a_minute_later_and_then_no_more() -> None:
    session, sanne = room()
    code = claiming.code_of(session, now=MORNING)
    assert claiming.code_of(session, now=MORNING + 30 * SECOND) != code
    assert claiming.ticket_for(session, sanne, code, now=MORNING + 59 * SECOND)
    with pytest.raises(claiming.CodeOver):
        claiming.ticket_for(session, sanne, code, now=MORNING + 60 * SECOND)
    with pytest.raises(claiming.CodeOver):
        claiming.ticket_for(session, sanne, claiming.code_of(session, now=MORNING + 30 * SECOND), now=MORNING)


def test_the_code_of_another_day_or_a_code_of_ones_own_making_is_refused() -> None:
    session, sanne = room()
    other, _ = room()
    for code in (claiming.code_of(other, now=MORNING), "0" * 20, "é"):
        with pytest.raises(claiming.CodeOver):
            claiming.ticket_for(session, sanne, code, now=MORNING)


def test_a_ticket_is_for_one_person_and_five_minutes() -> None:
    session, sanne = room()
    ahmed, theirs = make.enrolment(session.cohort), ticket(session, sanne)
    for who, words, now in (
        (ahmed, theirs, MORNING),
        (sanne, theirs, MORNING + timedelta(minutes=5, seconds=1)),
        (sanne, "verzonnen", MORNING),
    ):
        with pytest.raises(claiming.CodeOver):
            claiming.claim(session, who, ticket=words, now=now)
    assert claiming.claim(session, sanne, ticket=theirs, now=MORNING + timedelta(minutes=4)).claimed_at


def test_claiming_is_for_the_day_itself_with_an_hour_on_both_sides() -> None:
    session, sanne = room()
    for now, works in (
        (session.starts_at - claiming.MARGIN - SECOND, False),
        (session.starts_at - claiming.MARGIN, True),
        (session.ends_at + claiming.MARGIN - SECOND, True),
        (session.ends_at + claiming.MARGIN, False),
    ):
        assert claiming.is_on(session, now=now) == works
        if not works:
            with pytest.raises(claiming.NotOnTheDay):
                ticket(session, sanne, now=now)
    session.cancelled_at = MORNING
    session.save()
    with pytest.raises(attending.DayCancelled):
        ticket(session, sanne)


def test_who_claims_twice_or_is_recorded_already_reads_so() -> None:
    session, sanne = room()
    first = ticket(session, sanne)
    claiming.claim(session, sanne, ticket=first, now=MORNING)
    with pytest.raises(claiming.Claimed, match=r"Je hebt je om 9\.30 uur al gemeld"):
        claiming.claim(session, sanne, ticket=first, now=MORNING + SECOND)
    attending.record(session, {sanne.pk: Status.PARTLY}, by=make.trainer(session.cohort), now=MORNING)
    with pytest.raises(claiming.Recorded, match="deels aanwezig"):
        ticket(session, sanne)


def test_a_claim_is_what_the_list_starts_from_also_after_an_absence_told_beforehand() -> None:
    session, sanne = room()
    attending.report_absence(session, sanne, reason="Trein", now=MORNING - timedelta(days=1))
    row = claiming.claim(session, sanne, ticket=ticket(session, sanne), now=MORNING)
    assert attending.suggestion(row) == Status.PRESENT
