"""Wishes, a veto, where and when: told to the trainers alone (BUD-1)."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from buddies import tasks, wishing
from buddies.models import VETO, Division, Wish, WishList
from buddies.roster import roster_of
from buddies.wishing import Told
from cohorts.local_time import AMSTERDAM
from cohorts.models import Cohort, Enrolment
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 25, 12, tzinfo=AMSTERDAM)


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort()


@pytest.fixture
def people(cohort: Cohort) -> list[Enrolment]:
    names = ("Ahmed", "Bo", "Chris", "Dana", "Els")
    own = {name: make.organisation(f"Gemeente {name}") for name in names}
    return [make.enrolment(cohort, name, organisation=own[name]) for name in names]


def tell(enrolment: Enrolment, *wishes: Enrolment, veto: Enrolment | None = None, **more: object) -> WishList:
    told = Told(wishes=[one.pk for one in wishes], veto=veto.pk if veto else None, **more)
    return wishing.tell(enrolment, told, by=enrolment.person, now=NOW)


def wishes(enrolment: Enrolment) -> list[tuple[int, str]]:
    rows = Wish.objects.filter(enrolment=enrolment).order_by("rank")
    return [(wish.rank, wish.target.person.name) for wish in rows]


def test_what_is_told_is_what_pairing_knows(cohort: Cohort, people: list[Enrolment]) -> None:  # BUD-1, BUD-2
    a, b, c, d, e = people
    theme = wishing.themes_for(a)[0]
    tell(
        a,
        b,
        c,
        d,
        veto=e,
        workplace=" Stadskantoor ",
        reaches=[b.organisation],
        times=["vr-m", "ma-o", "zo-n"],
        themes=[theme],
        wants="Iemand die doorvraagt.",
    )
    assert wishes(a) == [(VETO, "Els"), (1, "Bo"), (2, "Chris"), (3, "Dana")]
    mine = next(one for one in roster_of(cohort).people if one.key == a.pk)
    assert (mine.wishes, mine.veto) == (frozenset({b.pk, c.pk, d.pk}), e.pk)
    assert (mine.reaches, mine.themes) == ({"Gemeente Bo"}, {theme.name})
    assert mine.times == {"ma-o", "vr-m"}
    assert wishing.told_by(a).workplace == "Stadskantoor"


def test_what_is_told_again_comes_in_the_place_of_before(people: list[Enrolment]) -> None:
    a, b, c, *_ = people
    tell(a, b, veto=c, wants="Eerst dit.")
    tell(a, c, wants="Toen dat.")
    assert (wishes(a), WishList.objects.get().wants) == ([(1, "Chris")], "Toen dat.")


def test_what_cannot_be_wished_is_refused_and_changes_nothing(people: list[Enrolment]) -> None:  # BUD-1
    a, b, c, d, e = people
    tell(a, b)
    with pytest.raises(wishing.WishedTwice):
        tell(a, c, c)
    with pytest.raises(wishing.WishedTwice):
        tell(a, b, c, d, e)
    with pytest.raises(wishing.WishedAndRefused):
        tell(a, c, veto=c)
    Enrolment.objects.filter(pk=c.pk).update(withdrawn_at=NOW)
    for other in (a, c, make.enrolment(make.cohort())):
        with pytest.raises(wishing.NotHere):
            tell(a, other)
    assert wishes(a) == [(1, "Bo")]


def test_the_database_holds_to_three_wishes_and_one_veto(people: list[Enrolment]) -> None:  # BUD-1
    a, b, c, *_ = people
    make.wishes(a, b, veto=c)
    for target, rank in ((a, 2), (b, 2), (people[3], 1), (people[3], VETO), (people[3], 4)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Wish.objects.create(enrolment=a, target=target, rank=rank)


def test_wishes_are_asked_until_the_division_is_published(  # BUD-1
    cohort: Cohort, people: list[Enrolment]
) -> None:
    a, b, *_ = people
    division = make.division(cohort)
    assert wishing.is_open(a)
    Division.objects.filter(pk=division.pk).update(published_at=NOW)
    assert not wishing.is_open(a)
    with pytest.raises(wishing.Closed):
        tell(a, b)


def test_who_has_a_buddy_wishes_no_more(people: list[Enrolment]) -> None:
    a, b, *_ = people
    make.pair(a, b)
    with pytest.raises(wishing.Closed):
        tell(a, b)


def test_a_wish_about_who_left_is_erased(people: list[Enrolment]) -> None:  # PRI-4
    a, b, c, *_ = people
    make.wishes(a, b, veto=c)
    make.wishes(c, a)
    Enrolment.objects.filter(pk=b.pk).update(withdrawn_at=NOW)
    tasks.look_after()
    assert (wishes(a), wishes(c)) == ([(VETO, "Chris")], [(1, "Ahmed")])


def test_with_whom_one_was_before_is_known_from_other_cohorts(  # BUD-2
    cohort: Cohort, people: list[Enrolment]
) -> None:
    a, b, c, *_ = people
    before = make.cohort(first_day=make.FIRST_DAY - timedelta(days=400))
    make.pair(*(make.enrolment(before, who=one.person) for one in (a, b)))
    make.pair(a, c)
    earlier = {one.key: one.earlier for one in roster_of(cohort).people}
    assert (earlier[a.pk], earlier[b.pk], earlier[c.pk]) == ({b.pk}, {a.pk}, frozenset())
