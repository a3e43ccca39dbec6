"""Presses and claims that arrive in the same instant."""

from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.core import mail

from cohorts import claiming, messaging, pressing
from cohorts.attending import Status
from cohorts.models import Attendance, Press
from outbox import delivering
from outbox.models import Message
from tests import factories as make
from tests.concurrency import at_once
from tests.factories import at

pytestmark = pytest.mark.django_db(transaction=True)
NOW = at("2026-10-08", "10:00")


def test_of_eight_presses_at_once_the_latest_wins_and_each_counts_once() -> None:  # COH-6
    cohort = make.cohort(days=1, first_day=date(2026, 10, 8))
    sanne, session, by = make.enrolment(cohort), cohort.sessions.get(), make.trainer(cohort)
    tokens, statuses = [uuid4() for _ in range(4)], [*Status]
    acts = [
        partial(
            pressing.press,
            session,
            sanne.pk,
            statuses[n],
            token=tokens[n],
            pressed_at=NOW + timedelta(seconds=n),
            by=by,
            now=NOW + timedelta(minutes=1),
        )
        for n in range(4)
    ]
    _, refused = at_once([*acts, *acts])
    assert refused == [] and Press.objects.count() == 4
    row = Attendance.objects.get()
    assert (row.status, row.pressed_at) == (statuses[3], NOW + timedelta(seconds=3))


def test_confirming_twice_at_once_confirms_once() -> None:
    cohort = make.cohort(days=1, first_day=date(2026, 10, 8))
    session, by = cohort.sessions.get(), make.trainer(cohort)
    for _ in range(3):
        one = make.enrolment(cohort)
        ticket = claiming.ticket_for(session, one, claiming.code_of(session, now=NOW), now=NOW)
        claiming.claim(session, one, ticket=ticket, now=NOW)
    done, refused = at_once([partial(claiming.confirm, session, by=by, now=NOW)] * 2)
    assert (sorted(done), refused) == ([0, 3], [])


def test_a_message_sent_twice_at_once_goes_once() -> None:
    cohort, token = make.cohort(days=1), uuid4()
    by = make.trainer(cohort)
    for _ in range(3):
        make.enrolment(cohort)
    words = {"title": "Let op", "words": "Zaal 3.", "token": token}
    done, refused = at_once([partial(messaging.send, cohort, **words, by=by, now=NOW)] * 3)
    assert (sum(done), refused) == (3, [])
    assert Message.objects.filter(kind=messaging.KIND).count() == 3


def test_each_mail_either_left_or_was_called_back_however_one_stops() -> None:  # MSG-2
    cohort = make.cohort(days=1)
    by = make.trainer(cohort)
    for _ in range(12):
        make.enrolment(cohort)
    token = make.cohort_message(cohort, by=by, now=NOW)
    send = [partial(delivering.deliver, now=NOW, limit=3)] * 3
    stop = [partial(messaging.stop, cohort, token, by=by, now=NOW)] * 2
    _, refused = at_once([send[0], stop[0], send[1], stop[1], send[2]])
    delivering.deliver(now=NOW)
    found = messaging.sending(cohort, token)
    assert found and refused == []
    assert (found.far.gone, found.far.gone + found.far.called_back) == (len(mail.outbox), 12)
