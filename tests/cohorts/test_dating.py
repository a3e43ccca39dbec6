from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from cohorts import enrolling, opening, rescheduling
from cohorts.local_time import AMSTERDAM, at
from cohorts.models import Cohort, Enrolment, Session
from outbox import letters
from outbox.kinds import kind_named
from outbox.models import Message
from people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 10, 12, tzinfo=AMSTERDAM)
FIRST = date(2026, 10, 1)


def planned(days: int = 4) -> Cohort:
    """Thursdays from 1 October 2026; two have been when these tests begin."""
    return make.cohort(days=days, first_day=FIRST, every=7)


def enrol(cohort: Cohort, *, email: str = "noor@voorbeeld.test", now: datetime = NOW) -> Enrolment:
    admission = enrolling.enrol(
        cohort,
        email=email,
        name="Noor de Wit",
        organisation="",
        team="",
        trainer="Fatima",
        decided_on=date(2026, 9, 1),
        by=make.coordinator(),
        now=now,
    )
    return admission.enrolment


def events(to: Person, **wanted: Any) -> list[tuple[str, str, int]]:
    """Method, identity and sequence of what is planned for someone's calendar, in order."""
    rows = Message.objects.filter(recipient=to, **wanted).exclude(calendar="").order_by("pk")
    return [_event(row) for row in rows]


def _event(message: Message) -> tuple[str, str, int]:
    calendar = Calendar.from_ical(message.calendar)
    [event] = calendar.walk("VEVENT")
    return str(calendar["method"]), str(event["uid"]), int(event["sequence"])


def has_left(**wanted: Any) -> None:
    Message.objects.filter(state="planned", **wanted).update(state="sent", sent_at=NOW)


def to_day(session: Session, day: date, *, now: datetime = NOW) -> Session:
    begin, end = at(day, time(10)), at(day, time(17))
    return rescheduling.move(
        session, starts_at=begin, ends_at=end, place="Raadhuis", link="", by=make.coordinator(), now=now
    )


def test_who_joins_late_gets_every_day_to_come_in_a_mail_of_its_own() -> None:  # COH-4, COH-10
    cohort = planned()
    cohort.sessions.filter(number=4).update(cancelled_at=NOW)
    opening_day = cohort.sessions.get(number=3)
    person = enrol(cohort).person
    assert events(person) == [("REQUEST", str(opening_day.uid), 0)]


def test_a_trainer_gets_the_days_from_the_opening_of_a_cohort() -> None:
    trainer, version = make.person(), make.programme_version(days=2)
    slots = [(make.at(f"2026-11-{n}"), make.at(f"2026-11-{n}", "16:30"), "Zaal", "") for n in (12, 19)]
    cohort = opening.open_cohort(
        version,
        name="Najaar",
        capacity=8,
        sessions=slots,
        trainers=[trainer],
        by=make.coordinator(),
        now=NOW,
    )
    uids = [str(uid) for uid in cohort.sessions.order_by("number").values_list("uid", flat=True)]
    assert events(trainer) == [("REQUEST", uid, 0) for uid in uids]


def test_a_day_that_comes_later_goes_to_everyone_concerned() -> None:  # COH-4
    cohort = make.cohort(days=2, first_day=date(2026, 11, 5), version=make.programme_version(days=8))
    participant, trainer = make.enrolment(cohort).person, make.trainer(cohort)
    day = opening.add_session(
        cohort,
        starts_at=make.at("2026-12-03"),
        ends_at=make.at("2026-12-03", "16:30"),
        place="Zaal 2",
        link="",
        by=make.coordinator(),
        now=NOW,
    )
    for person in (participant, trainer):
        assert events(person, kind="days_changed") == [("REQUEST", str(day.uid), 0)]


def test_leaving_takes_out_what_is_to_come_and_was_told() -> None:  # COH-4, PPL-2
    cohort = planned(5)
    enrolment, other = enrol(cohort), make.enrolment(cohort)
    told, untold = cohort.sessions.get(number=3), cohort.sessions.get(number=4)
    has_left(subject=told.key)
    enrolling.withdraw(enrolment, by=make.coordinator(), now=NOW)
    mine = events(enrolment.person, state="planned")
    assert mine == [("CANCEL", str(told.uid), 1)]
    assert not Message.objects.filter(
        recipient=enrolment.person, subject=untold.key, state="planned"
    ).exists()
    assert events(other.person) == []


def test_a_trainer_whose_work_ends_loses_the_days() -> None:  # PPL-2
    cohort, by = planned(), make.coordinator()
    work = enrolling.invite_trainer(cohort, email="f@voorbeeld.test", name="Fatima", by=by, now=NOW)
    has_left()
    enrolling.end_trainership(work, by=by, now=NOW)
    assert [method for method, _, _ in events(work.person, state="planned")] == ["CANCEL", "CANCEL"]


def test_who_comes_back_gets_a_higher_number_than_what_took_it_away() -> None:  # COH-4
    cohort = planned(3)
    day = cohort.sessions.get(number=3)
    first = enrol(cohort)
    has_left()
    enrolling.withdraw(first, by=make.coordinator(), now=NOW)
    enrol(cohort, now=NOW + timedelta(minutes=1))
    rows = Message.objects.filter(recipient=first.person, subject=day.key).order_by("pk")
    assert [(*_event(row), row.state) for row in rows] == [
        ("REQUEST", str(day.uid), 0, "sent"),
        ("CANCEL", str(day.uid), 1, "lapsed"),
        ("REQUEST", str(day.uid), 2, "planned"),
    ]


def test_who_comes_back_before_any_mail_left_still_gets_the_days() -> None:  # COH-4
    cohort = planned(3)
    first = enrol(cohort)
    enrolling.withdraw(first, by=make.coordinator(), now=NOW)
    enrol(cohort, now=NOW + timedelta(minutes=1))
    assert [method for method, _, _ in events(first.person, state="planned")] == ["REQUEST"]


def test_mail_that_has_not_left_says_the_new_time() -> None:  # MSG-3
    cohort = planned(3)
    person, day = enrol(cohort).person, cohort.sessions.get(number=3)
    moved = to_day(day, date(2026, 10, 21))
    row = Message.objects.get(recipient=person, kind="session_in_calendar")
    assert "21 oktober" in letters.write(row).subject
    [event] = Calendar.from_ical(row.calendar).walk("VEVENT")
    assert (event.decoded("dtstart"), event["sequence"]) == (moved.starts_at, 1)
    has_left()
    to_day(day, date(2026, 10, 28))
    row.refresh_from_db()
    assert "21 oktober" in letters.write(row).subject


def test_a_day_put_right_afterwards_changes_calendars_without_news() -> None:  # COH-4
    cohort = planned(3)
    person, day = make.enrolment(cohort).person, cohort.sessions.get(number=3)
    to_day(day, date(2026, 10, 9))
    assert not Message.objects.filter(kind="days_changed").exists()
    assert events(person) == [("REQUEST", str(day.uid), 1)]


def test_who_does_not_want_the_series_can_say_so_and_still_hears_of_changes() -> None:  # MSG-4
    kinds = ("session_in_calendar", "days_changed", "session_follows", "session_out_of_calendar")
    assert [kind_named(name).can_be_switched_off for name in kinds] == [True, False, False, False]
    assert not any(kind_named(name).may_be_gathered for name in kinds)


def test_a_cancelled_day_is_not_announced_any_more() -> None:  # MSG-3
    cohort = planned(3)
    person, day = enrol(cohort).person, cohort.sessions.get(number=3)
    rescheduling.cancel(day, by=make.coordinator(), now=NOW)
    assert [method for method, _, _ in events(person, state="planned")] == ["CANCEL"]


def test_the_title_in_a_calendar_stays_right_when_days_are_renumbered() -> None:  # COH-2
    cohort = planned(4)
    person = enrol(cohort).person
    titles = {_title(row) for row in Message.objects.filter(recipient=person).exclude(calendar="")}
    assert titles == {f"{cohort.name}: Thema 3", f"{cohort.name}: Thema 4"}


def _title(message: Message) -> str:
    [event] = Calendar.from_ical(message.calendar).walk("VEVENT")
    return str(event["summary"])


def test_news_of_one_day_has_the_event_in_it() -> None:  # COH-4
    cohort = planned()
    person, day = make.enrolment(cohort).person, cohort.sessions.get(number=3)
    to_day(day, date(2026, 10, 16))
    assert events(person, kind="days_changed") == [("REQUEST", str(day.uid), 1)]
    assert not Message.objects.filter(kind="session_follows").exists()


def test_news_of_two_days_has_a_mail_for_calendars_beside_it_for_each() -> None:  # COH-4
    cohort = planned()
    person = make.enrolment(cohort).person
    moved, gone = cohort.sessions.get(number=3), cohort.sessions.get(number=4)
    to_day(moved, date(2026, 10, 16))
    rescheduling.cancel(gone, by=make.coordinator(), now=NOW)
    assert events(person, kind="days_changed") == []
    beside = events(person, kind="session_follows", state="planned")
    assert sorted(beside) == sorted([("REQUEST", str(moved.uid), 1), ("CANCEL", str(gone.uid), 1)])
    news = Message.objects.get(kind="days_changed")
    assert {row.due_at for row in Message.objects.filter(kind="session_follows")} == {news.due_at}


def test_what_went_back_needs_no_mail_beside_the_news() -> None:  # MSG-3
    cohort = planned()
    person, (third, fourth) = make.enrolment(cohort).person, cohort.sessions.filter(number__gt=2)
    to_day(third, date(2026, 10, 16))
    begin, end = fourth.starts_at, fourth.ends_at
    to_day(fourth, date(2026, 10, 23))
    rescheduling.move(
        fourth,
        starts_at=begin,
        ends_at=end,
        place=fourth.place,
        link="",
        by=make.coordinator(),
        now=NOW,
    )
    assert events(person, state="planned") == [("REQUEST", str(third.uid), 1)]
