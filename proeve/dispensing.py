"""A trainer lets a line of the checklist go, with a reason, on record. The POD never (PRV-2)."""

from datetime import datetime

from django.db import transaction

from cohorts.models import Enrolment
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from proeve.laying import locked
from proeve.models import DISPENSABLE, Dispensation, Line
from writing.plain import clean

LONGEST = 1000


class NotThisLine(Refusal):
    message = "Zonder POD is er geen Proeve. Hiervan kan niemand ontheffing geven."


class SayWhy(Refusal):
    message = "Schrijf waarom dit niet hoeft. De deelnemer leest dat ook."


class TooLong(Refusal):
    message = "Deze reden is te lang. Gebruik ten hoogste 1.000 tekens."


class AlreadyAdmitted(Refusal):
    message = "Deze deelnemer is al toegelaten. Aan de lijst verandert niets meer."


@transaction.atomic
def dispense(enrolment: Enrolment, line: Line, *, reason: str, by: Person, now: datetime) -> Dispensation:
    """The first reason stands; who wants another one takes it back first."""
    if line not in DISPENSABLE:
        raise NotThisLine
    reason = clean(reason).strip()
    if not reason:
        raise SayWhy
    if len(reason) > LONGEST:
        raise TooLong
    proeve = locked(enrolment)
    if proeve.is_admitted:
        raise AlreadyAdmitted
    given, is_new = Dispensation.objects.get_or_create(
        proeve=proeve, line=line, defaults={"reason": reason, "by": by, "at": now}
    )
    if is_new:
        log_act("proeve-dispensed", about=proeve.key, reason=f"{line}: {reason}", by=by, now=now)
    return given


@transaction.atomic
def take_back(enrolment: Enrolment, line: Line, *, by: Person, now: datetime) -> None:
    """Until somebody is let in. What it said stays on record."""
    proeve = locked(enrolment)
    if proeve.is_admitted:
        raise AlreadyAdmitted
    given = proeve.dispensations.filter(line=line).first()
    if given is None:
        return
    given.delete()
    log_act(
        "proeve-dispensation-taken-back", about=proeve.key, reason=f"{line}: {given.reason}", by=by, now=now
    )
