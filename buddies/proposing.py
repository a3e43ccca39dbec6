"""The trainers' table: ask for a proposal, change it, lock a pair, publish it (BUD-2)."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from buddies import explaining, laying
from buddies.board import Board, Proposed, board_of
from buddies.candidates import Group, Rule
from buddies.models import Division, Pair, ProposedGroup, Seat
from cohorts.models import Cohort
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal


class MovedOn(Refusal):
    """What was sent was about another proposal than the one there is."""

    def __init__(self, by: Person | None) -> None:
        who = by.name if by else "Een andere trainer"
        super().__init__(
            f"De indeling is intussen veranderd, door {who}. Wat jij vroeg, is daarom niet gedaan. "
            "Hieronder staat de indeling zoals die nu is. Kijk of je wijziging nog past."
        )


class AlreadyPublished(Refusal):
    message = "De indeling is al bekendgemaakt. Verander een paar op de pagina met buddyparen."


class NotInHere(Refusal):
    message = "Deze deelnemer of groep staat niet (meer) in het voorstel."


class IsLocked(Refusal):
    message = "Deze groep staat vast. Maak de groep eerst los."


class IsFull(Refusal):
    message = "Deze groep heeft al drie mensen. Wissel iemand, of kies een andere groep."


class NotWhole(Refusal):
    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            f"Nog niet iedereen heeft een buddy. Zonder buddy: {explaining.joined(list(names))}."
        )


class WrongShape(Refusal):
    message = "Maak groepen van twee. Bij een oneven aantal is er precies één groep van drie."


@transaction.atomic
def propose(cohort: Cohort, *, number: int, by: Person, now: datetime) -> Division:
    """A proposal for everybody who has no buddy yet; locked groups stay as they are."""
    board = _opened(cohort, number)
    outcome = board.divided()
    division = board.division or Division(cohort=cohort, number=0)
    division.proposed_worth = board.ties.total(outcome.groups)
    _touch(division, by=by, now=now)
    division.groups.filter(is_locked=False).delete()
    for members in outcome.groups:
        if members not in board.locked:
            _seat(ProposedGroup.objects.create(division=division), members)
    log_act("buddies-proposed", about=f"division:{division.pk}", by=by, now=now)
    return division


@transaction.atomic
def exchange(cohort: Cohort, one: int, other: int, *, number: int, by: Person, now: datetime) -> int:
    """Two people change places. Gives what that does to the whole."""
    board = _opened(cohort, number)
    here, there = board.group_of(one), board.group_of(other)
    if one == other or not {one, other} <= board.free or here == there:
        raise NotInHere
    _refuse_locked(here, there)

    def changed(group: Proposed | None) -> Group:
        members = group.members if group else ()
        return tuple(other if key == one else one if key == other else key for key in members)

    _refuse_vetoes(board, [changed(here), changed(there)])
    return _change(board, lambda: _trade(one, other), by=by, now=now)


@transaction.atomic
def join(cohort: Cohort, who: int, host: int, *, number: int, by: Person, now: datetime) -> int:
    """Someone goes and sits with another, whoever that one sits with. Gives what that does to the whole."""
    board = _opened(cohort, number)
    here, there = board.group_of(who), board.group_of(host)
    if who == host or not {who, host} <= board.free or (here and here == there):
        raise NotInHere
    _refuse_locked(here, there)
    members = there.members if there else (host,)
    if len(members) > 2:
        raise IsFull
    _refuse_vetoes(board, [(*members, who)])
    return _change(board, lambda: _sit(board, who, members, there), by=by, now=now)


@transaction.atomic
def lock(
    cohort: Cohort, group: int, *, is_locked: bool, number: int, by: Person, now: datetime
) -> ProposedGroup:
    """A locked group stays when a proposal is asked for the others. Twice is once."""
    board = _opened(cohort, number)
    if board.division is None or group not in {one.pk for one in board.groups}:
        raise NotInHere
    locked = ProposedGroup.objects.get(pk=group)
    if locked.is_locked != is_locked:
        locked.is_locked = is_locked
        locked.save(update_fields=["is_locked"])
        _touch(board.division, by=by, now=now)
    return locked


@transaction.atomic
def publish(cohort: Cohort, *, number: int, by: Person, now: datetime) -> list[Pair]:
    """Everybody hears who their buddy is. Publishing twice does nothing the second time."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    board = board_of(cohort)
    if board.division and board.division.is_published:
        return []
    _refuse_stale(board, number)
    if board.division is None:
        raise NotInHere
    _refuse_unfit(board)
    members = [[board.roster.enrolments[key] for key in group.members] for group in board.groups]
    pairs = [laying.found(cohort, each, by=by, now=now) for each in members]
    board.division.groups.all().delete()
    board.division.published_at, board.division.published_by = now, by
    _touch(board.division, by=by, now=now)
    log_act("buddies-published", about=f"division:{board.division.pk}", by=by, now=now)
    return pairs


def _opened(cohort: Cohort, number: int) -> Board:
    """The proposal as it is, held; refused to who saw another one."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    board = board_of(cohort)
    if board.division and board.division.is_published:
        raise AlreadyPublished
    _refuse_stale(board, number)
    return board


def _refuse_stale(board: Board, number: int) -> None:
    if board.number != number:
        raise MovedOn(board.division.changed_by if board.division else None)


def _refuse_locked(*groups: Proposed | None) -> None:
    if any(group and group.is_locked for group in groups):
        raise IsLocked


def _refuse_vetoes(board: Board, groups: Iterable[Group]) -> None:
    for group in groups:
        if Rule.VETO in board.ties.broken_in(group):
            raise laying.AcrossVeto([board.roster.names[key] for key in group])


def _refuse_unfit(board: Board) -> None:
    """What is published holds everybody, in pairs with a trio at most, and keeps the hard rules."""
    if board.alone:
        raise NotWhole(board.roster.enrolments[key].person.name for key in board.alone)
    trios = sum(len(group.members) == 3 for group in board.groups)
    if trios != len(board.free) % 2:
        raise WrongShape
    people = board.roster.of(board.free)
    laying.refuse_broken(people, [group.members for group in board.groups], names=board.roster.names)


def _change(board: Board, act: Callable[[], None], *, by: Person, now: datetime) -> int:
    """Does it, and gives how much better the whole became."""
    assert board.division
    act()
    _touch(board.division, by=by, now=now)
    return board_of(board.division.cohort).total - board.total


def _touch(division: Division, *, by: Person, now: datetime) -> None:
    division.number += 1
    division.changed_by, division.changed_at = by, now
    division.save()


def _seat(group: ProposedGroup, members: Iterable[int]) -> None:
    Seat.objects.filter(enrolment__in=members).delete()
    Seat.objects.bulk_create([Seat(group=group, enrolment_id=key) for key in members])


def _trade(one: int, other: int) -> None:
    """Also with someone who has no seat: then the other has none."""
    seats = {seat.enrolment_id: seat.group_id for seat in Seat.objects.filter(enrolment__in=(one, other))}
    Seat.objects.filter(enrolment__in=(one, other)).delete()
    new = ((one, seats.get(other)), (other, seats.get(one)))
    Seat.objects.bulk_create([Seat(group_id=group, enrolment_id=key) for key, group in new if group])


def _sit(board: Board, who: int, members: Group, there: Proposed | None) -> None:
    assert board.division
    group = (
        ProposedGroup.objects.get(pk=there.pk)
        if there
        else ProposedGroup.objects.create(division=board.division)
    )
    _seat(group, (*members, who))
