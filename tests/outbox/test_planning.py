from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from outbox.models import TOO_LATE, Message
from outbox.planning import MissingFacts, Planned, lapse, move, plan, plan_many
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
        "rule": "before_1_day",
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
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) == 2
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


def test_what_was_sent_stays_sent(noor: Person) -> None:  # MSG-3
    row = reminder(noor)
    Message.objects.update(state=State.SENT)
    move("session:4:start", to=START + timedelta(days=7), now=NOW)
    assert lapse(kinds=["before_open_1"], reason="x", now=NOW) == 0
    row.refresh_from_db()
    assert row.state == State.SENT


def test_lapsing_touches_only_what_was_meant(noor: Person, sam: Person) -> None:  # MSG-3
    due(noor), due(sam), due(noor, subject="entry:4")
    assert lapse(kinds=["feedback_received"], to=noor, subject="entry:3", reason="x", now=NOW) == 1
    assert Message.objects.filter(state=State.PLANNED).count() == 2
    assert lapse(kinds=["session_moved"], reason="x", now=NOW) == 0


def test_planning_is_undone_with_what_caused_it(noor: Person) -> None:  # MSG-1
    with transaction.atomic():
        due(noor)
        transaction.set_rollback(True)
    assert not Message.objects.exists()
