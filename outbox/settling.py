"""What becomes of a claimed row: sent, to be tried again, given up or lapsed (MSG-2, MSG-5)."""

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from outbox.kinds import kind_named
from outbox.letters import Letter, keepsake
from outbox.models import Message, MessageQuerySet
from people import reaching

# Together a day, from the first attempt to the last.
PAUSES = tuple(timedelta(minutes=m) for m in (1, 4, 15, 40, 180, 360, 840))
BREATH = 0.2
NO_TIME = 0.5
# RFC 3463: 5.1.x and 5.2.1 speak of the address (5.1.7 and 5.1.8 of the sender's); a full mailbox or a policy
# says nothing against it.
ABOUT_THE_ADDRESS = re.compile(r"5\d\d[ -](?!\d\.\d+\.\d+)|5\d\d[ -]5\.(1\.([0-6]|10)|2\.1)(?!\d)")
State = Message.State


class NotOurs(Exception):
    """The row lapsed, moved or changed hands since we claimed it."""


def started(message: Message) -> int:
    """Writes the attempt down before it is made; 0 when the row is not ours any more."""
    message.attempts += 1
    return ours(message).update(attempts=message.attempts)


def last_look(message: Message, may_begin: Callable[[], bool]) -> Callable[[], None]:
    """Who slept since the attempt was written down must not send what another has taken meanwhile."""
    until = time.monotonic() + NO_TIME

    def look() -> None:
        has_slept = time.monotonic() > until
        if not may_begin() or (has_slept and not ours(message).exists()):
            raise NotOurs(message.pk)

    return look


def sent(message: Message, letter: Letter, now: datetime) -> int:
    """What left has left, whatever became of the row meanwhile."""
    public = message.public_facts
    kept = letter if public == message.facts else keepsake(message)
    row = Message.objects.filter(pk=message.pk)
    _for_certain(
        lambda: row.update(
            state=State.SENT,
            sent_at=now,
            sent_subject=kept.subject[:200],
            sent_text=kept.text,
            facts=public,
            claimed_at=None,
            retry_at=None,
            reason="",
            server_answer="",
        )
    )
    if message.recipient.mail_refused_at and not message.address:
        reaching.reached(message.recipient)
    return 1


def _for_certain(write: Callable[[], int]) -> None:
    """The mail server has it; only we know. So a database that is away is waited for."""
    until = time.monotonic() + settings.MAIL_LEASE.total_seconds()
    while True:
        try:
            write()
            return
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or time.monotonic() > until:
                raise
            connection.close()
            time.sleep(BREATH)


def refused(message: Message, answer: str, now: datetime) -> int:
    """ "Not now" (4xx) is tried again. "Never" (5xx) is final, and kept if it is about the address.

    Not of a private kind: the mark would show that there was such a mail (BIG-3).
    """
    if not answer.startswith("5"):
        return retry(message, answer, now)
    if not message.address and is_about_the_address(answer) and not kind_named(message.kind).is_private:
        reaching.refused(message.recipient, answer=answer, now=now)
    return give_up(message, answer)


def is_about_the_address(answer: str) -> bool:
    return ABOUT_THE_ADDRESS.match(answer) is not None


def retry(message: Message, answer: str, now: datetime) -> int:
    if message.attempts > len(PAUSES):
        return give_up(message, answer)
    retry_at = now + PAUSES[message.attempts - 1]
    ours(message).update(state=State.PLANNED, claimed_at=None, retry_at=retry_at, server_answer=answer)
    return 0


def give_up(message: Message, answer: str) -> int:
    """Stays visible as failed (MSG-5). A personal link in it dies too; a new invitation makes a new one."""
    facts = message.public_facts
    return ours(message).update(state=State.FAILED, claimed_at=None, server_answer=answer, facts=facts)


def lapse(message: Message, reason: str) -> int:
    facts = message.public_facts
    return ours(message).update(state=State.LAPSED, claimed_at=None, reason=reason, facts=facts)


def lapse_all(rows: MessageQuerySet, *, reason: str) -> int:
    """Whoever claimed them. Held first, in one order for all; within the transaction of who calls."""
    found = list(rows.select_for_update().order_by("pk"))
    for row in found:
        row.state, row.reason, row.claimed_at, row.facts = State.LAPSED, reason, None, row.public_facts
    Message.objects.bulk_update(found, ["state", "reason", "claimed_at", "facts"])
    return len(found)


def release(messages: list[Message], now: datetime) -> None:
    """Gives back what is still ours and was not settled."""
    ids = [message.pk for message in messages]
    held = Message.objects.filter(pk__in=ids, state=State.CLAIMED, claimed_at=now)
    held.update(state=State.PLANNED, claimed_at=None)


def ours(message: Message) -> MessageQuerySet:
    return Message.objects.filter(pk=message.pk, state=State.CLAIMED, claimed_at=message.claimed_at)
