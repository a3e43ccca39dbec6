"""A participant names a mentor and a principal, and names another (PPL-4)."""

from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress

from assignments import naming
from assignments.models import Support
from cohorts.local_time import AMSTERDAM
from cohorts.models import Enrolment
from outbox.models import Message
from people.models import Act, Person
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 10, 12, tzinfo=AMSTERDAM)
MENTOR, PRINCIPAL = Support.Role.MENTOR, Support.Role.PRINCIPAL


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    return make.enrolment(make.cohort(), "Sanne de Vries")


def ask(
    enrolment: Enrolment,
    email: str = "karin@waterstad.example",
    *,
    role: str = MENTOR,
    name: str = "Karin Bos",
    now: datetime = NOW,
) -> Support:
    return naming.name(
        enrolment,
        role,
        email=email,
        name=name,
        organisation="Gemeente Waterstad",
        by=enrolment.person,
        now=now,
    )


def open_supports(enrolment: Enrolment) -> dict[str, str]:
    return dict(Support.objects.filter(ended_at=None).values_list("role", "person__name"))


def invitations() -> list[Message]:
    return list(Message.objects.filter(kind="invitation_support").order_by("pk"))


def test_a_named_mentor_gets_an_account_without_password_and_one_invitation(enrolment: Enrolment) -> None:
    support = ask(enrolment)  # PPL-3
    person = support.person
    assert (person.name, str(person.organisation)) == ("Karin Bos", "Gemeente Waterstad")
    assert not person.has_usable_password()
    assert (support.invited_at, support.accepted_at, support.ended_at) == (NOW, None, None)
    [message] = invitations()
    assert (message.recipient, message.state) == (person, Message.State.PLANNED)
    assert message.facts["participant"] == "Sanne de Vries"
    assert message.facts["role"] == "praktijkbegeleider"
    assert Act.objects.get(action="support-named").actor == enrolment.person


def test_a_form_sent_twice_makes_one_invitation(enrolment: Enrolment) -> None:  # PPL-4
    assert ask(enrolment) == ask(enrolment, "Karin@Waterstad.example")
    assert (Support.objects.count(), len(invitations()), Person.objects.count()) == (1, 1, 2)


def test_another_ends_the_one_before_in_the_same_moment(enrolment: Enrolment) -> None:  # PPL-4
    old = ask(enrolment)
    later = NOW + timedelta(days=40)
    ask(enrolment, "jan@waterstad.example", name="Jan Mol", now=later)
    assert open_supports(enrolment) == {"mentor": "Jan Mol"}
    old.refresh_from_db()
    assert old.ended_at == later
    assert not Support.objects.open(later).filter(pk=old.pk).exists()


def test_the_invitation_of_who_was_replaced_lapses_with_its_link(
    enrolment: Enrolment,
) -> None:  # PPL-4, MSG-3
    old = ask(enrolment)
    ask(enrolment, "jan@waterstad.example", name="Jan Mol")
    message = Message.objects.get(recipient=old.person)
    assert message.state == Message.State.LAPSED
    assert "secret_path" not in message.facts


def test_who_was_replaced_can_be_asked_again_and_history_keeps_both(enrolment: Enrolment) -> None:  # PPL-4
    ask(enrolment)
    ask(enrolment, "jan@waterstad.example", name="Jan Mol")
    ask(enrolment)
    names = Support.objects.order_by("pk").values_list("person__name", flat=True)
    assert list(names) == ["Karin Bos", "Jan Mol", "Karin Bos"]
    assert open_supports(enrolment) == {"mentor": "Karin Bos"}


def test_one_person_may_be_mentor_and_principal(enrolment: Enrolment) -> None:  # PPL-1
    ask(enrolment)
    ask(enrolment, role=PRINCIPAL)
    assert open_supports(enrolment) == {"mentor": "Karin Bos", "principal": "Karin Bos"}
    assert Person.objects.filter(email="karin@waterstad.example").count() == 1


def test_nobody_renames_an_account_that_exists(enrolment: Enrolment) -> None:  # PPL-1
    known = make.person("Karin Bos-Visser", email="karin@waterstad.example")
    assert ask(enrolment, "KARIN@waterstad.example", name="Iemand anders").person == known
    known.refresh_from_db()
    assert (known.name, known.organisation) == ("Karin Bos-Visser", None)


def test_a_confirmed_second_address_leads_to_the_same_account(enrolment: Enrolment) -> None:  # PPL-1
    known = make.person("Karin Bos", email="karin@thuis.example")
    EmailAddress.objects.create(user=known, email="karin@waterstad.example", verified=True)
    assert ask(enrolment).person == known


@pytest.mark.parametrize("address", ["sanne@werk.example", "SANNE@werk.example ", "sanne@thuis.example"])
def test_nobody_names_themselves(address: str) -> None:
    me = make.person("Sanne de Vries", email="sanne@werk.example")
    EmailAddress.objects.create(user=me, email="sanne@thuis.example", verified=True)
    with pytest.raises(naming.Yourself):
        ask(make.enrolment(make.cohort(), who=me), address)
    assert not Support.objects.exists()


def test_a_closed_account_is_not_invited(enrolment: Enrolment) -> None:
    make.person(email="karin@waterstad.example", is_active=False)
    with pytest.raises(naming.ClosedAccount):
        ask(enrolment)


def test_an_account_that_closes_supports_nobody_any_more(enrolment: Enrolment) -> None:  # PPL-2
    support = ask(enrolment)
    assert support in Support.objects.open(NOW)
    Person.objects.filter(pk=support.person_id).update(is_active=False)
    assert support not in Support.objects.open(NOW)


def test_support_ends_some_time_after_the_check_in(enrolment: Enrolment) -> None:  # PPL-2
    support = ask(enrolment)
    last = enrolment.cohort.sessions.latest("ends_at").ends_at
    assert support in Support.objects.open(last + timedelta(days=122))
    assert support not in Support.objects.open(last + timedelta(days=124))


def test_support_ends_when_the_participant_leaves(enrolment: Enrolment) -> None:  # PPL-2
    support = ask(enrolment)
    Enrolment.objects.filter(pk=enrolment.pk).update(withdrawn_at=NOW)
    assert support not in Support.objects.open(NOW)


def test_a_new_link_takes_the_place_of_the_one_that_waits(enrolment: Enrolment) -> None:  # PPL-3
    support = ask(enrolment)
    naming.invite_again(support, now=NOW + timedelta(minutes=11))
    first, second = invitations()
    assert (first.state, second.state) == (Message.State.LAPSED, Message.State.PLANNED)
    assert "secret_path" in second.facts


def test_a_new_link_goes_out_once_in_ten_minutes(enrolment: Enrolment) -> None:
    support = ask(enrolment)
    with pytest.raises(naming.JustSent):
        naming.invite_again(support, now=NOW + timedelta(minutes=9))
    naming.invite_again(support, now=NOW + timedelta(minutes=11))
    with pytest.raises(naming.JustSent):
        naming.invite_again(support, now=NOW + timedelta(minutes=20))
    assert len(invitations()) == 2


def test_an_old_link_does_not_end_a_newer_one(enrolment: Enrolment) -> None:  # PPL-3
    support = ask(enrolment)
    much_later = NOW + timedelta(days=100)
    naming.invite_again(support, now=much_later)
    naming.renew(support, link_number=1, now=much_later + timedelta(days=1))
    support.refresh_from_db()
    assert (support.link_number, len(invitations())) == (2, 2)
