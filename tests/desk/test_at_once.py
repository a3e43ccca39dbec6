"""Two who do the same thing in the same second."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from cohorts.models import Enrolment
from cohorts.moving import IsFull
from desk import importing, transferring
from desk.models import Import
from outbox.models import Message
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_workers_side_by_side_write_a_list_once() -> None:
    cohort = make.cohort()
    rows = "".join(f"Kim {n}\tk{n}@b.example\n" for n in range(8))
    job = make.list_to_take_in(cohort, f"Naam\tE-mail\n{rows}")
    now = timezone.now()
    seal = importing.preview(job, now=now).seal
    confirm: Callable[[], Any] = partial(importing.confirm, job, seal=seal, by=job.owner, now=now)
    assert at_once([confirm] * 3)[1] == []
    _, refused = at_once([partial(importing.work_through, clock=timezone.now)] * 3)
    assert refused == []
    assert Import.objects.get().is_written
    assert cohort.enrolments.count() == 8
    assert Message.objects.filter(kind="invitation_participant").count() == 8


def test_two_who_cross_do_not_wait_for_each_other_for_ever() -> None:
    version, by, now = make.programme_version(), make.coordinator(), timezone.now()
    north, south = (make.cohort(version=version) for _ in range(2))
    one, other = make.enrolment(north), make.enrolment(south)
    acts = [
        partial(transferring.transfer, one, south, by=by, now=now),
        partial(transferring.transfer, other, north, by=by, now=now),
    ]
    assert at_once(acts)[1] == []
    cohorts = Enrolment.objects.in_bulk([one.pk, other.pk])
    assert (cohorts[one.pk].cohort, cohorts[other.pk].cohort) == (south, north)


def test_of_two_who_want_the_last_place_one_gets_it() -> None:  # COH-5
    version, by, now = make.programme_version(), make.coordinator(), timezone.now()
    north, south = make.cohort(version=version), make.cohort(version=version, capacity=1)
    both = [make.enrolment(north) for _ in range(2)]
    acts = [partial(transferring.transfer, one, south, by=by, now=now) for one in both]
    done, refused = at_once(acts)
    assert (len(done), [type(one) for one in refused]) == (1, [IsFull])
    assert south.enrolments.active().count() == 1
