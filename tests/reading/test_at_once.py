"""Two people, or two workers, in the same instant."""

from functools import partial

import pytest
from django.utils import timezone

from reading import checking, keeping, laying, picking
from reading.facts import Facts
from reading.models import Item, Link, Pick, ReadingList
from tests import factories as make
from tests.concurrency import at_once
from tests.website import website

pytestmark = pytest.mark.django_db(transaction=True)
NOW = make.BEFORE_ALL


def test_a_list_that_is_opened_twice_at_once_is_laid_out_once() -> None:
    version = make.programme_version()
    make.reading_item(version, "Van het programma")
    cohort = make.cohort(version=version)
    lists, refused = at_once([partial(laying.list_of_cohort, cohort, now=NOW)] * 4)
    assert (len({one.pk for one in lists}), refused) == (1, [])
    assert ReadingList.objects.get(cohort=cohort).items.count() == 1


def test_a_title_that_two_trainers_add_at_once_stands_there_once() -> None:
    mine, trainers = make.reading_list(make.cohort()), [make.person(), make.person()]
    facts = Facts("Het huis", address="https://voorbeeld.example/")
    acts = [partial(keeping.add, mine, facts, by=by, now=NOW) for by in trainers]
    done, refused = at_once(acts)
    assert (len(done), [type(one) for one in refused]) == (1, [keeping.AlreadyThere])
    assert (mine.items.count(), Link.objects.count()) == (1, 1)


def test_a_title_that_is_taken_off_while_it_is_picked_is_kept_or_was_gone() -> None:
    item, by = make.reading_item(make.cohort()), make.person()
    sanne = make.enrolment(item.reading_list.cohort)
    mark = partial(picking.mark, item, sanne, "is_chosen", on=True)
    _, refused = at_once([mark, partial(keeping.remove, item, by=by, now=NOW)])
    if refused:
        assert [type(one) for one in refused] == [keeping.Gone]
        assert not Item.objects.exists()
    else:
        assert (Item.objects.get().is_removed, Pick.objects.count()) == (True, 1)


def test_two_workers_never_look_at_the_same_link() -> None:
    with website() as site:
        site.gives("/", 200)
        make.reading_item(make.cohort(), address=site.url())
        now = timezone.now()
        looked, refused = at_once([partial(checking.check_due, now=now, way=site.way())] * 3)
        assert (sorted(looked), refused, len(site.asked)) == ([0, 0, 1], [], 1)


def test_an_address_that_is_forgotten_while_it_is_taken_up_again_stays() -> None:
    with website() as site:
        site.gives("/", 200)
        mine, by = make.reading_list(make.cohort()), make.person()
        Link.objects.create(address=site.url(), due_at=NOW)
        facts = Facts("Het huis", address=site.url())
        forget = partial(checking.check_due, now=NOW, way=site.way())
        _, refused = at_once([forget, partial(keeping.add, mine, facts, by=by, now=NOW)])
        assert (refused, Item.objects.get().link.address) == ([], site.url())
