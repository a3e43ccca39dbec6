"""A message planned in the database reaches a mail server through Redis and a worker of its own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import Message
from outbox.planning import plan
from people.models import Person
from tests.redis.processes import Processes
from tests.redis.smtp_sink import Sink

FACTS = {"giver": "Fatima", "day_number": 3, "path": "/pod/dag/3/"}


@pytest.fixture
def noor(transactional_db: None) -> Person:
    return Person.objects.create_user("noor@example.org", "Noor Bakker")


def _due(to: Person, *, occasion: str) -> Message:
    now = timezone.now() - timedelta(minutes=1)
    message = plan("feedback_received", to=to, subject="entry:3", occasion=occasion, facts=FACTS, now=now)
    assert message
    return message


def test_a_message_goes_out_once(noor: Person, worker: Processes, smtp_sink: Sink) -> None:
    _due(noor, occasion="1")
    smtp_sink.wait_for(1)
    assert [message["To"] for message in smtp_sink.wait_for(2, seconds=2)] == [
        "Noor Bakker <noor@example.org>"
    ]


def test_two_workers_share_the_work_and_repeat_none(noor: Person, worker: Processes, smtp_sink: Sink) -> None:
    worker.worker("second")
    for number in range(30):
        _due(noor, occasion=str(number))
    smtp_sink.wait_for(30)
    smtp_sink.wait_for(31, seconds=2)
    assert len(smtp_sink.ids) == len(set(smtp_sink.ids)) == 30


def test_what_was_planned_while_no_worker_ran_goes_out_when_one_comes(
    noor: Person, processes: Processes, smtp_sink: Sink
) -> None:
    _due(noor, occasion="1")
    processes.beat()
    assert smtp_sink.wait_for(1, seconds=2) == []
    processes.worker()
    assert len(smtp_sink.wait_for(1)) == 1
