from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from assignments import naming
from assignments.models import SUPPORT_KEEPS_ACCESS, Support
from cohorts.models import Enrolment
from outbox.models import Message
from people.models import Act, Person
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-01", "10:00")
LATER = make.at("2026-10-01", "10:00")
PETER = {"email": "peter@waterrijk.example", "name": "Peter Kuiper", "organisation": "Gemeente Waterrijk"}
ANNA = {"email": "anna@waterrijk.example", "name": "Anna Bos", "organisation": "gemeente waterrijk"}


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    return make.enrolment(make.cohort(), "Sanne de Vries")


def name(
    enrolment: Enrolment, role: str = "mentor", facts: dict[str, str] = PETER, now: datetime = NOW
) -> Support:
    return naming.name(enrolment, role, **facts, by=enrolment.person, now=now)


def invitations() -> list[tuple[str, str]]:
    rows = Message.objects.filter(kind="invitation_support").order_by("pk")
    return [(message.recipient.email, message.state) for message in rows]


def test_naming_someone_makes_an_account_and_sends_a_personal_link(enrolment: Enrolment) -> None:  # PPL-3
    support = name(enrolment)
    assert (support.person.name, support.person.organisation.name) == ("Peter Kuiper", "Gemeente Waterrijk")
    assert (support.invited_at, support.accepted_at, support.ended_at) == (NOW, None, None)
    assert not support.person.has_usable_password()
    message = Message.objects.get()
    assert (message.kind, message.recipient) == ("invitation_support", support.person)
    assert message.facts["secret_path"].startswith("/meekijken/")
    assert message.facts["role"] == "praktijkbegeleider"


def test_a_known_address_is_the_same_person_whatever_its_case(enrolment: Enrolment) -> None:  # PPL-1
    known = make.person("Petra Kuiper", email="peter@waterrijk.example")
    support = name(enrolment, facts={**PETER, "email": " Peter@Waterrijk.example "})
    assert support.person == known
    assert Person.objects.get(pk=known.pk).name == "Petra Kuiper"


def test_one_person_may_be_both(enrolment: Enrolment) -> None:  # PPL-2
    mentor, principal = name(enrolment), name(enrolment, "principal")
    assert mentor.person == principal.person
    assert invitations() == [("peter@waterrijk.example", "planned")] * 2


def test_nobody_supports_themselves(enrolment: Enrolment) -> None:
    with pytest.raises(naming.Yourself):
        name(enrolment, facts={**PETER, "email": enrolment.person.email.upper()})
    assert not Support.objects.exists()


def test_a_closed_account_is_not_invited(enrolment: Enrolment) -> None:
    make.person(email="peter@waterrijk.example", is_active=False)
    with pytest.raises(naming.ClosedAccount):
        name(enrolment)
    assert (Support.objects.count(), Message.objects.count()) == (0, 0)


def test_naming_the_same_person_twice_invites_once(enrolment: Enrolment) -> None:
    assert name(enrolment) == name(enrolment, now=LATER)
    assert invitations() == [("peter@waterrijk.example", "planned")]


def test_who_is_replaced_is_kept_with_the_moment_it_ended(enrolment: Enrolment) -> None:  # PPL-4
    old = name(enrolment)
    new = name(enrolment, facts=ANNA, now=LATER)
    old.refresh_from_db()
    assert (old.ended_at, new.ended_at) == (LATER, None)
    assert new.accepted_at is None  # asked anew, not taken over
    assert invitations() == [("peter@waterrijk.example", "lapsed"), ("anna@waterrijk.example", "planned")]
    assert list(Act.objects.order_by("pk").values_list("action", "about", "actor")) == [
        ("support-named", old.key, enrolment.person_id),
        ("support-ended", old.key, enrolment.person_id),
        ("support-named", new.key, enrolment.person_id),
    ]


def test_who_is_replaced_sees_nothing_from_then_on(enrolment: Enrolment) -> None:  # PPL-4
    old = name(enrolment)
    assert Support.objects.open(LATER).filter(person=old.person).exists()
    name(enrolment, facts=ANNA, now=LATER)
    assert not Support.objects.open(LATER).filter(person=old.person).exists()


def test_an_invitation_that_is_lapsed_keeps_no_link(enrolment: Enrolment) -> None:
    name(enrolment)
    name(enrolment, facts=ANNA, now=LATER)
    assert "secret_path" not in Message.objects.get(state="lapsed").facts


def test_a_new_link_replaces_the_one_that_still_waits_to_be_mailed(enrolment: Enrolment) -> None:
    support = name(enrolment)
    naming.invite_again(support, now=LATER)
    assert [state for _, state in invitations()] == ["lapsed", "planned"]
    support.refresh_from_db()
    assert support.link_number == 2


def test_the_database_refuses_two_open_supports_in_one_role(enrolment: Enrolment) -> None:  # PPL-4
    support = name(enrolment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Support.objects.create(
            assignment=support.assignment, person=make.person(), role="mentor", invited_at=NOW
        )


def test_access_ends_after_the_check_in_at_three_months(enrolment: Enrolment) -> None:  # PPL-2
    name(enrolment)
    last = enrolment.cohort.sessions.latest("starts_at").ends_at
    assert Support.objects.open(last + SUPPORT_KEEPS_ACCESS).count() == 0
    assert Support.objects.open(last + SUPPORT_KEEPS_ACCESS * 0.9).count() == 1
