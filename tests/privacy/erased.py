"""Somebody asks to be erased, and the days pass."""

from datetime import datetime, timedelta

from outbox.models import Message
from people.models import Person
from privacy import erasing, requesting
from privacy.models import Erasure

DAY = timedelta(days=1)


def ask(person: Person, *, now: datetime) -> Erasure:
    return requesting.ask(person, by=person, now=now)


def work(now: datetime) -> int:
    """What the worker does at this moment."""
    return erasing.work_through(clock=lambda: now)


def mail_leaves(now: datetime) -> None:
    Message.objects.open().filter(due_at__lte=now).update(state=Message.State.SENT, sent_at=now)


def pass_by(start: datetime) -> datetime:
    """From the request to the end, with the mail leaving in between; when that was."""
    now = start + requesting.TERM
    for _ in range(4):
        work(now)
        now += DAY
        mail_leaves(now)
    return now


def erase(person: Person, *, now: datetime) -> datetime:
    ask(person, now=now)
    return pass_by(now)
