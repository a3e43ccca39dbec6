"""Someone leaves, comes late or asks for another: only that pair is made anew (BUD-2)."""

from datetime import datetime, timedelta

import pytest

from buddies import choosing, laying, remaking, swapping, together
from buddies.models import Buddy, Pair, SwapRequest
from cohorts.local_time import AMSTERDAM
from cohorts.models import Cohort, Enrolment
from outbox.models import Message
from people.models import Act, Person
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 10, 12, tzinfo=AMSTERDAM)
NAMES = ("Ahmed", "Bo", "Chris", "Dana", "Els", "Fleur", "Gijs")


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort()


@pytest.fixture
def trainer(cohort: Cohort) -> Person:
    return make.trainer(cohort)


def some(cohort: Cohort, number: int) -> list[Enrolment]:
    return [make.enrolment(cohort, name) for name in NAMES[:number]]


def leave(enrolment: Enrolment) -> None:
    Enrolment.objects.filter(pk=enrolment.pk).update(withdrawn_at=NOW)


def pairs(cohort: Cohort) -> list[str]:
    """As words, of who is in them now: AhmedBo."""
    open_ones = Pair.objects.open().filter(cohort=cohort)
    rows = [
        pair.members.filter(ended_at=None, enrolment__withdrawn_at=None).values_list(
            "enrolment__person__name", flat=True
        )
        for pair in open_ones
    ]
    return sorted("".join(sorted(names)) for names in rows)


def first_choice(cohort: Cohort, enrolment: Enrolment) -> list[tuple[int, ...]]:
    return list(remaking.standing_of(cohort).changes_for(enrolment.pk)[0].made)


def remake(cohort: Cohort, enrolment: Enrolment, by: Person) -> list[Pair]:
    return remaking.remake(cohort, enrolment.pk, first_choice(cohort, enrolment), by=by, now=NOW)


def told(pair: Pair) -> list[str]:
    rows = Message.objects.open().filter(kind="buddy_known", subject=pair.key)
    return sorted(row.recipient.name for row in rows)


def test_whose_buddy_left_joins_the_pair_that_suits_best(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    a, b, c, d, e, f = some(cohort, 6)
    make.wishes(a, f)
    untouched, host = make.pair(c, d), make.pair(e, f)
    make.pair(a, b)
    leave(b)
    assert remaking.standing_of(cohort).waiting == [a.pk]
    [new] = remake(cohort, a, trainer)
    assert pairs(cohort) == ["AhmedElsFleur", "ChrisDana"]
    assert (Pair.objects.get(pk=untouched.pk).ended_at, Pair.objects.get(pk=host.pk).ended_at) == (None, NOW)
    assert told(new) == ["Ahmed", "Els", "Fleur"]
    assert remaking.standing_of(cohort).waiting == []
    assert Act.objects.filter(action="buddies-remade", actor=trainer).count() == 1


def test_with_a_trio_one_of_the_three_moves(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    """The two who stay keep their pair, with all they noted; each is told with whom they go on."""
    a, b, c, d, e = some(cohort, 5)
    make.wishes(a, d)
    trio = make.pair(c, d, e)
    noted = make.activity(trio)
    make.pair(a, b)
    leave(b)
    [new] = remake(cohort, a, trainer)
    assert pairs(cohort) == ["AhmedDana", "ChrisEls"]
    assert (Pair.objects.get(pk=trio.pk).ended_at, noted.pair_id) == (None, trio.pk)
    assert (told(new), told(trio)) == (["Ahmed", "Dana"], ["Chris", "Els"])


def test_a_trio_that_loses_one_just_goes_on(cohort: Cohort) -> None:  # BUD-2
    a, b, c = some(cohort, 3)
    make.pair(a, b, c)
    leave(c)
    assert remaking.standing_of(cohort).waiting == []


def test_two_who_are_left_find_each_other(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    a, b, c, d, e, f = some(cohort, 6)
    for pair in ((a, b), (c, d), (e, f)):
        make.pair(*pair)
    leave(b)
    leave(d)
    [new] = remake(cohort, a, trainer)
    assert (pairs(cohort), new.members.count()) == (["AhmedChris", "ElsFleur"], 2)


def test_who_came_late_is_placed_the_same_way(cohort: Cohort, trainer: Person) -> None:  # COH-10, BUD-1
    a, b, c = some(cohort, 3)
    make.pair(a, b)
    assert remaking.is_under_way(cohort)
    remake(cohort, c, trainer)
    assert pairs(cohort) == ["AhmedBoChris"]


def test_a_rule_that_stands_in_the_way_leaves_nothing_to_choose(cohort: Cohort, trainer: Person) -> None:
    a, b, c = some(cohort, 3)  # BUD-2
    make.pair(a, b)
    make.wishes(c, veto=a)
    page = choosing.choices_for(remaking.standing_of(cohort), c.pk)
    assert (page.is_needed, list(page.choices)) == (True, [])


def test_only_one_of_the_smallest_changes_is_done(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    a, b, c, d = some(cohort, 4)
    make.pair(a, b)
    make.pair(c, d)
    with pytest.raises(remaking.NothingToMend):
        remaking.remake(cohort, a.pk, [(a.pk, c.pk), (b.pk, d.pk)], by=trainer, now=NOW)
    leave(b)
    for made in ([], [(a.pk, c.pk)], [(a.pk, b.pk)]):
        with pytest.raises(remaking.NotThisWay):
            remaking.remake(cohort, a.pk, made, by=trainer, now=NOW)
    seen = first_choice(cohort, a)
    make.enrolment(cohort, "Zoë")  # Now there is somebody nearer.
    with pytest.raises(remaking.NotThisWay):
        remaking.remake(cohort, a.pk, seen, by=trainer, now=NOW)
    assert pairs(cohort) == ["Ahmed", "ChrisDana"]


def test_another_buddy_is_asked_without_reasons_and_told_to_trainers_alone(  # BUD-2
    cohort: Cohort, trainer: Person
) -> None:
    a, b, c, d = some(cohort, 4)
    mine = make.pair(a, b).members.get(enrolment=a)
    make.pair(c, d)
    asked = [swapping.ask(mine, by=a.person, now=NOW) for _ in range(2)]
    assert asked[0] == asked[1]
    assert {field.name for field in SwapRequest._meta.fields} == {"id", "buddy", "asked_at", "settled_at"}
    [row] = Message.objects.filter(kind="buddy_swap_asked")
    assert (row.recipient, row.facts["participant"]) == (trainer, "Ahmed")
    assert remaking.standing_of(cohort).waiting == [a.pk]
    remake(cohort, a, trainer)
    assert pairs(cohort) in (["AhmedChris", "BoDana"], ["AhmedDana", "BoChris"])
    assert SwapRequest.objects.get().settled_at == NOW
    row.refresh_from_db()
    assert row.state == Message.State.LAPSED


def test_who_asked_for_another_never_gets_the_same_one_back(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    a, b, c, d = some(cohort, 4)
    mine = make.pair(a, b).members.get(enrolment=a)
    make.pair(c, d)
    swapping.ask(mine, by=a.person, now=NOW)
    remake(cohort, a, trainer)
    again = Buddy.objects.get(enrolment=a, ended_at=None)
    swapping.ask(again, by=a.person, now=NOW)
    remake(cohort, a, trainer)
    assert {"AhmedBo"} & set(pairs(cohort)) == set()
    assert remaking.standing_of(cohort).waiting == []


def test_asking_can_be_taken_back(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    a, b = some(cohort, 2)
    mine = make.pair(a, b).members.get(enrolment=a)
    swapping.ask(mine, by=a.person, now=NOW)
    assert swapping.has_asked(mine)
    swapping.take_back(mine, by=a.person, now=NOW)
    swapping.take_back(mine, by=a.person, now=NOW)
    assert (swapping.has_asked(mine), Message.objects.open().filter(kind="buddy_swap_asked").count()) == (
        False,
        0,
    )
    assert Act.objects.filter(action="swap-taken-back").count() == 1
    laying.end(mine.pair, by=trainer, now=NOW)
    with pytest.raises(swapping.Ended):
        swapping.ask(mine, by=a.person, now=NOW)


def test_a_new_buddy_reads_nothing_of_before(cohort: Cohort, trainer: Person) -> None:  # PPL-2
    a, b, c = some(cohort, 3)
    old = make.pair(a, b)
    make.activity(old)
    [new] = remake(cohort, c, trainer)
    assert (new.activities.count(), new.agreement, together.pair_of(c)) == (0, None, new)
    later = NOW + timedelta(days=1)
    with pytest.raises(together.Ended):
        together.log(old, "visit", on=later.date(), by=a.person, now=later)
