"""What others were sent, and names somebody who asked to be erased or is about what was theirs (PRI-3)."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from outbox.expiring import EMPTY
from outbox.models import Message
from people.forgetting import BATCH, Traces

NO_LONGER = "Degene om wie het ging, doet niet meer mee."
SAID = ("facts", "calendar", "sent_text", "sent_subject", "server_answer", "reason")


def forget(traces: Traces, *, now: datetime) -> None:
    """What is theirs and still had to be said lapses, what was said is emptied; the name goes everywhere."""
    about = Message.objects.filter(subject__in=traces.keys)
    about.open().update(state=Message.State.LAPSED, reason=NO_LONGER, claimed_at=None)
    for batch in _batches(about):
        _empty(batch, traces)
    for batch in _batches(Message.objects.all()):
        named = [row for row in batch if traces.are_in(*(getattr(row, name) for name in SAID))]
        _empty([row for row in named if not row.is_waiting], traces)
        _take_out([row for row in named if row.is_waiting], traces)


def _batches(rows: QuerySet[Message]) -> Iterator[list[Message]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


@transaction.atomic
def _empty(rows: list[Message], traces: Traces) -> None:
    for row in rows:
        for name, nothing in EMPTY.items():
            setattr(row, name, nothing)
    _take_out(rows, traces)


@transaction.atomic
def _take_out(rows: list[Message], traces: Traces) -> None:
    for row in rows:
        for name in SAID:
            setattr(row, name, traces.taken_out_of(getattr(row, name)))
    Message.objects.bulk_update(rows, SAID, batch_size=BATCH)
