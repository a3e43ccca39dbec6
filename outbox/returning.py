"""Mail that was taken, and came back later (MSG-5). Reading the mailbox for it is optional."""

from datetime import datetime, timedelta

from django.db import transaction

from outbox.kinds import kind_named
from outbox.models import Message
from outbox.notices import Notice
from outbox.settling import is_about_the_address
from people import reaching

# Clocks of mail servers differ, and a date in a header has no fractions.
SLACK = timedelta(minutes=5)
State = Message.State


class InHand(Exception):
    """A worker holds this message now; what came back is for when it has written down what it did."""


@transaction.atomic
def take_in(notice: Notice, *, now: datetime) -> bool:
    """Whether it is about a letter of ours, which then counts as failed. Twice is once.

    Nobody but its recipient and the mail servers knows the Message-ID of a letter, so nobody else can
    make it fail.
    """
    message = _about(notice)
    if message is None:
        return False
    if message.state == State.CLAIMED:
        raise InHand(message.pk)
    if message.state == State.SENT and not _is_older(notice, message):
        message.state, message.server_answer = State.FAILED, notice.answer[:500]
        message.save(update_fields=["state", "server_answer"])
        _mark(message, notice, now)
    return True


def _about(notice: Notice) -> Message | None:
    rows = Message.objects.select_for_update(of=("self",)).select_related("recipient")
    return rows.filter(message_id__in=notice.letters).first()


def _is_older(notice: Notice, message: Message) -> bool:
    """Written before this message left: it is about an earlier time that we sent it."""
    if notice.written_at is None or message.sent_at is None:
        return False
    return notice.written_at + SLACK < message.sent_at


def _mark(message: Message, notice: Notice, now: datetime) -> None:
    """Nothing shows that there was a mail of a private kind (BIG-3): another mail will find out."""
    person = message.recipient
    if kind_named(message.kind).is_private or person.email.lower() not in notice.addresses:
        return
    if is_about_the_address(f"550 {notice.status}") or is_about_the_address(notice.answer):
        reaching.refused(person, answer=notice.answer, came_back=True, now=now)
