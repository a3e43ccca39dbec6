"""Who lost passkey, app and spare codes gets back in through the administrator, on record."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from door import letters
from outbox.planning import plan_many
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal


class Own(Refusal):
    message = "Je eigen tweede stap kan alleen een andere beheerder wissen."


class NothingToReset(Refusal):
    message = "Er is geen passkey en geen app om te wissen."


@transaction.atomic
def reset(person: Person, *, reason: str, by: Person, now: datetime) -> None:
    """Takes away every second step and ends every session; the person is told, and sets up another."""
    if person == by:
        raise Own
    if not Authenticator.objects.filter(user=person).delete()[0]:
        raise NothingToReset
    for session in UserSession.objects.filter(user=person):
        session.end()
    log_act("second-step-reset", about=f"person:{person.pk}", reason=reason, by=by, now=now)
    plan_many([letters.reset(person, now=now)], now=now)
