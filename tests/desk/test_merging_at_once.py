"""Two merges in the same second."""

from functools import partial

import pytest
from django.utils import timezone

from desk import merging
from outbox.models import Message
from people.models import Act, Person
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_that_cross_end_in_one() -> None:  # PPL-1
    one, other = make.person(email="een@b.example"), make.person(email="twee@b.example")
    now = timezone.now()
    acts = [
        partial(merging.merge, one.email, to=other, now=now),
        partial(merging.merge, other.email, to=one, now=now),
    ]
    done, refused = at_once(acts)
    assert (len(done), [type(one) for one in refused]) == (1, [merging.Closed])
    assert Person.objects.filter(is_active=True).count() == 1
    assert Message.objects.filter(kind="accounts_joined").count() == 2


def test_the_same_merge_twice_is_once() -> None:
    one, other = make.person(email="een@b.example"), make.person(email="twee@b.example")
    act = partial(merging.merge, one.email, to=other, now=timezone.now())
    assert at_once([act] * 3)[1] == []
    assert list(Person.objects.filter(is_active=True)) == [other]
    assert Act.objects.filter(action="accounts-joined").count() == 2
