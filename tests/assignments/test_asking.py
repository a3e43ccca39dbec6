"""Letters and reminders about an assignment, and their end when they are no longer needed (MSG-3)."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from assignments import agreeing, asking, finishing, judging, keeping_log, naming
from assignments.letters import link_of
from assignments.models import Edition, Support
from cohorts.models import Enrolment, Trainership
from outbox.letters import write
from outbox.models import Message
from people.models import Person
from tests import factories as make
from tests.assignments.test_answer_page import forward

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    enrolment = make.enrolment(make.cohort(first_day=timezone.localdate()), "Sanne de Vries")
    make.support(enrolment), make.support(enrolment, Support.Role.PRINCIPAL)
    make.trainer(enrolment.cohort), make.trainer(enrolment.cohort)
    return enrolment


def supporter(enrolment: Enrolment, role: str = "principal") -> Support:
    return Support.objects.get(assignment__enrolment=enrolment, role=role, ended_at=None)


def trainer(enrolment: Enrolment) -> Person:
    return enrolment.cohort.trainerships.earliest("pk").person


def planned() -> Counter[str]:
    return Counter(Message.objects.open().values_list("kind", flat=True))


def agree(enrolment: Enrolment, edition: Edition, role: str = "principal") -> None:
    facts: dict[str, Any] = {"sha256": edition.sha256, "verdict": "agreed", "words": "Geheim woord"}
    agreeing.answer(supporter(enrolment, role), **facts, now=timezone.now())


def judge(enrolment: Enrolment, edition: Edition) -> None:
    facts: dict[str, Any] = {"sha256": edition.sha256, "is_suitable": True, "advice": "Geheim woord"}
    judging.judge(edition.assignment, **facts, by=trainer(enrolment), now=timezone.now())


def begun(enrolment: Enrolment) -> Edition:
    edition = forward(enrolment)
    agree(enrolment, edition), judge(enrolment, edition)
    return edition


def test_everyone_concerned_is_asked_and_reminded(enrolment: Enrolment) -> None:  # ASG-2, MSG-1
    forward(enrolment), forward(enrolment)
    assert planned() == {
        "agreement_asked": 2,
        "agreement_reminder": 2,
        "assignment_offered": 2,
        "assignment_waits": 2,
    }


def test_what_is_answered_is_not_asked_any_more(enrolment: Enrolment) -> None:  # MSG-3
    begun(enrolment)
    assert planned() == {"agreement_asked": 1, "agreement_reminder": 1, "assignment_answered": 2}


def test_a_new_text_asks_once_more_and_not_twice(enrolment: Enrolment) -> None:  # ASG-2, MSG-3
    begun(enrolment)
    forward(enrolment, result="Iets anders.")
    assert planned()["agreement_reminder"] == planned()["assignment_waits"] == 2
    assert Message.objects.open().filter(subject=supporter(enrolment).key).count() == 2


def test_who_is_replaced_is_left_alone_and_who_comes_is_reminded(
    enrolment: Enrolment,
) -> None:  # PPL-4, MSG-3
    forward(enrolment)
    old, words = supporter(enrolment), {"email": "nieuw@waterstad.example", "name": "N", "organisation": ""}
    new = naming.name(enrolment, "principal", **words, by=enrolment.person, now=timezone.now())
    assert not Message.objects.open().filter(recipient=old.person).exists()
    kinds = Message.objects.open().filter(recipient=new.person).values_list("kind", flat=True)
    assert set(kinds) == {"invitation_support", "agreement_reminder"}


def test_a_renewed_link_stands_in_what_still_waits(enrolment: Enrolment) -> None:  # PPL-3
    forward(enrolment)
    support = supporter(enrolment)
    naming.invite_again(support, now=timezone.now())
    support.refresh_from_db()
    waiting = Message.objects.open().filter(recipient=support.person)
    numbers = {row.facts["secret_path"].split("/")[-2].split("~")[0] for row in waiting}
    assert (waiting.count(), numbers) == (3, {link_of(support).split("/")[-2].split("~")[0]})


def test_finishing_asks_the_principal_and_then_tells_the_trainers(enrolment: Enrolment) -> None:  # ASG-4
    own = begun(enrolment).assignment
    agree(enrolment, own.editions.get(), "mentor")
    finishing.declare(own, by=enrolment.person, now=timezone.now())
    assert {kind: n for kind, n in planned().items() if kind.startswith("finish")} == {
        "finish_asked": 1,
        "finish_reminder": 1,
        "finish_silent": 2,
    }
    late = Message.objects.filter(kind="finish_silent").earliest("due_at")
    assert late.due_at >= finishing.declare(own, by=enrolment.person, now=timezone.now()).declared_at + (
        timedelta(days=14)
    )
    finishing.answer(supporter(enrolment), is_confirmed=True, words="", now=timezone.now())
    assert set(planned()) == {"assignment_answered"}


def test_nobody_is_asked_about_who_left_nor_who_leads_no_more(enrolment: Enrolment) -> None:  # MSG-3
    forward(enrolment)
    Trainership.objects.filter(person=trainer(enrolment)).update(until=timezone.localdate())
    assert asking.silence_ended(now=timezone.now()) == 2
    assert planned()["assignment_waits"] == 1
    Enrolment.objects.update(withdrawn_at=timezone.now())
    assert asking.silence_ended(now=timezone.now()) == 6
    assert not planned()


def test_a_response_in_the_log_is_told_once_and_an_own_one_not(enrolment: Enrolment) -> None:  # ASG-3
    own, now = make.assignment(enrolment), timezone.now()
    entry = keeping_log.add(own, text="Ik belde.", token="a", by=enrolment.person, now=now)
    for who in (trainer(enrolment), trainer(enrolment), enrolment.person):
        keeping_log.respond(entry, text="Mooi", token="x", by=who, now=now)
    assert planned() == {"log_response": 1}


def test_no_letter_says_what_stands_in_the_assignment(enrolment: Enrolment) -> None:  # MSG-6
    edition = begun(enrolment)
    finishing.declare(edition.assignment, by=enrolment.person, now=timezone.now())
    for message in Message.objects.select_related("recipient"):
        assert "Geheim" not in str(message.facts)
        assert "Mijn " not in str(message.facts)
    for message in Message.objects.open().select_related("recipient"):
        letter = write(message)
        assert not [word for word in ("Mijn ", "Geheim") if word in letter.text + letter.html]
