import email
import email.policy
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from outbox.choosing import choose
from outbox.delivering import deliver, send_now
from outbox.models import SWITCHED_OFF, Message
from outbox.planning import lapse, plan
from outbox.settling import PAUSES
from people.models import Person
from tests.outbox.conftest import NOW, Sink, due, smtp_at

State = Message.State
UNUSED_PORT = 1


def mails(sink: Sink) -> list[EmailMessage]:
    return [email.message_from_bytes(e.content, policy=email.policy.default) for e in sink.accepted]


def test_a_due_message_arrives_once_and_is_kept(noor: Person, sink: Sink) -> None:  # MSG-1, MSG-2
    message = due(noor)
    assert deliver(now=NOW) == 1
    assert deliver(now=NOW) == 0
    [mail] = mails(sink)
    message.refresh_from_db()
    assert mail["Message-ID"] == message.message_id
    assert mail["To"] == "Noor Bakker <noor@example.org>"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert (message.state, message.sent_at, message.attempts) == (State.SENT, NOW, 1)
    assert message.sent_subject == mail["Subject"] == "Fatima gaf feedback op dag 3 van je POD"
    assert "Lees de feedback" in message.sent_text


def test_what_is_not_due_waits(noor: Person, sink: Sink) -> None:
    due(noor, now=NOW + timedelta(minutes=1))
    assert deliver(now=NOW) == 0
    assert sink.accepted == []


def test_a_calendar_event_travels_as_an_invitation(noor: Person, sink: Sink) -> None:  # COH-4
    due(noor, calendar="BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n")
    deliver(now=NOW)
    [mail] = mails(sink)
    event = list(mail.iter_parts())[-1]
    assert (event.get_content_type(), event["Content-Type"].params["method"]) == ("text/calendar", "CANCEL")
    assert "METHOD:CANCEL" in event.get_content()


def test_a_refused_address_fails_at_once_with_the_answer(
    noor: Person, sam: Person, sink: Sink
) -> None:  # MSG-5
    sink.answers["noor@example.org"] = "550 No such user here"
    refused, fine = due(noor), due(sam)
    assert deliver(now=NOW) == 2
    refused.refresh_from_db()
    fine.refresh_from_db()
    assert (refused.state, refused.server_answer) == (State.FAILED, "550 No such user here")
    assert fine.state == State.SENT


def test_not_now_is_tried_again_with_growing_pauses(noor: Person, sink: Sink) -> None:  # MSG-2, MSG-5
    sink.answers["noor@example.org"] = "451 Try again later"
    message, now = due(noor), NOW
    for pause in PAUSES:
        assert deliver(now=now) == 0
        message.refresh_from_db()
        assert (message.state, message.retry_at) == (State.PLANNED, now + pause)
        assert deliver(now=message.retry_at - timedelta(seconds=1)) == 0
        now = message.retry_at
    assert deliver(now=now) == 1
    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.FAILED, len(PAUSES) + 1)
    assert message.server_answer == "451 Try again later"
    assert now - NOW == timedelta(days=1)


def test_a_later_attempt_carries_the_same_message_id(noor: Person, sink: Sink) -> None:  # MSG-2
    sink.answers["DATA"] = "451 Busy"
    message = due(noor)
    deliver(now=NOW)
    sink.answers.clear()
    assert deliver(now=NOW + PAUSES[0]) == 1
    assert [mail["Message-ID"] for mail in mails(sink)] == [message.message_id]


def test_a_server_that_is_away_costs_one_row_its_turn(
    noor: Person, sam: Person, sink: Sink, settings: Any
) -> None:
    first, second = due(noor), due(sam)
    settings.MAILERS = smtp_at(UNUSED_PORT)
    assert deliver(now=NOW) == 0
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.attempts, second.state, second.attempts) == ("planned", 1, "planned", 0)
    settings.MAILERS = smtp_at(sink.port)
    assert deliver(now=NOW) == 1
    assert deliver(now=NOW + PAUSES[0]) == 1


def test_rows_of_a_dead_worker_come_free_after_the_lease(
    noor: Person, sink: Sink, settings: Any
) -> None:  # MSG-2
    due(noor)
    Message.objects.update(state=State.CLAIMED, claimed_at=NOW, attempts=1)
    assert deliver(now=NOW + settings.MAIL_LEASE) == 0
    assert deliver(now=NOW + settings.MAIL_LEASE + timedelta(seconds=1)) == 1


def test_a_reminder_switched_off_lapses_at_sending(noor: Person, sink: Sink) -> None:  # MSG-4
    message = due(noor)
    choose(noor, wanted=[], now=NOW)
    assert deliver(now=NOW) == 1
    message.refresh_from_db()
    assert (message.state, message.reason, sink.accepted) == (State.LAPSED, SWITCHED_OFF, [])


def test_an_action_request_cannot_be_switched_off(noor: Person, sink: Sink) -> None:  # MSG-4
    choose(noor, wanted=[], now=NOW)
    facts = {"role": "trainer", "path": "/"}
    message = plan("welcome", to=noor, subject="person:1", occasion="1", facts=facts, now=NOW)
    assert message
    assert message.is_action_request
    assert deliver(now=NOW) == 1
    assert len(sink.accepted) == 1


def test_a_closed_account_gets_nothing(noor: Person, sink: Sink) -> None:
    due(noor)
    Person.objects.update(is_active=False)
    deliver(now=NOW)
    assert (Message.objects.get().state, sink.accepted) == (State.LAPSED, [])


@pytest.mark.parametrize("answer", ["250 OK", "550 No such user"])
def test_a_personal_link_does_not_outlive_its_mail(noor: Person, sink: Sink, answer: str) -> None:  # PPL-3
    sink.answers["noor@example.org"] = answer
    invite(noor)
    deliver(now=NOW)
    row = Message.objects.get()
    assert "geheim" not in str(row.facts) + row.sent_text + row.sent_subject
    assert ("/steun/geheim/" in str(mails(sink))) == (answer == "250 OK") or "geheim" in mails(sink)[
        0
    ].as_string()


def test_a_lapsed_invitation_keeps_no_link(noor: Person) -> None:  # PPL-3
    invite(noor)
    lapse(kinds=["invitation_support"], reason="Ingetrokken.", now=NOW)
    assert "geheim" not in str(Message.objects.get().facts)


def invite(person: Person) -> None:
    facts = {"participant": "Sam", "role": "opdrachtgever", "programme": "P", "secret_path": "/steun/geheim/"}
    plan("invitation_support", to=person, subject="assignment:1", occasion="1", facts=facts, now=NOW)


def test_a_text_that_cannot_be_filled_fails_and_says_so(
    noor: Person, sam: Person, sink: Sink
) -> None:  # MSG-5
    broken = due(noor)
    Message.objects.filter(pk=broken.pk).update(facts={})
    due(sam)
    assert deliver(now=NOW) == 2
    broken.refresh_from_db()
    assert broken.state == State.FAILED
    assert "MissingFact" in broken.server_answer
    assert len(sink.accepted) == 1


def test_a_sign_in_code_goes_at_once_and_leaves_nothing_behind(db: None, sink: Sink) -> None:  # MSG-1
    send_now(to="noor@example.org", subject="Je code", text="123456")
    assert [mail["Subject"] for mail in mails(sink)] == ["Je code"]
    assert not Message.objects.exists()


def test_mail_in_a_folder_lands_on_itself_when_sent_again(
    noor: Person, settings: Any, tmp_path: Path
) -> None:  # MSG-2
    options = {"file_path": str(tmp_path)}
    settings.MAILERS = {"default": {"BACKEND": "outbox.mail_folder.EmailBackend", "OPTIONS": options}}
    message = due(noor)
    deliver(now=NOW)
    Message.objects.update(state=State.PLANNED)
    deliver(now=NOW)
    [file] = tmp_path.iterdir()
    assert file.name == message.message_id.strip("<>") + ".eml"
    assert (
        "Lees de feedback"
        in email.message_from_bytes(file.read_bytes(), policy=email.policy.default).as_string()
    )
