"""The participant declares the assignment finished, the principal confirms (ASG-4)."""

from datetime import datetime

from django.db import transaction
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime

from assignments import asking, letters, overview
from assignments.agreeing import LIMIT, NoLonger, TooLong
from assignments.models import Assignment, Declaration, Support
from assignments.overview import SILENCE
from cohorts.models import Enrolment
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from writing.plain import clean


class NotBegun(Refusal):
    message = (
        "Je kunt je opdracht klaar melden als een trainer hem geschikt vindt en je opdrachtgever akkoord is."
    )


class NotDeclared(Refusal):
    message = "De opdracht is niet (meer) klaar gemeld. Er valt nu niets te bevestigen."


class SayWhat(Refusal):
    message = "Schrijf wat er nog moet gebeuren. Eén zin is genoeg."


class TooEarly(Refusal):
    def __init__(self, moment: datetime) -> None:
        day = format_date(localtime(moment), "j F")
        super().__init__(f"De opdrachtgever heeft tot {day} de tijd. Daarna kan een trainer bevestigen.")


@transaction.atomic
def declare(assignment: Assignment, *, by: Person, now: datetime) -> Declaration:
    """Asks the principal to confirm. Declaring twice asks once."""
    locked = _locked(assignment)
    standing = overview.standing(locked)
    if standing.declaration and (standing.is_declared or standing.is_finished):
        return standing.declaration
    if not standing.has_begun:
        raise NotBegun
    declaration = Declaration.objects.create(assignment=locked, declared_at=now)
    asking.ask_to_confirm(declaration, now=now)
    log_act("assignment-declared", about=declaration.key, by=by, now=now)
    return declaration


@transaction.atomic
def answer(support: Support, *, is_confirmed: bool, words: str, now: datetime) -> Declaration:
    """The principal confirms, or says what must still happen; then the participant declares again later."""
    locked = _locked(support.assignment)
    may = (Support.Role.PRINCIPAL, Support.Role.DELEGATE)
    if not Support.objects.asked(now).filter(pk=support.pk, role__in=may).exists():
        raise NoLonger
    words = clean(words).strip()
    if not is_confirmed and not words:
        raise SayWhat
    if len(words) > LIMIT:
        raise TooLong
    waiting = _waiting(locked)
    return _answered(waiting, is_confirmed=is_confirmed, words=words, by=support.person, now=now)


@transaction.atomic
def confirm_as_trainer(assignment: Assignment, *, by: Person, now: datetime) -> Declaration:
    """In the principal's place, after two weeks of silence."""
    waiting = _waiting(_locked(assignment))
    if now < waiting.declared_at + SILENCE:
        raise TooEarly(waiting.declared_at + SILENCE)
    waiting.by_trainer = True
    return _answered(waiting, is_confirmed=True, words="", by=by, now=now)


def _answered(
    waiting: Declaration, *, is_confirmed: bool, words: str, by: Person, now: datetime
) -> Declaration:
    waiting.is_confirmed, waiting.words = is_confirmed, words
    waiting.answered_by, waiting.answered_at = by, now
    waiting.save()
    asking.is_confirmed(waiting, now=now)
    letter = letters.answered(waiting.assignment, giver=by, occasion=waiting.key)
    planning.plan_many([letter], now=now)
    action = "assignment-finished" if is_confirmed else "assignment-not-finished"
    log_act(action, about=waiting.key, by=by, now=now)
    return waiting


def _waiting(assignment: Assignment) -> Declaration:
    waiting = assignment.declarations.filter(answered_at=None).first()
    if waiting is None:
        raise NotDeclared
    return waiting


def _locked(assignment: Assignment) -> Assignment:
    locked = Assignment.objects.select_for_update(of=("self",)).select_related("text").get(pk=assignment.pk)
    if not Enrolment.objects.active().filter(pk=locked.enrolment_id).exists():
        raise NoLonger
    return locked
