"""Who runs the programme office: the first one, before there is anybody to ask (PPL-2, PPL-3)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from cohorts.enrolling import AccountClosed
from desk import letters
from outbox import planning
from people import inviting
from people.looking import log_act
from people.models import Coordinator, Person


@transaction.atomic
def appoint(email: str, *, name: str, by: Person | None, now: datetime) -> tuple[Coordinator, bool]:
    """The coordinator with this address, and whether that is new. They are told how to sign in."""
    person, _ = inviting.account_for(email, name=name)
    # Two who appoint the same person at once wait for each other here.
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise AccountClosed
    known = Coordinator.objects.filter(person=person, until=None).first()
    if known:
        return known, False
    made = Coordinator.objects.create(person=person, since=localdate(now))
    planning.plan_many([letters.appointed(made)], now=now)
    log_act("coordinator-appointed", about=f"person:{person.pk}", by=by, now=now)
    return made, True
