"""Another plan for one day. What a colleague changed meanwhile is never undone unseen (COH-4)."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cohorts import rescheduling
from cohorts.dates import Slot
from cohorts.models import Cohort, Session
from outbox.rehearsing import Effect, rehearse
from people.models import Person
from people.refusals import Refusal


class ChangedMeanwhile(Refusal):
    message = (
        "Een collega heeft deze dag intussen veranderd. Hierboven staat hoe de dag nu is. "
        "Wat jij koos staat er nog. Kijk of het nog klopt en ga dan verder."
    )


@dataclass(frozen=True)
class Plan:
    """When, where and with whom. Nobody named means all trainers of the cohort."""

    slot: Slot
    trainers: Sequence[Person]


def mark_of(session: Session) -> str:
    """How a day stands, in one word that a form carries along.

    Not its sequence: that also rises when someone leaves the cohort, which changes nothing about the day.
    """
    led_by = sorted(session.trainers.values_list("pk", flat=True))
    moments = [session.starts_at.timestamp(), session.ends_at.timestamp()]
    told = json.dumps([*moments, session.place, session.link, session.is_cancelled, led_by])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


@transaction.atomic
def replan(session: Session, plan: Plan, *, seen: str, by: Person, now: datetime) -> Session:
    """Moves and staffs the day, if it still is as it was `seen`. What stays the same is told to nobody."""
    Cohort.objects.select_for_update().get(pk=session.cohort_id)
    current = Session.objects.select_related("cohort").get(pk=session.pk)
    if seen and mark_of(current) != seen:
        raise ChangedMeanwhile
    moved = rescheduling.move(current, **plan.slot._asdict(), by=by, now=now)
    if {one.pk for one in plan.trainers} != set(current.trainers.values_list("pk", flat=True)):
        rescheduling.staff(current, trainers=plan.trainers, by=by, now=now)
    return moved


def foretell(session: Session, plan: Plan, *, seen: str, by: Person, now: datetime) -> tuple[Effect, ...]:
    """Who would be told what, were the day replanned so. A refusal is the same as it would be."""

    def act() -> None:
        replan(session, plan, seen=seen, by=by, now=now)

    return rehearse(act, group=session.cohort.key)


def foretell_cancelling(session: Session, *, by: Person, now: datetime) -> tuple[Effect, ...]:
    def act() -> None:
        rescheduling.cancel(session, by=by, now=now)

    return rehearse(act, group=session.cohort.key)
