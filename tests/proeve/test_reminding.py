"""What reminds assessors, mentor and principal follows the talk, and who is concerned (MSG-1, MSG-3)."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outbox.models import Message
from proeve import judging, reminding
from proeve.models import Talk
from tests import factories as make
from tests.proeve.conftest import BEGINS, Table

pytestmark = pytest.mark.django_db
EARLY = BEGINS - 20 * make.DAY


@pytest.fixture
def asked(seated: Table) -> Table:
    """Both assessors are to be reminded, and a mentor is to be asked."""
    make.support(seated.enrolment, name="Karin Bos")
    assert reminding.follow(now=EARLY) == 3
    return seated


def planned() -> list[tuple[str, str, datetime]]:
    rows = Message.objects.open().order_by("kind", "recipient__name")
    return list(rows.values_list("kind", "recipient__name", "due_at"))


def move(talk: Talk, to: datetime) -> None:
    Talk.objects.filter(pk=talk.pk).update(starts_at=to, ends_at=to + make.HOUR)
    reminding.follow(now=EARLY)


def test_a_talk_that_moves_takes_along_what_hangs_on_it(asked: Table) -> None:  # MSG-3
    for to, day_before, day_after in (
        (make.at("2026-12-16", "14:00"), "2026-12-15", "2026-12-17"),
        (BEGINS, "2026-12-09", "2026-12-11"),
    ):
        move(asked.talk, to)
        assert planned() == [
            ("proeve_feedback_asked", "Karin Bos", make.at(day_before, "08:00")),
            ("proeve_scores_wait", "Ann Smit", make.at(day_after, "08:00")),
            ("proeve_scores_wait", "Bo Bakker", make.at(day_after, "08:00")),
        ]
        facts = Message.objects.get(kind="proeve_feedback_asked").facts
        assert datetime.fromisoformat(str(facts["starts_at"])) == to
    assert Message.objects.count() == 3


def test_a_talk_that_is_called_off_asks_nobody(asked: Table) -> None:  # MSG-3
    Talk.objects.update(cancelled_at=EARLY)
    assert reminding.follow(now=EARLY) == 0
    assert planned() == []


def test_who_is_replaced_is_not_asked_and_who_comes_is(asked: Table) -> None:  # MSG-3, PPL-4
    judging.withdraw(asked.bo, by=asked.bo.person, now=EARLY)
    make.assessor(asked.attempt, make.person("Cas Dijk"), place=2)
    asked.enrolment.assignment.supports.update(ended_at=EARLY)
    make.support(asked.enrolment, name="Noor Kramer")
    assert reminding.follow(now=EARLY) == 2
    assert [(kind, name) for kind, name, _ in planned()] == [
        ("proeve_feedback_asked", "Noor Kramer"),
        ("proeve_scores_wait", "Ann Smit"),
        ("proeve_scores_wait", "Cas Dijk"),
    ]


def test_it_takes_the_same_number_of_queries_whatever_the_number_of_talks(asked: Table) -> None:
    counts = []
    for number in (0, 2, 27):
        for _ in range(number):
            enrolment = make.enrolment(asked.enrolment.cohort)
            make.support(enrolment)
            make.admitted_talk(enrolment, make.person(), make.person(), starts_at=BEGINS)
        reminding.follow(now=EARLY)
        with CaptureQueriesContext(connection) as queries:
            reminding.follow(now=EARLY)
        counts.append(len(queries))
    assert len(set(counts)) == 1
