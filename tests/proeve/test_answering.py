"""Yes, no, or another time, by a button; opening a link changes nothing (PRV-3, PPL-3)."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.linking import token_for
from assignments.models import Support
from outbox.models import Message
from proeve import answering
from proeve.models import Seat, Talk
from tests import factories as make
from tests.proeve import ready
from tests.proeve.ready import NOW, TALK

pytestmark = pytest.mark.django_db


def invited(starts_at: Any = TALK) -> tuple[Talk, Support]:
    enrolment = make.enrolment(ready.cohort(), "Noor de Wit")
    support = make.support(enrolment, name="Joost")
    make.coordinator("Monique")
    return make.proeve_talk(enrolment, starts_at=starts_at), support


def says(talk: Talk, what: str, words: str = "", **more: Any) -> Seat:
    seat = talk.seats.get(role="mentor")
    given = {"asked": answering.mark_of(seat), "by": seat.person, "now": NOW} | more
    return answering.answer(talk, says=what, words=words, **given)


def told() -> list[tuple[str, bool]]:
    rows = Message.objects.filter(kind="proeve_talk_answered").order_by("pk")
    return sorted(rows.values_list("recipient__name", "facts__is_no"))


def test_a_yes_is_kept_and_asks_nobody_anything() -> None:  # PRV-3
    talk, _ = invited()
    seat = says(talk, "yes")
    assert (seat.answer, seat.answered_at) == ("yes", NOW)
    assert told() == []


def test_a_no_or_another_time_is_told_to_who_plans_without_the_words() -> None:  # PRV-3, MSG-6
    talk, _ = invited()
    says(talk, "no", "Ik ben op vakantie.")
    assert told() == [("Fatima", True), ("Monique", True)]
    says(talk, "no", "Ik ben op vakantie.", now=NOW + timedelta(hours=1))
    assert len(told()) == 2
    says(talk, "other", "Liever dinsdag.", now=NOW + timedelta(hours=2))
    assert told() == [("Fatima", False), ("Fatima", True), ("Monique", False), ("Monique", True)]
    assert not any("vakantie" in str(row.facts) for row in Message.objects.all())


def test_what_does_not_hold_is_refused_with_the_reason() -> None:
    talk, _ = invited()
    with pytest.raises(answering.WhichTime):
        says(talk, "other", "  ")
    with pytest.raises(answering.ChooseOne):
        says(talk, "misschien")
    with pytest.raises(answering.TooLong):
        says(talk, "no", "x" * 1001)
    with pytest.raises(answering.AlreadyMoved):
        says(talk, "yes", asked="2026-01-01")
    with pytest.raises(answering.NotInvited):
        says(talk, "yes", by=make.person())
    with pytest.raises(answering.Begun):
        says(talk, "yes", now=TALK)
    Talk.objects.update(cancelled_at=NOW)
    with pytest.raises(answering.NotInvited):
        says(talk, "yes")


def test_a_mentor_answers_from_the_link_in_the_mail_and_opening_it_changes_nothing() -> None:  # PPL-3
    talk, support = invited(timezone.now() + timedelta(days=9))
    client, link = Client(), f"{reverse('assignments:link', args=[token_for(support)])}?naar=proeve"
    page = reverse("proeve:support", args=[support.pk])
    assert client.get(link).status_code == 200
    assert client.get(page)["Location"].startswith("/account/")
    assert client.post(link)["Location"] == page
    shown = client.get(page).content.decode()
    assert "Kun je erbij zijn?" in shown and talk.seats.get(role="mentor").answer == ""
    mark = answering.mark_of(talk.seats.get(role="mentor"))
    wrong = client.post(page, {"says": "other", "words": "", "asked": mark})
    assert wrong.status_code == 422 and "Schrijf wanneer je wel kunt." in wrong.content.decode()
    right = client.post(page, {"says": "other", "words": "Dinsdag na tien.", "asked": mark})
    assert right["Location"] == page
    assert (talk.seats.get(role="mentor").answer, talk.seats.get(role="mentor").words) == (
        "other",
        "Dinsdag na tien.",
    )
    assert told() == [("Fatima", False), ("Monique", False)]


def test_another_word_in_the_address_leads_where_it_always_led() -> None:  # PPL-3
    _, support = invited()
    link = reverse("assignments:link", args=[token_for(support)])
    assert Client().post(f"{link}?naar=//kwaad.example")["Location"] == Client().post(link)["Location"]
