"""The log of progress, and the responses to it (ASG-3)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from assignments import letters
from assignments.models import Assignment, LogEntry
from outbox import planning
from people.models import Person
from people.refusals import Refusal
from writing import drafts, responding
from writing.models import Response, Thread
from writing.plain import clean

LABELS = {"text": "Wat deed je, en wat merkte je?"}
REPLY_LABELS = {"text": "Je reactie"}


class NothingSaid(Refusal):
    message = "Schrijf eerst iets. Eén zin is genoeg."


@transaction.atomic
def add(assignment: Assignment, *, text: str, token: str, by: Person, now: datetime) -> LogEntry:
    """A form sent twice makes one entry."""
    Assignment.objects.select_for_update().get(pk=assignment.pk)
    words = clean(text).strip()
    if not words:
        raise NothingSaid
    drafts.discard(_key(assignment), by=by, now=now)
    earlier = assignment.log.filter(token=token).first() if token else None
    if earlier:
        return earlier
    thread = Thread.objects.create(opened_at=now)
    return LogEntry.objects.create(
        assignment=assignment, text=words, token=token, written_at=now, thread=thread
    )


@transaction.atomic
def respond(entry: LogEntry, *, text: str, token: str, by: Person, now: datetime) -> Response:
    """Everybody around the assignment reads it, the participant too; a form sent twice counts once."""
    drafts.discard(_reply_key(entry), by=by, now=now)
    words = {"reply": text}
    response, is_new = responding.respond(entry.thread, words=words, token=token, by=by, now=now)
    if is_new and by.pk != entry.assignment.enrolment.person_id:
        letter = letters.log_response(entry, giver=by, response_id=response.pk)
        planning.plan_many([letter], now=now)
    return response


def draft_of(assignment: Assignment, *, by: Person, back: str) -> drafts.Desk:
    return drafts.desk(drafts.Place(by.pk, _key(assignment), "Je logboek", back, LABELS))


def reply_drafts(entries: Iterable[LogEntry], *, by: Person, back: str) -> list[drafts.Desk]:
    """What this person is answering to each of these entries."""
    places = [drafts.Place(by.pk, _reply_key(one), "Je reactie", back, REPLY_LABELS) for one in entries]
    return drafts.desks(places)


def _key(assignment: Assignment) -> str:
    return f"log:{assignment.pk}"


def _reply_key(entry: LogEntry) -> str:
    return f"log-reply:{entry.pk}"
