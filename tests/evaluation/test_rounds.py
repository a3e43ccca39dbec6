from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from cohorts.models import Cohort
from evaluation import rounds
from evaluation.models import Answer, Moment, Question, Round
from evaluation.standard import QUESTIONS
from outbox import desk
from outbox.letters import write
from outbox.models import Message
from tests import factories as make
from tests.factories import at

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 3)
NEXT_MORNING = at("2026-09-04", "00:05")
DAYS = timedelta(days=1)


def cohort_of(*names: str) -> Cohort:
    cohort = make.cohort(days=1, first_day=DAY)
    for name in names:
        make.enrolment(cohort, name)
    return cohort


def sent(kind: str) -> list[str]:
    return list(
        Message.objects.filter(kind=kind)
        .order_by("recipient__name")
        .values_list("recipient__name", flat=True)
    )


def test_a_round_opens_the_day_after_the_last_day_and_asks_who_takes_part() -> None:
    cohort = cohort_of("Ahmed", "Sanne", "Weg")
    cohort.enrolments.filter(person__name="Weg").update(withdrawn_at=NEXT_MORNING)
    assert rounds.turn(now=at("2026-09-03", "23:30")) == 0
    assert rounds.turn(now=NEXT_MORNING) == 1
    assert rounds.turn(now=NEXT_MORNING) == 0
    opened = Round.objects.get()
    assert (opened.moment, opened.asked.count()) == (Moment.END, len(QUESTIONS[Moment.END]))
    assert sent("evaluation_asked") == ["Ahmed", "Sanne"]
    assert opened.closes_at == at("2026-09-26", "00:00")


def test_three_months_later_they_are_asked_what_they_use() -> None:
    cohort_of("Sanne")
    rounds.turn(now=NEXT_MORNING)
    rounds.turn(now=at("2026-12-02", "23:59"))
    assert Round.objects.count() == 1
    rounds.turn(now=at("2026-12-03", "00:05"))
    assert Round.objects.get(moment=Moment.LATER).asked.count() == len(QUESTIONS[Moment.LATER])


def test_a_cancelled_day_counts_for_nothing() -> None:  # COH-4
    cohort = make.cohort(days=2, first_day=DAY, every=2)
    make.enrolment(cohort)
    cohort.sessions.filter(number=2).update(cancelled_at=at("2026-09-01"))
    rounds.turn(now=NEXT_MORNING)
    assert Round.objects.filter(cohort=cohort).exists()


def test_who_was_entered_long_after_the_days_and_who_is_alone_in_an_empty_cohort_are_not_asked() -> None:
    cohort_of("Sanne")
    cohort_of()
    assert rounds.turn(now=NEXT_MORNING + 15 * DAYS) == 0
    assert not Round.objects.exists()


def test_an_open_round_keeps_its_questions() -> None:
    cohort = cohort_of("Sanne")
    make.evaluation_question(cohort.version, "De lunch was goed.")
    rounds.turn(now=NEXT_MORNING)
    Question.objects.all().delete()
    assert Round.objects.get().asked.order_by("number").last().words == "De lunch was goed."


def test_after_a_week_who_did_not_answer_is_reminded_once() -> None:
    cohort_of("Ahmed", "Sanne", "Stopt")
    rounds.turn(now=NEXT_MORNING)
    opened = Round.objects.get()
    opened.invitees.filter(enrolment__person__name="Ahmed").update(has_answered=True)
    opened.cohort.enrolments.filter(person__name="Stopt").update(withdrawn_at=NEXT_MORNING)
    rounds.turn(now=NEXT_MORNING + 6 * DAYS)
    assert sent("evaluation_reminder") == []
    for days in (7, 8):
        rounds.turn(now=NEXT_MORNING + days * DAYS)
    assert sent("evaluation_reminder") == ["Sanne"]


def test_the_office_does_not_see_who_is_reminded() -> None:  # PRI-5
    cohort_of("Sanne")
    rounds.turn(now=NEXT_MORNING)
    rounds.turn(now=NEXT_MORNING + 7 * DAYS)
    shown = set(desk.shown().values_list("kind", flat=True))
    assert sent("evaluation_reminder") == ["Sanne"] and shown == {"evaluation_asked"}


def test_a_reminder_that_still_waits_goes_with_the_answer() -> None:  # MSG-3
    cohort_of("Ahmed", "Sanne")
    rounds.turn(now=NEXT_MORNING)
    rounds.turn(now=NEXT_MORNING + 7 * DAYS)
    Round.objects.get().invitees.filter(enrolment__person__name="Ahmed").update(has_answered=True)
    rounds.turn(now=NEXT_MORNING + 8 * DAYS)
    states = dict(Message.objects.filter(kind="evaluation_reminder").values_list("recipient__name", "state"))
    assert states == {"Ahmed": "lapsed", "Sanne": "planned"}


def test_a_round_closes_by_itself() -> None:
    cohort_of("Sanne")
    rounds.turn(now=NEXT_MORNING)
    rounds.turn(now=at("2026-09-25", "23:59"))
    assert not Round.objects.get().is_closed
    rounds.turn(now=at("2026-09-26", "00:00"))
    assert Round.objects.get().is_closed


@pytest.mark.parametrize("kind", ["evaluation_asked", "evaluation_reminder"])
@pytest.mark.parametrize("days", [1, 91])
def test_the_mail_says_until_when_and_that_it_is_anonymous(kind: str, days: int) -> None:
    cohort_of("Sanne")
    opens: datetime = at(DAY, "00:05") + days * DAYS
    rounds.turn(now=opens)
    rounds.turn(now=opens + 8 * DAYS)
    letter = write(Message.objects.filter(kind=kind).latest("pk"))
    assert "zonder je naam" in letter.text and "/evaluatie/" in letter.text


def test_the_database_refuses_a_second_round_and_an_answer_that_is_nothing() -> None:
    cohort = cohort_of("Sanne")
    opened = make.evaluation(cohort, now=NEXT_MORNING)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.evaluation(cohort, now=NEXT_MORNING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(asked=opened.asked.first())
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.create(version=cohort.version, moment="end", kind="choice", words="Kies")
