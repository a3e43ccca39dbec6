"""The same new address, named in the same instant by two who let somebody in (COH-5, PPL-3)."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from cohorts import enrolling
from people.models import Person
from people.refusals import Refusal
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)
WHO = {"email": "kim@voorbeeld.example", "name": "Kim Bos"}


@pytest.mark.parametrize("turn", range(5))
def test_to_take_part_and_to_lead_at_once_is_one_of_both(turn: int) -> None:
    cohort, now = make.cohort(first_day=timezone.localdate() + timedelta(days=9)), timezone.now()
    given = {"by": make.coordinator(), "now": now}
    elsewhere = {"organisation": "", "team": "", "trainer": "Fatima", "decided_on": timezone.localdate()}
    acts = [
        partial(enrolling.enrol, cohort, **WHO, **elsewhere, **given),
        partial(enrolling.invite_trainer, cohort, **WHO, **given),
    ]
    done, refused = at_once(acts * 3)
    # A second admission waits or is refused, never both roles, and nobody waits for each other for ever.
    assert all(isinstance(one, Refusal) for one in refused), refused
    person = Person.objects.get(email=WHO["email"])
    roles = (
        cohort.enrolments.filter(person=person).count(),
        cohort.trainerships.filter(person=person).count(),
    )
    assert sorted(roles) == [0, 1] and len(done) == 1
