from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from assignments import writing_it
from assignments.models import Assignment, Support
from checkins import answering, laying
from checkins.ending import three_months_after
from checkins.models import Checkin, Reply
from cohorts.models import Enrolment
from outbox.models import Message
from proeve.laying import proeve_of
from proeve.models import Attempt, Result, Talk
from tests import factories
from tests.concurrency import at_once
from writing.saving import Origin

LAST = factories.at("2026-12-10", "16:30")
DUE = factories.at("2027-03-10", "16:30")
pytestmark = pytest.mark.django_db


def enrolled() -> Enrolment:
    """With an agreed assignment, a mentor and a principal; the last of eight days is LAST."""
    made = factories.enrolment(factories.cohort(), "Noor de Vries")
    factories.agreed(made)
    return made


def with_result(enrolment: Enrolment, at: datetime, *, number: int = 1) -> Result:
    attempt, _ = Attempt.objects.get_or_create(proeve=proeve_of(enrolment), number=number)
    return Result.objects.create(attempt=attempt, is_obtained=False, reasons="r", missing="m", decided_at=at)


def test_three_months_after_the_last_session_three_are_asked() -> None:  # PRV-8
    enrolment = enrolled()
    assert laying.lay_out(now=DUE - timedelta(minutes=1)) == 0
    assert laying.lay_out(now=DUE) == 1
    made = Checkin.objects.get()
    assert (made.enrolment, made.closes_at) == (enrolment, DUE + laying.OPEN_FOR)
    assert set(made.replies.values_list("role", flat=True)) == {"participant", "principal", "mentor"}
    told = Message.objects.filter(kind__startswith="checkin").order_by("kind", "pk")
    assert [row.kind for row in told] == [
        "checkin_asked",
        *["checkin_asked_support"] * 2,
        "checkin_reminder",
        *["checkin_reminder_support"] * 2,
    ]
    assert told[0].due_at == DUE
    assert told[3].due_at == factories.at("2027-03-24", "08:00")


def test_laying_out_again_asks_nobody_twice() -> None:  # MSG-1
    enrolled()
    laying.lay_out(now=DUE)
    count = Message.objects.count()
    assert laying.lay_out(now=DUE + timedelta(days=1)) == 0
    assert (Checkin.objects.count(), Message.objects.count()) == (1, count)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_ask_once() -> None:  # MSG-1
    enrolled()
    _, errors = at_once([lambda: laying.lay_out(now=DUE)] * 3)
    assert not errors
    assert (Checkin.objects.count(), Reply.objects.count()) == (1, 3)
    assert Message.objects.filter(kind="checkin_asked").count() == 1


def test_the_result_counts_when_it_is_later() -> None:  # PRI-4
    enrolment = enrolled()
    with_result(enrolment, factories.at("2027-01-05"))
    assert laying.lay_out(now=DUE) == 0
    assert laying.lay_out(now=factories.at("2027-04-05")) == 1


def test_a_planned_resit_is_waited_for() -> None:  # PRI-4
    enrolment = enrolled()
    with_result(enrolment, factories.at("2026-12-17"))
    attempt = Attempt.objects.create(proeve=enrolment.proeve, number=2)
    start = factories.at("2027-05-03", "10:00")
    talk = Talk.objects.create(attempt=attempt, starts_at=start, ends_at=start + timedelta(hours=1))
    assert laying.lay_out(now=factories.at("2027-03-17")) == 0
    assert laying.lay_out(now=factories.at("2027-08-03", "11:00")) == 1
    # A talk that is off is no end.
    Checkin.objects.all().delete()
    Talk.objects.filter(pk=talk.pk).update(cancelled_at=start)
    assert laying.lay_out(now=factories.at("2027-03-17")) == 1


def test_of_what_ended_long_ago_nobody_is_asked() -> None:
    enrolled()
    assert laying.lay_out(now=DUE + laying.LATEST) == 0


def test_who_left_and_who_was_replaced_are_not_asked() -> None:  # PPL-4
    enrolment = enrolled()
    gone = enrolment.assignment.supports.get(role="mentor")
    Support.objects.filter(pk=gone.pk).update(ended_at=LAST)
    new = factories.support(enrolment)
    left = enrolled()
    Enrolment.objects.filter(pk=left.pk).update(withdrawn_at=LAST)
    assert laying.lay_out(now=DUE) == 1
    assert Reply.objects.get(role="mentor").person == new.person
    assert not Message.objects.filter(kind__startswith="checkin", recipient=gone.person).exists()


def test_who_supports_in_two_roles_is_asked_once() -> None:  # MSG-1
    enrolment = factories.enrolled()
    who = factories.person()
    for role in (Support.Role.MENTOR, Support.Role.PRINCIPAL):
        factories.support(enrolment, role, who=who)
    made = laying.lay(enrolment, due=DUE, now=DUE)
    assert set(made.replies.values_list("role", flat=True)) == {"participant", "principal"}
    assert Message.objects.filter(kind="checkin_asked_support").count() == 1


def test_the_text_that_was_agreed_to_is_quoted_and_no_later_one() -> None:  # PRV-8
    enrolment = enrolled()
    assignment, by = Assignment.objects.get(enrolment=enrolment), enrolment.person
    agreed = assignment.editions.get()
    fields = {**agreed.fields, "title": "Iets anders"}
    assert assignment.text
    writing_it.save(assignment, fields=fields, origin=Origin(assignment.text.number), by=by, now=LAST)
    writing_it.put_forward(assignment, by=by, now=LAST)
    assert assignment.editions.count() == 2
    assert laying.lay(enrolment, due=DUE, now=DUE).edition == agreed


def test_without_an_agreed_text_there_is_nothing_to_quote() -> None:
    assert laying.lay(factories.enrolled(), due=DUE, now=DUE).edition is None


def test_who_answered_is_not_reminded() -> None:  # MSG-3
    reply = laying.lay(enrolled(), due=DUE, now=DUE).replies.get(role="participant")
    reminder = Message.objects.get(kind="checkin_reminder")
    assert reminder.state == "planned"
    answering.answer(reply, used="often", example="", onward="", now=DUE)
    reminder.refresh_from_db()
    assert reminder.state == "lapsed"


def test_who_is_replaced_or_left_hears_no_more() -> None:  # MSG-3
    enrolment = enrolled()
    made = laying.lay(enrolment, due=DUE, now=DUE)
    assert laying.silence_ended(now=DUE) == 0
    mentor = made.replies.get(role="mentor")
    Support.objects.filter(pk=mentor.support_id).update(ended_at=DUE)
    assert laying.silence_ended(now=DUE) == 2
    open_ones = Message.objects.open().filter(kind__startswith="checkin")
    assert set(open_ones.values_list("recipient", flat=True)) == {
        enrolment.person_id,
        made.replies.get(role="principal").person_id,
    }
    Enrolment.objects.filter(pk=enrolment.pk).update(withdrawn_at=DUE)
    laying.silence_ended(now=DUE)
    assert not open_ones.exists()


@pytest.mark.parametrize(
    ("end", "due"),
    [
        ("2026-12-10", "2027-03-10"),
        ("2026-11-30", "2027-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2026-05-31", "2026-08-31"),
        ("2026-12-29", "2027-03-29"),  # over the change to summer time
    ],
)
def test_three_months_are_three_months_on_the_calendar(end: str, due: str) -> None:  # COH-2
    assert three_months_after(factories.at(end, "16:30").astimezone(UTC)) == factories.at(due, "16:30")


@pytest.mark.parametrize(
    "fields",
    [
        {"used": "often"},
        {"answered_at": DUE},
        {"role": "participant"},
        {"support": None},
    ],
)
def test_the_database_refuses_what_cannot_be(fields: dict[str, object]) -> None:
    reply = laying.lay(enrolled(), due=DUE, now=DUE).replies.get(role="mentor")
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(**fields)


def test_the_database_refuses_a_person_twice() -> None:  # MSG-1
    made = laying.lay(enrolled(), due=DUE, now=DUE)
    with pytest.raises(IntegrityError), transaction.atomic():
        made.replies.filter(role="mentor").update(person=made.enrolment.person)
