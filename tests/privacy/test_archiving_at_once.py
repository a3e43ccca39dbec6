"""Asking and packing in the same second."""

from functools import partial
from pathlib import Path

import pytest
from django.utils import timezone

from documents.models import Issue
from outbox.models import Message
from people.models import Act
from privacy import archiving
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_asked_three_times_at_once_is_one_archive() -> None:
    who = make.person()
    done, refused = at_once([partial(archiving.ask, who, now=timezone.now())] * 3)
    assert (len({issue.pk for issue in done}), refused) == (1, [])
    assert (Issue.objects.count(), Act.objects.filter(action=archiving.ASKED).count()) == (1, 1)


def test_two_workers_pack_it_once(files: Path) -> None:
    who = make.person()
    archiving.ask(who, now=timezone.now())
    made, refused = at_once([partial(archiving.make_all, clock=timezone.now)] * 2)
    assert (sum(made), refused) == (1, [])
    assert Message.objects.filter(recipient=who, kind=archiving.READY).count() == 1
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1


def test_thrown_away_while_it_is_packed_leaves_nothing(files: Path) -> None:
    who = make.person()
    archiving.ask(who, now=timezone.now())
    acts = [
        partial(archiving.make_all, clock=timezone.now),
        partial(archiving.throw_away, who, now=timezone.now()),
    ]
    _, refused = at_once(acts)
    assert (refused, Issue.objects.count()) == ([], 0)
    assert [path for path in files.rglob("*") if path.is_file()] == []
