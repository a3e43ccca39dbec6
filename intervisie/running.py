"""The clock and the steps: whoever leads presses, and what is pressed twice at once counts once (BUD-4)."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from intervisie.methods import Role
from intervisie.models import Intervisie, Member
from people.models import Person
from people.refusals import Refusal

A_BIT_MORE = timedelta(minutes=2)
# Nobody sits at one step for longer; it also keeps the clock in three digits.
MOST_ADDED = timedelta(hours=2)


class Ended(Refusal):
    message = "Deze intervisie is afgerond."


class NotLeading(Refusal):
    message = "De gespreksleider bedient de klok. Wil jij leiden? Kies dan eerst ‘Ik leid het gesprek’."


class SomeoneWasFirst(Refusal):
    message = "Er is net al gedrukt. Je ziet nu hoe het staat."


class NoMoreSteps(Refusal):
    message = "Dit is de laatste stap. Rond de intervisie af als jullie klaar zijn."


class NotBegun(Refusal):
    message = "De eerste stap is nog niet begonnen."


class NoSuchButton(Refusal):
    message = "Kies een van de knoppen."


class EnoughTime(Refusal):
    message = "Er is al twee uur bij deze stap gekomen. Ga naar de volgende stap."


def go_on(intervisie: Intervisie, now: datetime) -> None:
    """To the next step; the clock of that step runs."""
    if intervisie.is_last_step:
        raise NoMoreSteps
    intervisie.step += 1
    intervisie.step_began_at, intervisie.paused_at, intervisie.added = now, None, timedelta()


def pause(intervisie: Intervisie, now: datetime) -> None:
    _began(intervisie)
    intervisie.paused_at = intervisie.paused_at or now


def resume(intervisie: Intervisie, now: datetime) -> None:
    """What was left is still left: the step began later by as long as the clock stood still."""
    began_at = _began(intervisie)
    if intervisie.paused_at:
        intervisie.step_began_at = began_at + (now - intervisie.paused_at)
        intervisie.paused_at = None


def add_time(intervisie: Intervisie, now: datetime) -> None:
    _began(intervisie)
    if intervisie.added >= MOST_ADDED:
        raise EnoughTime
    intervisie.added += A_BIT_MORE


ACTS: Mapping[str, Callable[[Intervisie, datetime], None]] = {
    "next": go_on,
    "pause": pause,
    "resume": resume,
    "more": add_time,
}


@transaction.atomic
def press(intervisie: Intervisie, act: str, *, turn: int, by: Person, now: datetime) -> Intervisie:
    """Does one of ACTS, if the clock still stands as it did when `by` saw `turn`."""
    if act not in ACTS:
        raise NoSuchButton
    locked = locked_for_leader(intervisie, by=by)
    if locked.turn != turn:
        raise SomeoneWasFirst
    ACTS[act](locked, now)
    locked.turn += 1
    locked.save(update_fields=["step", "turn", "step_began_at", "paused_at", "added"])
    return locked


@transaction.atomic
def take_role(intervisie: Intervisie, role: str, *, by: Person) -> Member:
    """Bring, lead or think along; who did that before thinks along from now on."""
    if role not in Role.values:
        raise NoSuchButton
    locked = _locked(intervisie)
    if role != Role.THINKS:
        locked.members.filter(role=role).exclude(person=by).update(role=Role.THINKS)
    mine = locked.members.get(person=by)
    mine.role = Role(role)
    mine.save(update_fields=["role"])
    return mine


def locked_for_leader(intervisie: Intervisie, *, by: Person) -> Intervisie:
    """The row on which everything about one intervisie is decided, for who leads it."""
    locked = _locked(intervisie)
    if not locked.members.filter(person=by, role=Role.LEADS).exists():
        raise NotLeading
    return locked


def _locked(intervisie: Intervisie) -> Intervisie:
    locked = Intervisie.objects.select_for_update().get(pk=intervisie.pk)
    if locked.is_ended:
        raise Ended
    return locked


def _began(intervisie: Intervisie) -> datetime:
    if intervisie.step_began_at is None:
        raise NotBegun
    return intervisie.step_began_at
