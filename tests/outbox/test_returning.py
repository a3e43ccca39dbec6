"""Mail that came back is seen, and an address that is gone is known (MSG-5)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbox import desk, kinds
from outbox.delivering import deliver
from outbox.models import Message
from outbox.notices import notices
from outbox.returning import InHand, take_in
from people import reaching
from people.models import Act, Person
from tests import factories as make
from tests.outbox.conftest import NOW, Sink, due
from tests.outbox.notes import EXCHANGE, POSTFIX, note

State = Message.State
LETTER = "<0123@vakmanschap.example>"
LATER = NOW + timedelta(minutes=10)


def came_back(raw: bytes) -> list[bool]:
    return [take_in(notice, now=LATER) for notice in notices(message_from_bytes(raw))]


@pytest.fixture
def sent(noor: Person, sink: Sink) -> Message:
    """A mail that our own server took."""
    message = due(noor)
    assert deliver(now=NOW) == 1
    return message


@pytest.mark.parametrize("form", [POSTFIX, EXCHANGE])
def test_a_notice_says_which_letter_where_and_why(form: str) -> None:
    [found] = notices(message_from_bytes(note(LETTER, form=form)))
    assert found.letters == (LETTER,)
    assert found.addresses == {"noor@example.org"}
    assert (found.status, found.answer) == ("5.1.1", "550 5.1.1 No such user here")
    assert found.written_at == NOW + timedelta(minutes=5)


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_what_was_not_given_up_is_no_notice(action: str) -> None:
    assert list(notices(message_from_bytes(note(LETTER, action=action)))) == []


def test_a_notice_that_a_person_forwards_is_not_taken_for_one() -> None:
    forwarded = EmailMessage(policy=policy.SMTP)
    forwarded.set_content("Kijk eens")
    forwarded.add_attachment(message_from_bytes(note(LETTER), policy=policy.SMTP))
    assert list(notices(message_from_bytes(forwarded.as_bytes()))) == []


def test_without_the_letter_the_notice_says_itself_what_it_answers() -> None:
    bare = note(LETTER, form=EXCHANGE).replace(b"Message-ID: " + LETTER.encode(), b"X-Gone: yes")
    [found] = notices(message_from_bytes(bare))
    assert found.letters == (LETTER,)


@given(st.binary(max_size=300), st.integers(0, 2600), st.integers(0, 200))
def test_nothing_that_is_sent_to_us_makes_reading_stumble(junk: bytes, at: int, gone: int) -> None:
    for form in (POSTFIX, EXCHANGE):
        whole = note(LETTER, form=form)
        for notice in notices(message_from_bytes(whole[:at] + junk + whole[at + gone :])):
            assert all(isinstance(one, str) for one in (*notice.letters, *notice.addresses, notice.answer))


def test_what_came_back_counts_as_failed_and_the_address_as_gone(sent: Message, noor: Person) -> None:
    assert came_back(note(sent.message_id)) == [True]
    sent.refresh_from_db()
    noor.refresh_from_db()
    assert (sent.state, sent.server_answer) == (State.FAILED, "550 5.1.1 No such user here")
    assert (noor.is_out_of_reach, noor.mail_refused_at) == (True, LATER)
    assert [(one.email, one.answer) for one in desk.failures()] == [(noor.email, sent.server_answer)]


def test_twice_is_once(sent: Message, noor: Person) -> None:
    came_back(note(sent.message_id))
    before = list(Message.objects.values()), list(Person.objects.values())
    assert came_back(note(sent.message_id)) == [True]
    assert (list(Message.objects.values()), list(Person.objects.values())) == before


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("5.2.2", "552 5.2.2 The mailbox is full"),
        ("5.7.1", "550 5.7.1 We do not take mail from you"),
        ("4.4.7", "delivery time expired"),
        ("5.1.8", "550 5.1.8 Bad sender address"),
    ],
)
def test_what_says_nothing_of_the_address_fails_the_mail_alone(
    sent: Message, noor: Person, status: str, said: str
) -> None:
    came_back(note(sent.message_id, status=status, said=said))
    sent.refresh_from_db()
    noor.refresh_from_db()
    assert (sent.state, noor.is_out_of_reach) == (State.FAILED, False)


def test_mail_that_is_not_ours_is_left_alone(sent: Message) -> None:
    assert came_back(note("<someone@else.example>")) == [False]
    sent.refresh_from_db()
    assert sent.state == State.SENT


def test_an_address_that_changed_meanwhile_is_not_marked(sent: Message, noor: Person) -> None:
    Person.objects.filter(pk=noor.pk).update(email="noor@nieuw.example")
    came_back(note(sent.message_id))
    assert not Person.objects.out_of_reach().exists()
    assert Message.objects.get().state == State.FAILED


def test_of_mail_that_was_sent_again_an_old_notice_says_nothing(sent: Message, noor: Person) -> None:
    came_back(note(sent.message_id))
    sent.refresh_from_db()
    desk.try_again(sent, by=noor, now=NOW + timedelta(hours=1))
    assert deliver(now=NOW + timedelta(hours=1)) == 1
    assert came_back(note(sent.message_id)) == [True]
    sent.refresh_from_db()
    assert (sent.state, sent.server_answer) == (State.SENT, "")


def test_what_a_worker_has_in_hand_is_read_later(noor: Person) -> None:
    message = due(noor)
    Message.objects.update(state=State.CLAIMED, claimed_at=NOW, attempts=1)
    with pytest.raises(InHand):
        came_back(note(message.message_id))


def test_that_our_own_server_takes_mail_does_not_prove_the_address(
    sent: Message, noor: Person, sink: Sink
) -> None:
    """It took the first one too. Only a person, or another address, ends this mark."""
    came_back(note(sent.message_id))
    due(noor, occasion="2")
    deliver(now=NOW + timedelta(minutes=20))
    assert list(reaching.out_of_reach()) == [noor]
    office = make.coordinator()
    for _ in range(2):
        reaching.trust(noor, by=office, now=LATER)
    assert list(reaching.out_of_reach()) == []
    assert Act.objects.get(action="address-trusted").about == f"person:{noor.pk}"


@pytest.fixture
def feedback_is_private(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    private = replace(kinds.kind_named("feedback_received"), is_private=True)
    monkeypatch.setitem(kinds.BY_NAME, "feedback_received", private)
    yield


@pytest.mark.usefixtures("feedback_is_private")
def test_a_private_kind_leaves_no_mark(sent: Message, noor: Person, sink: Sink) -> None:  # BIG-3
    came_back(note(sent.message_id))
    sink.answers["noor@example.org"] = "550 No such user here"
    due(noor, occasion="2")
    deliver(now=NOW)
    assert set(Message.objects.values_list("state", flat=True)) == {State.FAILED}
    assert not Person.objects.out_of_reach().exists()
