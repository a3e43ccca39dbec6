from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from outbox.models import TOO_LATE, Message
from outbox.planning import MissingFacts, Planned, lapse, move, plan, plan_many
from outbox.rules import due_at
from people.models import Person
from tests.outbox.conftest import FACTS, NOW, due

State = Message.State
START = NOW + timedelta(days=20)
DAY = {
    "cohort": "C",
    "day_number": 4,
    "theme": "T",
    "starts_at": START,
    "place": "Zaal",
    "path": "/pod/dag/4/",
}


def reminder(to: Person, starts_at: datetime = START, **changes: Any) -> Message | None:
    given = {
        "subject": "session:4",
        "occasion": "before-1",
        "facts": DAY,
        "anchor": "session:4:start",
        "anchor_at": starts_at,
        "now": NOW,
    } | changes
    return plan("before_open_1", to=to, **given)


def test_a_message_without_rule_is_due_now(noor: Person) -> None:  # MSG-1
    message = due(noor)
    assert (message.state, message.due_at, message.is_action_request) == (State.PLANNED, NOW, False)


def test_one_row_per_person_kind_subject_and_occasion(noor: Person) -> None:  # MSG-1
    assert due(noor)
    again = plan("feedback_received", to=noor, subject="entry:3", occasion="1", facts=FACTS, now=NOW)
    assert again is None
    assert Message.objects.count() == 1


def test_the_database_refuses_a_double(noor: Person) -> None:  # MSG-1
    message = due(noor)
    message.pk, message.message_id = None, "<other@example.org>"
    with pytest.raises(IntegrityError), transaction.atomic():
        message.save(force_insert=True)


def test_due_in_the_past_lapses_at_birth(noor: Person) -> None:  # MSG-1
    message = reminder(noor, starts_at=NOW - timedelta(days=2))
    assert message
    assert (message.state, message.reason) == (State.LAPSED, TOO_LATE)


def test_a_missing_fact_is_found_at_planning(noor: Person) -> None:  # MSG-6
    with pytest.raises(MissingFacts):
        plan("feedback_received", to=noor, subject="entry:3", occasion="1", facts={"giver": "F"}, now=NOW)


@pytest.mark.parametrize("size", [1, 3, 30])
def test_planning_many_takes_the_same_number_of_statements(noor: Person, size: int) -> None:
    batch = [Planned("feedback_received", noor, "entry:3", str(n), FACTS) for n in range(size)]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert plan_many(batch, now=NOW) == size
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) == 3
    assert plan_many(batch, now=NOW) == 0


def test_moving_the_anchor_moves_the_row_and_its_facts(noor: Person) -> None:  # MSG-3
    row = reminder(noor)
    assert move("session:4:start", to=START + timedelta(days=7), facts={"place": "Kas"}, now=NOW) == 1
    row.refresh_from_db()
    assert row.due_at == reminder(noor, START + timedelta(days=7), occasion="other").due_at
    assert row.facts["place"] == "Kas"


def test_a_row_whose_moment_has_passed_lapses_and_comes_back(noor: Person) -> None:  # MSG-3
    row = reminder(noor)
    move("session:4:start", to=NOW + timedelta(hours=1), now=NOW)
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.LAPSED, TOO_LATE)
    move("session:4:start", to=START, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.PLANNED, "")


def test_what_lapsed_for_another_reason_stays_lapsed(noor: Person) -> None:  # MSG-3
    row = reminder(noor)
    assert lapse(kinds=["before_open_1"], to=noor, subject="session:4", reason="Al ingeleverd.", now=NOW) == 1
    move("session:4:start", to=START + timedelta(days=7), now=NOW)
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.LAPSED, "Al ingeleverd.")


def test_a_due_row_survives_a_move_to_the_same_moment(noor: Person) -> None:  # MSG-3
    row = reminder(noor)
    move("session:4:start", to=START, facts={"place": "Kas"}, now=row.due_at + timedelta(minutes=1))
    row.refresh_from_db()
    assert (row.state, row.facts["place"]) == (State.PLANNED, "Kas")


def test_what_was_sent_stays_sent_and_comes_again_for_the_new_date(noor: Person) -> None:  # MSG-3
    row = reminder(noor)
    Message.objects.update(state=State.SENT)
    later = START + timedelta(days=7)
    for _ in range(2):
        move("session:4:start", to=later, facts={"place": "Kas"}, now=NOW)
    [old, new] = Message.objects.order_by("pk")
    assert (old.pk, old.state, old.facts["place"]) == (row.pk, State.SENT, "Zaal")
    assert (new.occasion, new.due_at, new.facts["place"]) == ("before-1#2", due_at(row.kind, later), "Kas")
    Message.objects.update(state=State.SENT)
    move("session:4:start", to=later + timedelta(days=7), now=NOW)
    assert set(Message.objects.open().values_list("occasion", flat=True)) == {"before-1#3"}


def test_no_second_reminder_for_the_same_morning_or_for_one_that_passed(noor: Person) -> None:  # MSG-3
    reminder(noor)
    Message.objects.update(state=State.SENT)
    move("session:4:start", to=START + timedelta(hours=2), now=NOW)
    move("session:4:start", to=NOW + timedelta(hours=2), now=NOW)
    assert Message.objects.count() == 1
    move("session:4:start", to=START + timedelta(days=2), now=NOW)
    assert Message.objects.count() == 2


def test_nothing_comes_again_once_it_is_no_longer_needed(noor: Person) -> None:  # MSG-3
    reminder(noor)
    reminder(noor, starts_at=NOW + timedelta(hours=1), occasion="late")
    Message.objects.filter(state=State.PLANNED).update(state=State.SENT)
    assert lapse(kinds=["before_open_1"], reason="Al ingeleverd.", now=NOW) == 1
    move("session:4:start", to=START + timedelta(days=7), now=NOW)
    assert not Message.objects.open().exists()
    assert sorted(Message.objects.values_list("state", "reason")) == [
        ("lapsed", "Al ingeleverd."),
        ("sent", ""),
    ]


def test_a_failed_reminder_that_is_no_longer_needed_lapses(noor: Person) -> None:  # MSG-3
    reminder(noor)
    Message.objects.update(state=State.FAILED)
    move("session:4:start", to=START + timedelta(days=7), facts={"place": "Kas"}, now=NOW)
    row = Message.objects.get()
    assert (row.state, row.facts["place"]) == (State.FAILED, "Kas")
    assert lapse(kinds=["before_open_1"], reason="x", now=NOW) == 1


def test_a_plan_made_at_night_waits_for_the_morning_unless_it_is_urgent(noor: Person, settings: Any) -> None:
    settings.OFFICE_HOURS = True
    night = NOW.replace(hour=23)
    rows = [Planned("feedback_received", noor, "entry:3", str(n), FACTS, is_urgent=n == 1) for n in range(2)]
    plan_many(rows, now=night)
    [waiting, urgent] = Message.objects.order_by("occasion")
    assert (waiting.due_at, waiting.at_any_hour) == (NOW.replace(hour=7, minute=0) + timedelta(days=1), False)
    assert (urgent.due_at, urgent.at_any_hour) == (night, True)
    free = Message.objects.free_at(night + timedelta(hours=1), lease_began_before=night)
    assert list(free) == [urgent]


def test_what_was_late_waits_for_the_morning_too(noor: Person, settings: Any) -> None:
    settings.OFFICE_HOURS = True
    message = due(noor)
    lease = NOW - timedelta(minutes=10)
    assert not Message.objects.free_at(NOW.replace(hour=22), lease_began_before=lease).exists()
    morning = NOW + timedelta(days=1)
    assert list(Message.objects.free_at(morning, lease_began_before=lease)) == [message]


def test_lapsing_touches_only_what_was_meant(noor: Person, sam: Person) -> None:  # MSG-3
    due(noor), due(sam), due(noor, subject="entry:4")
    assert lapse(kinds=["feedback_received"], to=noor, subject="entry:3", reason="x", now=NOW) == 1
    assert Message.objects.filter(state=State.PLANNED).count() == 2
    assert lapse(kinds=["days_changed"], reason="x", now=NOW) == 0


def test_planning_is_undone_with_what_caused_it(noor: Person) -> None:  # MSG-1
    with transaction.atomic():
        due(noor)
        transaction.set_rollback(True)
    assert not Message.objects.exists()
