"""Asking for another buddy: without reasons, and heard by the trainers alone (BUD-2)."""

from datetime import datetime

from django.db import transaction

from buddies import letters
from buddies.models import Buddy, SwapRequest
from cohorts.models import Trainership
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

TAKEN_BACK = "De deelnemer wil toch geen andere buddy."


class Ended(Refusal):
    message = "Dit buddypaar is gestopt. Je hoeft niets meer te vragen."


@transaction.atomic
def ask(buddy: Buddy, *, by: Person, now: datetime) -> SwapRequest:
    """Every trainer of the cohort is told. Twice is once."""
    locked = _locked(buddy)
    open_one = locked.swap_requests.filter(settled_at=None).first()
    if open_one:
        return open_one
    request = SwapRequest.objects.create(buddy=locked, asked_at=now)
    trainers = Trainership.objects.filter(cohort=locked.pair.cohort, until=None).select_related("person")
    planning.plan_many(letters.swap_asked(request, [one.person for one in trainers]), now=now)
    log_act("swap-asked", about=letters.swap_key(locked), by=by, now=now)
    return request


@transaction.atomic
def take_back(buddy: Buddy, *, by: Person, now: datetime) -> None:
    """All stays as it is; nobody but the trainers ever knew."""
    locked = _locked(buddy)
    if locked.swap_requests.filter(settled_at=None).update(settled_at=now):
        subject = letters.swap_key(locked)
        planning.lapse(kinds=[letters.SWAP_ASKED], subject=subject, reason=TAKEN_BACK, now=now)
        log_act("swap-taken-back", about=subject, by=by, now=now)


def has_asked(buddy: Buddy) -> bool:
    return buddy.swap_requests.filter(settled_at=None).exists()


def _locked(buddy: Buddy) -> Buddy:
    rows = Buddy.objects.select_for_update(of=("self",))
    locked = rows.select_related("enrolment__cohort", "enrolment__person", "pair__cohort").get(pk=buddy.pk)
    if locked.ended_at or locked.pair.ended_at:
        raise Ended
    return locked
