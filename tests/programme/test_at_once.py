"""Two who touch the same version in the same second."""

from functools import partial

import pytest
from django.utils import timezone

from cohorts import opening
from cohorts.models import Cohort
from people.refusals import Refusal
from programme import editing
from programme.models import Programme, Version
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_throw_a_version_away_the_second_is_told_so() -> None:
    version, by, now = make.programme_version(), make.coordinator(), timezone.now()
    done, refused = at_once([partial(editing.discard, version, by=by, now=now)] * 2)
    assert (len(done), [type(one) for one in refused]) == (1, [editing.VersionGone])
    assert not Programme.objects.exists()


def test_of_two_versions_thrown_away_at_once_no_programme_is_left_behind() -> None:
    first, by, now = make.programme_version(), make.coordinator(), timezone.now()
    second = Version.objects.create(programme=first.programme, number=2)
    acts = [partial(editing.discard, one, by=by, now=now) for one in (first, second)]
    assert at_once(acts)[1] == []
    assert not Programme.objects.exists()


def test_of_who_throws_it_away_and_who_makes_a_cohort_of_it_one_comes_first() -> None:  # COH-1
    version, by, now = make.programme_version(), make.coordinator(), timezone.now()
    day = (make.at("2027-09-08", "09:30"), make.at("2027-09-08", "16:30"), "Raadhuis", "")
    words = {"name": "Nieuw", "capacity": 16, "sessions": [day], "by": by, "now": now}
    acts = [partial(opening.open_cohort, version, **words), partial(editing.discard, version, by=by, now=now)]
    done, refused = at_once(acts)
    assert (len(done), len(refused), isinstance(refused[0], Refusal)) == (1, 1, True)
    assert Version.objects.exists() == isinstance(refused[0], editing.VersionInUse)
    assert Cohort.objects.exists() == Version.objects.exists()
