import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from outbox.delivering import deliver
from outbox.models import Message
from outbox.settling import NO_TIME, PAUSES
from people.models import Person
from tests.outbox.conftest import NOW, Sink, due

State = Message.State


@pytest.mark.parametrize(
    ("answer", "is_about_the_address"),
    [
        ("550 No such user here", True),
        ("550 5.1.1 No such user here", True),
        ("550 5.2.1 This mailbox is closed", True),
        ("552 5.2.2 This mailbox is full", False),
        ("554 5.7.1 We do not take mail from you", False),
    ],
)
def test_an_address_refused_for_good_is_kept_with_the_person(
    noor: Person, sink: Sink, answer: str, is_about_the_address: bool
) -> None:  # MSG-5
    sink.answers["noor@example.org"] = answer
    due(noor)
    deliver(now=NOW)
    noor.refresh_from_db()
    assert Message.objects.get().state == State.FAILED
    assert noor.is_out_of_reach is is_about_the_address
    assert list(Person.objects.out_of_reach()) == ([noor] if is_about_the_address else [])
    assert noor.mail_refused_answer == (answer if is_about_the_address else "")


def test_not_now_says_nothing_about_an_address(noor: Person, sink: Sink) -> None:  # MSG-5
    sink.answers["noor@example.org"] = "450 4.2.1 Busy"
    due(noor)
    deliver(now=NOW)
    assert not Person.objects.out_of_reach().exists()


def test_another_address_or_an_accepted_mail_ends_the_mark(noor: Person, sink: Sink) -> None:  # MSG-5
    sink.answers["noor@example.org"] = "550 No such user here"
    due(noor)
    deliver(now=NOW)
    noor.refresh_from_db()
    noor.email = "noor@example.com"
    assert not noor.is_out_of_reach
    sink.answers.clear()
    due(noor, occasion="2")
    deliver(now=NOW)
    noor.refresh_from_db()
    assert (noor.is_out_of_reach, noor.mail_refused_for, noor.mail_refused_answer) == (False, "", "")


def test_a_letter_refused_for_good_fails_at_once(noor: Person, sink: Sink) -> None:  # MSG-5
    sink.answers["DATA"] = "554 5.6.0 We cannot read this"
    due(noor)
    assert deliver(now=NOW) == 1
    row = Message.objects.get()
    assert (row.state, row.server_answer) == (State.FAILED, "554 5.6.0 We cannot read this")
    assert not Person.objects.out_of_reach().exists()


def test_a_server_that_closes_costs_only_one_row_its_turn(noor: Person, sam: Person, sink: Sink) -> None:
    """421 means that the server hangs up; the next mail calls anew."""
    sink.answers["noor@example.org"] = "421 Closing"
    due(noor)
    due(sam)
    assert deliver(now=NOW) == 1
    rows = Message.objects.order_by("pk").values_list("state", "attempts", "retry_at")
    assert list(rows) == [("planned", 1, NOW + PAUSES[0]), ("sent", 1, None)]


@pytest.mark.parametrize("meanwhile", [{"state": "lapsed"}, {"claimed_at": NOW + timedelta(minutes=11)}])
def test_who_slept_through_the_lease_sends_nothing(
    transactional_db: None, noor: Person, sam: Person, sink: Sink, meanwhile: dict[str, Any]
) -> None:  # MSG-2
    """While the server thinks about the address, the row lapses or another worker takes it."""
    message = due(noor)
    due(sam)

    def change() -> None:
        time.sleep(1.2 * NO_TIME)
        Message.objects.filter(pk=message.pk).update(**meanwhile)
        connection.close()

    sink.on_recipient["noor@example.org"] = change
    assert deliver(now=NOW) == 1
    message.refresh_from_db()
    assert [envelope.rcpt_tos for envelope in sink.accepted] == [["sam@example.org"]]
    assert {name: getattr(message, name) for name in meanwhile} == meanwhile


def test_what_is_late_in_the_lease_is_left_to_another(
    noor: Person, sam: Person, sink: Sink, settings: Any
) -> None:  # MSG-2
    settings.MAIL_LEASE = timedelta(seconds=0)
    due(noor)
    due(sam)
    assert deliver(now=NOW) == 0
    assert set(Message.objects.values_list("state", "claimed_at", "attempts")) == {("planned", None, 0)}
    assert sink.accepted == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server that can hang up")
def test_that_a_mail_left_is_written_down_when_the_database_is_back(
    transactional_db: None, noor: Person, sink: Sink
) -> None:  # MSG-2
    """The database hangs up while the mail server takes the letter."""
    due(noor)
    connection.ensure_connection()
    ours = connection.connection.info.backend_pid

    def cut() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [ours])
        connection.close()

    sink.on_recipient["noor@example.org"] = cut
    assert deliver(now=NOW) == 1
    assert (len(sink.accepted), Message.objects.get().state) == (1, State.SENT)
