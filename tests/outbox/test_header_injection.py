"""Whatever stands in names and facts, a mail has its own headers and goes to whom it was meant for."""

import email
import email.policy
from typing import Any

import pytest
from django.core import mail

from outbox.delivering import deliver
from outbox.kind import Kind
from outbox.kinds import KINDS
from outbox.models import Message
from outbox.planning import plan
from people.models import Person
from tests.outbox.conftest import NOW
from tests.outbox.test_letters import example

pytestmark = pytest.mark.django_db
BREAKS = ("\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")
ADDED = "".join(f"{sign}Bcc: boef@kwaad.example{sign}{sign}<p>Hoi</p>" for sign in BREAKS)
OWN = {"Content-Type", "MIME-Version", "Subject", "From", "To", "Reply-To", "Date", "Message-ID"}
OWN |= {"Auto-Submitted"}
WAY_OUT = {"List-Unsubscribe", "List-Unsubscribe-Post"}


def with_breaks(value: Any, name: str = "") -> Any:
    """The same fact, and after each text in it what would be a header of its own."""
    if isinstance(value, dict):
        return {inner: with_breaks(one, inner) for inner, one in value.items()}
    if isinstance(value, list):
        return [with_breaks(one) for one in value]
    is_moment = name.endswith(("_at", "_on"))
    return f"{value}{ADDED}" if isinstance(value, str) and not is_moment else value


def sent(kind: Kind, to: Person) -> email.message.EmailMessage:
    facts = {name: with_breaks(example(name), name) for name in kind.facts}
    row = Message(
        recipient=to, kind=kind.name, subject="x", occasion="1", facts=facts, due_at=NOW, created_at=NOW
    )
    row.save()
    assert deliver(now=NOW) == 1
    [made] = mail.outbox
    return email.message_from_bytes(made.message().as_bytes(), policy=email.policy.default)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_fact_and_no_name_adds_a_header_or_a_reader(kind: Kind) -> None:
    noor = Person.objects.create_user("noor@example.org", f"Noor{ADDED[:60]}")
    letter = sent(kind, noor)
    assert set(letter.keys()) - WAY_OUT == OWN and len(letter.keys()) == len(set(letter.keys()))
    assert [one.addr_spec for one in letter["To"].addresses] == ["noor@example.org"]
    assert not any(sign in str(value) for value in letter.values() for sign in BREAKS)
    assert [part.get_content_type() for part in letter.iter_parts()][:2] == ["text/plain", "text/html"]


def test_what_is_kept_of_a_subject_is_one_line() -> None:
    noor = Person.objects.create_user("noor@example.org", "Noor")
    facts = {"giver": f"Fatima{ADDED}", "day_number": 3, "path": "/"}
    plan("feedback_received", to=noor, subject="entry:3", occasion="1", facts=facts, now=NOW)
    deliver(now=NOW)
    assert Message.objects.get().sent_subject.startswith("Fatima Bcc: boef@kwaad.example")
    assert len(Message.objects.get().sent_subject.splitlines()) == 1
