"""Returned mail is read from a real IMAP server, and nothing else in the mailbox is touched (MSG-5)."""

import logging
from datetime import datetime, timedelta
from typing import Any

import pytest
from imap_tools import BaseMailBox

from outbox import beating, mailbox
from outbox.models import Mailbox, Message
from outbox.planning import plan
from outbox.tasks import read_returned
from people.models import Person
from tests import factories as make
from tests.outbox.conftest import FACTS, NOW
from tests.outbox.notes import EXCHANGE, note

pytestmark = pytest.mark.django_db
State = Message.State
SOON = NOW + timedelta(minutes=10)
LETTER_OF_A_PERSON = (
    b"From: noor@example.org\r\nTo: bureau@example.org\r\nSubject: Vraag\r\n\r\nMag ik iets vragen?\r\n"
)


def sent(to: Person, occasion: str = "1") -> Message:
    row = plan("feedback_received", to=to, subject="entry:3", occasion=occasion, facts=FACTS, now=NOW)
    assert row
    Message.objects.filter(pk=row.pk).update(state=State.SENT, sent_at=NOW, attempts=1)
    return row


def put(box: BaseMailBox, *mails: bytes, at: datetime = NOW) -> None:
    for mail in mails:
        box.append(mail, "INBOX", dt=at)


def seen(box: BaseMailBox) -> list[bool]:
    """Of each mail, oldest first, whether it is marked as read."""
    box.folder.set("INBOX")  # Opened anew, so that it does not tell in between what changed.
    return ["\\Seen" in mail.flags for mail in box.fetch(mark_seen=False)]


def states() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_a_notice_is_understood_and_marked_and_the_rest_is_not_touched(box: BaseMailBox) -> None:
    noor, sam = make.person("Noor", email="noor@example.org"), make.person("Sam", email="sam@example.org")
    gone, fine = sent(noor), sent(sam)
    strange = note("<someone@else.example>")
    put(box, LETTER_OF_A_PERSON, note(gone.message_id), strange, note(fine.message_id, action="delayed"))
    assert mailbox.read(now=SOON) == 1
    assert states() == [State.FAILED, State.SENT]
    assert list(Person.objects.out_of_reach()) == [noor]
    assert seen(box) == [False, True, False, False]


def test_what_was_read_is_not_read_again_and_what_is_new_is(box: BaseMailBox) -> None:
    first, second = sent(make.person(email="noor@example.org")), sent(make.person(email="a@example.org"))
    put(box, note(first.message_id))
    assert (mailbox.read(now=SOON), mailbox.read(now=SOON)) == (1, 0)
    put(box, note(second.message_id, form=EXCHANGE, address="a@example.org"))
    assert mailbox.read(now=SOON) == 1
    assert states() == [State.FAILED, State.FAILED]


def test_a_mailbox_that_counts_anew_is_read_again_without_harm(box: BaseMailBox) -> None:
    message = sent(make.person("Noor", email="noor@example.org"))
    put(box, note(message.message_id))
    mailbox.read(now=SOON)
    before = list(Message.objects.values())
    Mailbox.objects.update(validity=1, uid=5000)
    assert mailbox.read(now=SOON) == 1
    assert list(Message.objects.values()) == before


def test_what_a_worker_has_in_hand_is_read_the_next_time(box: BaseMailBox) -> None:
    people = [make.person(f"P {n}", email=f"p{n}@example.org") for n in range(3)]
    rows = [sent(one) for one in people]
    put(box, *(note(row.message_id, address=row.recipient.email) for row in rows))
    Message.objects.filter(pk=rows[1].pk).update(state=State.CLAIMED, claimed_at=NOW)
    assert mailbox.read(now=SOON) == 1
    assert states() == [State.FAILED, State.CLAIMED, State.SENT]
    Message.objects.filter(pk=rows[1].pk).update(state=State.SENT, claimed_at=None)
    assert mailbox.read(now=SOON) == 2
    assert states() == [State.FAILED] * 3


def test_a_full_mailbox_is_read_part_by_part(box: BaseMailBox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "MOST", 2)
    message = sent(make.person("Noor", email="noor@example.org"))
    put(box, LETTER_OF_A_PERSON, LETTER_OF_A_PERSON, LETTER_OF_A_PERSON, note(message.message_id))
    assert [mailbox.read(now=SOON) for _ in range(3)] == [0, 1, 0]


def test_what_is_older_than_two_weeks_is_left(box: BaseMailBox) -> None:
    message = sent(make.person("Noor", email="noor@example.org"))
    put(box, note(message.message_id), at=NOW - timedelta(days=20))
    assert (mailbox.read(now=SOON), states()) == (0, [State.SENT])


def test_an_empty_mailbox_is_fine(box: BaseMailBox) -> None:
    assert mailbox.read(now=SOON) == 0


@pytest.mark.parametrize(
    "wrong", [{"password": "fout"}, {"folder": "Bestaat niet"}, {"port": 1}, {"tls": True}]
)
def test_a_mailbox_that_cannot_be_read_is_said_and_stops_nothing(
    box: BaseMailBox, settings: Any, wrong: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    settings.BOUNCE_MAILBOX = settings.BOUNCE_MAILBOX | wrong
    with caplog.at_level(logging.WARNING):
        assert mailbox.read(now=SOON) is None
    assert "cannot be read" in caplog.text and "geheim" not in caplog.text and "fout" not in caplog.text


def test_who_reads_it_shows_that_they_live(box: BaseMailBox, settings: Any) -> None:
    read_returned()
    assert beating.last_beats()[beating.Name.RETURNED] is not None
    settings.BOUNCE_MAILBOX = settings.BOUNCE_MAILBOX | {"host": ""}
    assert beating.Name.RETURNED not in beating.last_beats()
