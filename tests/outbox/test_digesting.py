"""Reminders once a day in one mail, and the way out of them in the mail itself (MSG-4)."""

import email
import email.policy
from datetime import datetime, timedelta

import pytest
from django.test import Client

from outbox.choosing import choose, wanted_by, wants_digest
from outbox.delivering import deliver
from outbox.digesting import gather
from outbox.kinds import SWITCHABLE
from outbox.models import IN_DIGEST, Message
from outbox.planning import Planned, lapse, move, plan_many
from outbox.unsubscribing import address
from people.models import Person
from tests.concurrency import at_once
from tests.outbox.conftest import FACTS, NOW, Sink, due
from tests.outbox.test_planning import DAY, START

State = Message.State
ALL = {kind.name for kind in SWITCHABLE}
EIGHT = NOW.replace(hour=8, minute=0) + timedelta(days=1)


@pytest.fixture
def noor_once_a_day(noor: Person) -> Person:
    choose(noor, wanted=ALL, in_digest=True, now=NOW)
    return noor


def reminder(to: Person, starts_at: datetime, subject: str = "entry:4") -> None:
    row = Planned("before_open_1", to, subject, "", DAY, anchor="session:4:start", anchor_at=starts_at)
    plan_many([row], now=NOW)


def send(now: datetime) -> int:
    gather(now=now)
    return deliver(now=now)


def test_reminders_of_a_day_come_in_one_mail_at_eight(
    noor_once_a_day: Person, sam: Person, sink: Sink
) -> None:
    due(noor_once_a_day, "1")
    due(noor_once_a_day, "2", facts=FACTS | {"giver": "Sam"})
    reminder(noor_once_a_day, EIGHT + timedelta(days=1))
    due(sam)
    assert send(NOW) == 1
    assert send(EIGHT - timedelta(seconds=1)) == 0
    assert send(EIGHT) == 1
    assert send(EIGHT) == 0
    digest = Message.objects.get(kind="digest")
    assert digest.state == State.SENT
    for words in ("Fatima gaf feedback", "Sam gaf feedback", "dag 4", "/pod/dag/3/"):
        assert words in digest.sent_text
    assert Message.objects.filter(state=State.LAPSED, reason=IN_DIGEST).count() == 3
    assert len(sink.accepted) == 2


def test_one_reminder_goes_as_it_is(noor_once_a_day: Person, sink: Sink) -> None:
    due(noor_once_a_day)
    assert send(EIGHT) == 1
    assert Message.objects.get().state == State.SENT


def test_invitations_and_changes_do_not_wait_for_the_digest(noor_once_a_day: Person) -> None:
    facts = {"role": "trainer", "path": "/"}
    plan_many([Planned("welcome", noor_once_a_day, "person:1", str(n), facts) for n in range(2)], now=NOW)
    assert gather(now=EIGHT) == 0
    assert set(Message.objects.values_list("due_at", flat=True)) == {NOW}


def test_what_is_switched_off_is_not_in_the_digest(noor_once_a_day: Person, sink: Sink) -> None:
    due(noor_once_a_day, "1"), due(noor_once_a_day, "2")
    choose(noor_once_a_day, wanted=[], in_digest=True, now=NOW)
    assert gather(now=EIGHT) == 0
    deliver(now=EIGHT)
    assert sink.accepted == []


def test_what_stood_in_a_digest_was_told(noor_once_a_day: Person) -> None:  # MSG-3
    reminder(noor_once_a_day, START)
    reminder(noor_once_a_day, START, "entry:5")
    morning = START.replace(hour=8, minute=0) - timedelta(days=1)
    move("session:4:start", to=START, now=NOW)
    first = Message.objects.order_by("due_at")[0].due_at
    assert first <= morning
    gather(now=first)
    assert lapse(kinds=["before_open_1"], subject="entry:5", reason="Al ingeleverd.", now=first) == 0
    move("session:4:start", to=START + timedelta(days=7), now=first)
    assert [row.subject for row in Message.objects.open().exclude(kind="digest")] == ["entry:4"]


def test_every_reminder_has_a_way_out_and_nothing_else_has(noor: Person, sink: Sink) -> None:
    due(noor)
    facts = {"role": "trainer", "path": "/"}
    plan_many([Planned("welcome", noor, "person:1", "1", facts)], now=NOW)
    deliver(now=NOW)
    raw = [envelope.content for envelope in sink.accepted]
    mails = [email.message_from_bytes(one, policy=email.policy.default) for one in raw]
    [out] = [mail for mail in mails if mail["List-Unsubscribe"]]
    assert "feedback" in out["Subject"]
    assert out["List-Unsubscribe"][1:-1] in out.get_body(("plain",)).get_content()
    assert out["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    # No encoded words and no folding inside the address.
    assert any(b"\nList-Unsubscribe: <http://localhost:8000/berichten/afmelden/" in one for one in raw)


def way_out(to: Person, kind: str = "feedback_received") -> str:
    return address(Message(recipient=to, kind=kind))


def test_a_mail_program_switches_off_with_one_post(noor: Person, sam: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    path = way_out(noor)
    assert client.get(path).status_code == 200
    assert wanted_by(noor) == ALL
    answer = client.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert "Uitgezet" in answer.content.decode()
    assert (wanted_by(noor), wanted_by(sam)) == (ALL - {"feedback_received"}, ALL)


@pytest.mark.django_db(transaction=True)
def test_two_mails_that_are_left_at_once_are_both_left() -> None:  # MSG-4
    noor = Person.objects.create_user("noor@example.org", "Noor Bakker")
    paths = [way_out(noor, kind) for kind in ("feedback_received", "after_open_1")]
    at_once([lambda path=path: Client().post(path) for path in paths])
    assert wanted_by(noor) == ALL - {"feedback_received", "after_open_1"}


def test_leaving_the_digest_never_makes_more_mail(noor_once_a_day: Person) -> None:
    Client().post(way_out(noor_once_a_day, "digest"))
    assert wanted_by(noor_once_a_day) == set()


def test_leaving_one_kind_keeps_the_digest(noor_once_a_day: Person) -> None:
    Client().post(way_out(noor_once_a_day))
    assert (wanted_by(noor_once_a_day), wants_digest(noor_once_a_day)) == (ALL - {"feedback_received"}, True)


def test_an_address_that_was_not_made_here_does_nothing(noor: Person) -> None:
    forged = f"/berichten/afmelden/{noor.pk}.feedback_received/"
    for path in (way_out(noor)[:-2] + "./", forged):
        assert Client().post(path).status_code == 404
    assert wanted_by(noor) == ALL
