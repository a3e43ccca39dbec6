"""A message planned in the database reaches a mail server through Redis and a worker of its own."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import Message
from outbox.planning import plan
from people.models import Person
from tests import factories as make
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


def test_a_reminder_is_laid_out_sent_and_lapsed_by_worker_and_scheduler(
    transactional_db: None, worker: Processes, smtp_sink: Sink
) -> None:  # MSG-1, MSG-3
    """Nobody asks for it: the scheduler finds who takes part, lays out the POD, plans; the worker sends."""
    cohort = make.cohort(first_day=timezone.localdate() + timedelta(days=30), days=2)
    make.enrolment(cohort, who=make.person("Noor Bakker", email="noor@example.org"))
    reminder = _found(kind="before_open_7", subject__endswith=":1")
    assert reminder.due_at > timezone.now()
    Message.objects.filter(pk=reminder.pk).update(due_at=timezone.now())
    (mail,) = smtp_sink.wait_for(1)
    assert mail["Message-ID"] == reminder.message_id
    assert "vooraf" in mail.get_body(("plain",)).get_content()


def _found(**wanted: object) -> Message:
    """The row, as soon as another process made it."""
    for _ in range(300):
        if message := Message.objects.filter(**wanted).order_by("due_at").first():
            return message
        time.sleep(0.1)
    raise AssertionError(f"nobody planned {wanted}")
