"""Feedback on an entry: what I saw, what it did, a next step (POD-10)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from outbox import planning
from people.models import Person
from people.refusals import Refusal
from pod import letters, sharing, waiting
from pod.models import Circle, Conversation, Entry
from writing import drafts, responding
from writing.models import Response, Thread

LABELS = {"saw": "Wat ik zag", "effect": "Wat het deed", "next_step": "Een volgende stap"}


class NotShared(Refusal):
    message = (
        "Deze dag is niet (meer) met jou gedeeld. Je reactie is niet verstuurd; kopieer wat je wilt bewaren."
    )


@transaction.atomic
def conversation_with(entry: Entry, circle: Circle, *, by: Person, now: datetime) -> Conversation:
    """The thread of this circle about this entry, opened when it is the first time."""
    Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    reader = None if circle == Circle.TRAINERS else by
    found = Conversation.objects.filter(entry=entry, circle=circle, reader=reader).first()
    return found or Conversation.objects.create(
        entry=entry, circle=circle, reader=reader, thread=Thread.objects.create(opened_at=now)
    )


@transaction.atomic
def give(
    entry: Entry, circle: Circle, *, words: dict[str, str], token: str, by: Person, now: datetime
) -> Response:
    """A reader responds. The participant gets one message; the entry no longer waits."""
    conversation = conversation_with(entry, circle, by=by, now=now)
    drafts.discard(_draft_key(entry), by=by, now=now)
    response, is_new = responding.respond(conversation.thread, words=words, token=token, by=by, now=now)
    if is_new:
        Conversation.objects.filter(pk=conversation.pk).update(answered_at=now)
        letter = letters.feedback_received(entry, author=by, response_id=response.pk)
        planning.plan_many([letter], now=now)
        if circle == Circle.TRAINERS:
            waiting.no_longer_waits(entry, reason="Een trainer heeft al gereageerd.", now=now)
    return response


def give_as_reader(
    entry: Entry, circles: frozenset[Circle], *, words: dict[str, str], token: str, by: Person, now: datetime
) -> Response:
    """Responds as whoever this reader is; refused when the day is not open to them (any more)."""
    entry = Entry.objects.select_related("pod__enrolment__person", "session").get(pk=entry.pk)
    circle = sharing.circle_for(entry, circles)
    if circle is None:
        raise NotShared
    return give(entry, circle, words=words, token=token, by=by, now=now)


@transaction.atomic
def reply(conversation: Conversation, *, text: str, token: str, by: Person, now: datetime) -> Response:
    """The participant answers in a thread about their own entry."""
    drafts.discard(_reply_key(conversation.pk), by=by, now=now)
    return responding.respond(conversation.thread, words={"reply": text}, token=token, by=by, now=now)[0]


def draft_of(entry: Entry, *, by: Person, back: str) -> drafts.Desk:
    """What a reader is writing about this entry and has not sent yet."""
    title = f"Dag {entry.session.number} van {entry.pod.enrolment.person.name}"
    return drafts.desk(drafts.Place(by.pk, _draft_key(entry), title, back, LABELS))


def reply_drafts(conversations: Iterable[int], *, by: Person, back: str) -> list[drafts.Desk]:
    """What the owner of an entry is answering in each of these conversations."""
    labels = {"text": "Je antwoord"}
    places = [drafts.Place(by.pk, _reply_key(pk), "Je antwoord", back, labels) for pk in conversations]
    return drafts.desks(places)


def _draft_key(entry: Entry) -> str:
    return f"feedback:{entry.key}"


def _reply_key(conversation: int) -> str:
    return f"reply:conversation:{conversation}"


def mark_read(entry: Entry, *, now: datetime) -> None:
    """The owner saw what was said."""
    Conversation.objects.filter(entry=entry, answered_at__isnull=False).update(owner_read_at=now)


def responses_by_thread(conversations: Iterable[Conversation]) -> dict[int, list[Response]]:
    """What was said in each of these conversations, in order. One query."""
    found: dict[int, list[Response]] = {}
    threads = [conversation.thread_id for conversation in conversations]
    for response in (
        Response.objects.filter(thread__in=threads).select_related("author").order_by("given_at", "pk")
    ):
        found.setdefault(response.thread_id, []).append(response)
    return found
