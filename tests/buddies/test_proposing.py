"""The trainers' table: propose, change, lock, publish (BUD-2)."""

from collections import Counter
from datetime import datetime
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from buddies import laying, proposing
from buddies.board import Board, board_of
from buddies.models import Buddy, Division, Pair, ProposedGroup, Seat
from cohorts.local_time import AMSTERDAM
from cohorts.models import Cohort, Enrolment
from outbox.models import Message
from people.models import Act, Person
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 25, 12, tzinfo=AMSTERDAM)
NAMES = ("Ahmed", "Bo", "Chris", "Dana", "Els", "Fleur", "Gijs")


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort()


@pytest.fixture
def trainer(cohort: Cohort) -> Person:
    return make.trainer(cohort, "Fatima El Amrani")


def some(cohort: Cohort, number: int, **fields: str) -> list[Enrolment]:
    return [make.enrolment(cohort, name, **fields) for name in NAMES[:number]]


def propose(cohort: Cohort, by: Person) -> Board:
    proposing.propose(cohort, number=board_of(cohort).number, by=by, now=NOW)
    return board_of(cohort)


def publish(cohort: Cohort, by: Person, *, number: int | None = None) -> list[Pair]:
    seen = board_of(cohort).number if number is None else number
    return proposing.publish(cohort, number=seen, by=by, now=NOW)


def groups(cohort: Cohort) -> list[str]:
    """As words: AhmedBo."""
    board = board_of(cohort)
    return sorted("".join(sorted(board.roster.names[key] for key in one.members)) for one in board.groups)


def test_a_proposal_holds_everybody_and_is_told_to_nobody(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    some(cohort, 7)
    board = propose(cohort, trainer)
    assert (board.alone, Counter(len(one.members) for one in board.groups)) == ([], {2: 2, 3: 1})
    assert (Pair.objects.count(), Message.objects.count()) == (0, 0)
    assert (board.division.changed_by, board.division.proposed_worth) == (trainer, board.total)
    assert Act.objects.filter(action="buddies-proposed", actor=trainer).count() == 1


def test_wishes_count_and_a_wish_for_who_left_does_not(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    a, _, c, _, e = some(cohort, 5)
    make.wishes(a, e, c)
    make.wishes(c, a)
    Enrolment.objects.filter(pk=e.pk).update(withdrawn_at=NOW)
    propose(cohort, trainer)
    assert groups(cohort) == ["AhmedChris", "BoDana"]


def test_two_change_places_and_the_cost_is_told(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    a, b, c, _ = some(cohort, 4)
    make.wishes(a, b)
    make.wishes(b, a)
    board = propose(cohort, trainer)
    gain = proposing.exchange(cohort, b.pk, c.pk, number=board.number, by=trainer, now=NOW)
    assert (groups(cohort), gain) == (["AhmedChris", "BoDana"], -80)
    back = proposing.exchange(cohort, b.pk, c.pk, number=board.number + 1, by=trainer, now=NOW)
    assert (groups(cohort), back) == (["AhmedBo", "ChrisDana"], 80)


def test_who_is_in_the_trio_can_go_and_sit_elsewhere(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    a, b, c, d, e = some(cohort, 5)
    make.division(cohort, [a, b, c], [d, e])
    proposing.join(cohort, c.pk, d.pk, number=1, by=trainer, now=NOW)
    assert groups(cohort) == ["AhmedBo", "ChrisDanaEls"]
    with pytest.raises(proposing.IsFull):
        proposing.join(cohort, a.pk, d.pk, number=2, by=trainer, now=NOW)


def test_who_came_later_is_alone_until_somebody_seats_them(cohort: Cohort, trainer: Person) -> None:
    some(cohort, 2)
    board = propose(cohort, trainer)
    late, later = make.enrolment(cohort, "Zoë"), make.enrolment(cohort, "Zus")
    assert board_of(cohort).alone == [late.pk, later.pk]
    with pytest.raises(proposing.NotWhole, match="Zoë en Zus"):
        publish(cohort, trainer)
    proposing.join(cohort, late.pk, later.pk, number=board.number, by=trainer, now=NOW)
    assert (groups(cohort), board_of(cohort).alone) == (["AhmedBo", "ZoëZus"], [])


def test_a_locked_pair_stays_while_the_rest_is_asked_again(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    a, b, c, d = some(cohort, 4)
    make.wishes(a, b)
    make.division(cohort, [a, c], [b, d])
    first = board_of(cohort).groups[0].pk
    proposing.lock(cohort, first, is_locked=True, number=1, by=trainer, now=NOW)
    propose(cohort, trainer)
    assert (groups(cohort), board_of(cohort).locked) == (["AhmedChris", "BoDana"], [(a.pk, c.pk)])
    with pytest.raises(proposing.IsLocked):
        proposing.exchange(cohort, a.pk, b.pk, number=3, by=trainer, now=NOW)
    proposing.lock(cohort, first, is_locked=False, number=3, by=trainer, now=NOW)
    propose(cohort, trainer)
    assert groups(cohort) == ["AhmedBo", "ChrisDana"]


def test_nothing_is_overwritten_unseen(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    """Every change names the state it was made from; the second of two trainers is told who was first."""
    a, _, c, _ = some(cohort, 4)
    other = make.trainer(cohort, "Joris Verbeek")
    seen = propose(cohort, trainer).number
    before = groups(cohort)
    group = board_of(cohort).groups[0].pk
    proposing.lock(cohort, group, is_locked=True, number=seen, by=other, now=NOW)
    late = partial(dict, number=seen, by=trainer, now=NOW)
    for act in (
        partial(proposing.propose, cohort),
        partial(proposing.exchange, cohort, a.pk, c.pk),
        partial(proposing.join, cohort, a.pk, c.pk),
        partial(proposing.lock, cohort, group, is_locked=False),
        partial(proposing.publish, cohort),
    ):
        with pytest.raises(proposing.MovedOn, match="door Joris Verbeek"):
            act(**late())
    assert (groups(cohort), board_of(cohort).groups[0].is_locked) == (before, True)
    assert not Pair.objects.exists()


def test_a_first_proposal_by_two_is_one(cohort: Cohort, trainer: Person) -> None:
    some(cohort, 4)
    propose(cohort, trainer)
    with pytest.raises(proposing.MovedOn):
        proposing.propose(cohort, number=0, by=make.trainer(cohort), now=NOW)


def test_publishing_makes_pairs_and_tells_each_person_once(cohort: Cohort, trainer: Person) -> None:  # BUD-1
    some(cohort, 3)
    propose(cohort, trainer)
    [pair] = publish(cohort, trainer)
    assert (pair.laid_by, pair.laid_at, pair.members.count()) == (trainer, NOW, 3)
    told = Message.objects.filter(kind="buddy_known").order_by("recipient__name")
    assert [(row.recipient.name, row.facts["buddies"]) for row in told] == [
        ("Ahmed", "Bo en Chris"),
        ("Bo", "Ahmed en Chris"),
        ("Chris", "Ahmed en Bo"),
    ]
    division = Division.objects.get()
    assert (division.published_at, division.published_by) == (NOW, trainer)
    assert (ProposedGroup.objects.count(), Seat.objects.count()) == (0, 0)


def test_publishing_twice_is_harmless(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    some(cohort, 4)
    seen = propose(cohort, trainer).number
    assert len(publish(cohort, trainer)) == 2
    before = Message.objects.count()
    assert publish(cohort, make.trainer(cohort), number=seen) == []
    assert publish(cohort, trainer, number=99) == []
    assert (Pair.objects.count(), Message.objects.count()) == (2, before)
    assert Act.objects.filter(action="buddies-published").count() == 1
    with pytest.raises(proposing.AlreadyPublished):
        propose(cohort, trainer)


def test_what_is_no_division_is_not_published(cohort: Cohort, trainer: Person) -> None:  # BUD-1
    a, b, c, d, e, f = some(cohort, 6)
    with pytest.raises(proposing.NotInHere):
        publish(cohort, trainer)
    make.division(cohort, [a, b, c], [d, e, f])
    with pytest.raises(proposing.WrongShape):
        publish(cohort, trainer)
    assert not Buddy.objects.exists()


def test_nobody_is_put_across_a_veto_by_nobody(cohort: Cohort, trainer: Person) -> None:  # BUD-2
    a, b, c, d = some(cohort, 4)
    make.wishes(a, veto=b)
    make.division(cohort, [a, c], [b, d])
    with pytest.raises(laying.AcrossVeto, match="Ahmed en Bo"):
        proposing.exchange(cohort, c.pk, b.pk, number=1, by=trainer, now=NOW)
    with pytest.raises(laying.AcrossVeto):
        laying.lay(cohort, [a.pk, b.pk], by=trainer, now=NOW)
    make.wishes(c, veto=a)  # After the proposal.
    with pytest.raises(laying.AcrossVeto, match="Ahmed en Chris"):
        publish(cohort, trainer)


def test_colleagues_of_one_team_only_when_there_is_no_other_way(cohort: Cohort, trainer: Person) -> None:
    a, b, c, d = some(cohort, 4)  # BUD-1, BUD-2
    Enrolment.objects.filter(pk__in=(a.pk, b.pk)).update(team="Wonen")
    make.division(cohort, [a, b], [c, d])
    with pytest.raises(laying.SameTeam, match="Ahmed en Bo"):
        publish(cohort, trainer)
    with pytest.raises(laying.SameTeam):
        laying.lay(cohort, [a.pk, b.pk], by=trainer, now=NOW)
    Enrolment.objects.filter(cohort=cohort).update(team="Wonen")
    assert len(publish(cohort, trainer)) == 2


def test_one_participant_and_none(cohort: Cohort, trainer: Person) -> None:  # BUD-1
    assert propose(cohort, trainer).groups == []
    assert publish(cohort, trainer) == []
    Division.objects.all().delete()
    some(cohort, 1)
    board = propose(cohort, trainer)
    assert [board.roster.names[key] for key in board.alone] == ["Ahmed"]
    with pytest.raises(proposing.NotWhole, match="Ahmed"):
        publish(cohort, trainer)


def test_strangers_to_the_proposal_are_not_moved(cohort: Cohort, trainer: Person) -> None:
    a, b, c, d = some(cohort, 4)
    make.division(cohort, [a, b], [c, d])
    elsewhere = make.enrolment(make.cohort())
    for one, other in ((a.pk, elsewhere.pk), (a.pk, a.pk), (a.pk, b.pk), (0, a.pk)):
        with pytest.raises(proposing.NotInHere):
            proposing.exchange(cohort, one, other, number=1, by=trainer, now=NOW)
        with pytest.raises(proposing.NotInHere):
            proposing.join(cohort, one, other, number=1, by=trainer, now=NOW)
    with pytest.raises(proposing.NotInHere):
        proposing.lock(cohort, 987654, is_locked=True, number=1, by=trainer, now=NOW)


def test_the_database_seats_nobody_twice(cohort: Cohort) -> None:  # BUD-1
    a, b = some(cohort, 2)
    division = make.division(cohort, [a, b])
    group = ProposedGroup.objects.create(division=division)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(group=group, enrolment=a)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.division(cohort)


@pytest.mark.django_db(transaction=True)
def test_of_two_trainers_at_once_one_is_told_and_of_two_publishers_both_are_content() -> None:  # BUD-2
    cohort = make.cohort()
    trainers = [make.trainer(cohort), make.trainer(cohort)]
    some(cohort, 4)
    seen = propose(cohort, trainers[0]).number
    acts = [partial(proposing.propose, cohort, number=seen, by=one, now=NOW) for one in trainers]
    done, refused = at_once(acts)
    assert (len(done), [type(one) for one in refused]) == (1, [proposing.MovedOn])
    acts = [partial(proposing.publish, cohort, number=seen + 1, by=one, now=NOW) for one in trainers]
    done, refused = at_once(acts)
    assert (sorted(len(one) for one in done), refused) == ([0, 2], [])
    assert (Pair.objects.count(), Message.objects.filter(kind="buddy_known").count()) == (2, 4)
