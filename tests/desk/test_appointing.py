"""The first coordinator of an installation comes from a command, for there is nobody yet to ask."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from desk import appointing
from outbox.models import Message
from people.access import is_coordinator
from people.models import Act, Coordinator, Person
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db
SUNDAY = make.at("2026-11-29", "23:00")


def appoint(*words: str) -> str:
    told = StringIO()
    call_command("invite_coordinator", *words, stdout=told)
    return told.getvalue()


def test_the_first_coordinator_gets_an_account_a_mail_and_the_office() -> None:  # PPL-2, PPL-3
    told = appoint("Monique@Leeratelier.example", "Monique  Timmers")
    assert told.startswith("Monique Timmers is a coordinator now and gets a mail.")
    assert "/account/login/code/" in told and "as monique@leeratelier.example at" in told
    monique = Person.objects.get()
    assert is_coordinator(monique) and not monique.is_superuser and not monique.has_usable_password()
    mail = Message.objects.get()
    assert (mail.recipient, mail.kind) == (monique, "welcome")
    assert mail.facts["role"] == "contactpersoon van het programmabureau"
    act = Act.objects.get(action="coordinator-appointed")
    assert (act.about, act.actor) == (f"person:{monique.pk}", None)


def test_a_second_time_changes_nothing_and_says_so() -> None:
    appoint("monique@leeratelier.example", "Monique Timmers")
    assert "is a coordinator already" in appoint("MONIQUE@leeratelier.example", "Iemand Anders")
    assert Coordinator.objects.get().person.name == "Monique Timmers"
    assert Message.objects.count() == 1


def test_who_stopped_can_come_back_and_is_told_again() -> None:  # PPL-2
    first, _ = appointing.appoint("monique@a.example", name="Monique", by=None, now=SUNDAY)
    Coordinator.objects.update(until=SUNDAY.date())
    again, is_new = appointing.appoint(
        "monique@a.example", name="Monique", by=None, now=SUNDAY + timedelta(days=9)
    )
    assert is_new and again.person == first.person and Message.objects.count() == 2


@override_settings(OFFICE_HOURS=True)
def test_the_mail_does_not_wait_for_monday() -> None:
    appointing.appoint("monique@a.example", name="Monique", by=None, now=SUNDAY)
    assert Message.objects.get().due_at == SUNDAY


def test_somebody_who_is_known_keeps_their_account() -> None:  # PPL-1
    fatima = make.person("Fatima El Amrani", email="fatima@leeratelier.example")
    appoint("fatima@leeratelier.example", "F. Amrani")
    assert Coordinator.objects.get().person == fatima
    assert Person.objects.get().name == "Fatima El Amrani"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Monique Timmers", "monique@a.example"), "is no address"),
        (("monique@a.example", "  "), "Give a name"),
        (("monique@\u0430.example", "Monique"), "in plain letters"),
    ],
)
def test_what_cannot_be_used_is_said_and_changes_nothing(words: tuple[str, str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        appoint(*words)
    assert not Person.objects.exists()


def test_a_closed_account_stays_closed() -> None:
    make.person("Monique", email="monique@a.example", is_active=False)
    with pytest.raises(CommandError, match="gesloten"):
        appoint("monique@a.example", "Monique")
    assert not Coordinator.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_appoint_the_same_person_at_once_make_one_of_them() -> None:  # PPL-1
    def act() -> bool:
        return appointing.appoint("monique@a.example", name="Monique", by=None, now=SUNDAY)[1]

    done, refused = at_once([act, act, act])
    assert (sorted(done), refused) == ([False, False, True], [])
    assert (Person.objects.count(), Coordinator.objects.count(), Message.objects.count()) == (1, 1, 1)
