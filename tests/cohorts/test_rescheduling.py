from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from icalendar import Calendar

from cohorts import rescheduling
from cohorts.local_time import AMSTERDAM, at, day_of
from cohorts.models import Cohort, Session
from cohorts.numbering import DateTaken
from outbox import letters
from outbox.models import Message
from outbox.planning import Planned, plan_many
from people.models import Person
from people.refusals import Refusal
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 12, tzinfo=AMSTERDAM)
FIRST = date(2026, 10, 1)


def planned(days: int = 4) -> Cohort:
    """Thursdays, every week from 1 October 2026."""
    return make.cohort(days=days, first_day=FIRST, every=7)


def to(session: Session, day: date, *, by: Person, start: int = 10, place: str = "Raadhuis") -> Session:
    begin, end = at(day, time(start)), at(day, time(17))
    return rescheduling.move(session, starts_at=begin, ends_at=end, place=place, link="", by=by, now=NOW)


def numbers(cohort: Cohort) -> list[tuple[int, str]]:
    return list(cohort.sessions.order_by("number").values_list("number", "theme"))


def reminder(session: Session, who: Person) -> None:
    facts = {
        "cohort": session.cohort.name,
        "day_number": session.number,
        "theme": session.theme,
        "starts_at": session.starts_at,
        "place": session.place,
        "path": "/",
    }
    row = Planned(
        "before_open_1",
        to=who,
        subject=f"entry:{session.pk}",
        occasion="",
        facts=facts,
        anchor=f"{session.key}:start",
        anchor_at=session.starts_at,
    )
    plan_many([row], now=NOW)


def test_a_moved_day_takes_its_new_time_and_place() -> None:  # COH-4
    cohort = planned()
    moved = to(cohort.sessions.get(number=2), date(2026, 10, 9), by=make.coordinator())
    assert (day_of(moved.starts_at), moved.place, moved.number, moved.sequence) == (
        date(2026, 10, 9),
        "Raadhuis",
        2,
        1,
    )


def test_moving_past_another_renumbers_and_keeps_the_theme() -> None:  # COH-2
    cohort = planned()
    moved = to(cohort.sessions.get(number=1), date(2026, 10, 16), by=make.coordinator())
    assert moved.number == 3
    assert numbers(cohort) == [(1, "Thema 2"), (2, "Thema 3"), (3, "Thema 1"), (4, "Thema 4")]


def test_two_days_of_a_cohort_never_share_a_date() -> None:  # COH-2
    cohort = planned()
    with pytest.raises(DateTaken, match="Dag 2 is al op deze datum"):
        to(cohort.sessions.get(number=1), date(2026, 10, 8), by=make.coordinator())


def test_a_cancelled_day_leaves_its_date_free() -> None:  # COH-4
    cohort, by = planned(), make.coordinator()
    rescheduling.cancel(cohort.sessions.get(number=2), by=by, now=NOW)
    assert to(cohort.sessions.get(number=1), date(2026, 10, 8), by=by).number == 1


def test_everyone_concerned_gets_one_message_with_the_same_event() -> None:  # COH-4, MSG-1
    cohort = planned()
    participant, gone = make.enrolment(cohort), make.enrolment(cohort)
    type(gone).objects.filter(pk=gone.pk).update(withdrawn_at=NOW)
    trainer = make.trainer(cohort)
    session = cohort.sessions.get(number=2)
    old = session.starts_at
    to(session, date(2026, 10, 9), by=make.coordinator())
    messages = Message.objects.filter(kind="days_changed", subject=cohort.key)
    assert {m.recipient for m in messages} == {participant.person, trainer}
    message = messages.first()
    assert message
    [change] = message.facts["changes"]
    assert (change["day_number"], change["now"]["place"]) == (2, "Raadhuis")
    assert datetime.fromisoformat(change["was"]["starts_at"]) == old
    event = Calendar.from_ical(message.calendar).walk("VEVENT")[0]
    assert (str(event["uid"]), event["sequence"]) == (str(session.uid), 1)


def test_the_same_move_twice_tells_once() -> None:
    cohort, by = planned(), make.coordinator()
    make.enrolment(cohort)
    session = cohort.sessions.get(number=2)
    for _ in range(2):
        to(session, date(2026, 10, 9), by=by)
    [change] = Message.objects.get(kind="days_changed").facts["changes"]
    assert day_of(datetime.fromisoformat(change["now"]["starts_at"])) == date(2026, 10, 9)


def test_reminders_move_with_their_day() -> None:  # MSG-3
    cohort = planned()
    who, session = make.enrolment(cohort).person, cohort.sessions.get(number=1)
    reminder(session, who)
    to(session, date(2026, 10, 16), by=make.coordinator())
    row = Message.objects.get(kind="before_open_1")
    assert row.due_at.astimezone(AMSTERDAM).date() == date(2026, 10, 15)
    assert (row.facts["day_number"], row.facts["place"]) == (3, "Raadhuis")


def test_reminders_of_a_renumbered_day_name_its_new_number() -> None:  # COH-2, MSG-3
    cohort = planned()
    who, other = make.enrolment(cohort).person, cohort.sessions.get(number=2)
    reminder(other, who)
    to(cohort.sessions.get(number=1), date(2026, 10, 16), by=make.coordinator())
    row = Message.objects.get(kind="before_open_1")
    assert row.facts["day_number"] == 1
    assert row.due_at.astimezone(AMSTERDAM).date() == day_of(other.starts_at) - timedelta(days=1)


def test_a_cancelled_day_counts_for_nothing_and_its_reminders_lapse() -> None:  # COH-4, MSG-3
    cohort = planned()
    who, session = make.enrolment(cohort).person, cohort.sessions.get(number=2)
    reminder(session, who)
    rescheduling.cancel(session, by=make.coordinator(), now=NOW)
    assert Message.objects.get(kind="before_open_1").state == Message.State.LAPSED
    told = Message.objects.get(kind="days_changed")
    assert (told.recipient, told.state) == (who, Message.State.PLANNED)
    assert Calendar.from_ical(told.calendar)["method"] == "CANCEL"
    assert [s.number for s in cohort.sessions.that_count().order_by("number")] == [1, 3, 4]


def test_nothing_moves_once_it_has_started_or_is_cancelled() -> None:  # COH-4
    cohort, by = planned(), make.coordinator()
    session = cohort.sessions.get(number=1)
    during = session.starts_at
    with pytest.raises(rescheduling.AlreadyStarted):
        rescheduling.cancel(session, by=by, now=during)
    with pytest.raises(rescheduling.AlreadyStarted):
        rescheduling.move(
            session,
            starts_at=during + timedelta(days=30),
            ends_at=during + timedelta(days=30, hours=1),
            place="",
            link="",
            by=by,
            now=during,
        )
    rescheduling.cancel(session, by=by, now=during - timedelta(minutes=1))
    with pytest.raises(rescheduling.AlreadyCancelled):
        rescheduling.cancel(session, by=by, now=during - timedelta(minutes=1))
    assert session.starts_at == Session.objects.get(pk=session.pk).starts_at


def test_only_trainers_of_the_cohort_can_lead_its_day() -> None:
    cohort = planned(1)
    own, stranger = make.trainer(cohort), make.person()
    session = cohort.sessions.get()
    rescheduling.staff(session, trainers=[own, stranger], by=make.coordinator(), now=NOW)
    assert list(session.trainers.all()) == [own]


moves = st.lists(
    st.tuples(st.integers(1, 5), st.integers(0, 60), st.booleans()),
    max_size=8,
)


class AnyOrderOfMoves(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(moves)
    def test_numbers_stay_unique_and_dates_rising(
        self, steps: list[tuple[int, int, bool]]
    ) -> None:  # COH-2, COH-4
        cohort, by = planned(5), make.coordinator()
        themes = dict(cohort.sessions.values_list("pk", "theme"))
        for number, shift, is_cancelled in steps:
            session = cohort.sessions.get(number=number)
            try:
                if is_cancelled:
                    rescheduling.cancel(session, by=by, now=NOW)
                else:
                    to(session, FIRST + timedelta(days=shift), by=by)
            except Refusal:
                continue
        live = list(cohort.sessions.that_count().order_by("number"))
        days = [day_of(session.starts_at) for session in live]
        assert days == sorted(set(days))
        assert sorted(cohort.sessions.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
        assert dict(cohort.sessions.values_list("pk", "theme")) == themes


def test_a_change_of_place_alone_is_not_called_a_new_date() -> None:  # COH-4
    cohort, by = planned(), make.coordinator()
    make.enrolment(cohort)
    session = cohort.sessions.get(number=2)
    rescheduling.move(
        session,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        place="Raadhuis",
        link="",
        by=by,
        now=NOW,
    )
    letter = letters.write(Message.objects.get(kind="days_changed"))
    assert letter.subject == "Dag 2 op donderdag 8 oktober is veranderd"
    assert "Plaats: Raadhuis" in letter.text and "Eerst was het" not in letter.text + letter.html
