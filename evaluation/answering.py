"""An evaluation is answered once, and by nobody in particular (PRI-5).

That someone answered and what was answered stand in two tables without anything between them. A database also
remembers in which order and in which transaction rows were written, so with every new set all answers of the
round are written anew in a shuffled order, under new numbers, and all marks are set again along with them.
"""

from collections.abc import Mapping
from datetime import datetime
from random import SystemRandom

from django.db import transaction
from django.db.models import BooleanField, Case, F, Value, When

from evaluation.models import Answer, Invitee, Kind, Round
from people.refusals import Refusal

type Given = Mapping[int, int | str]


class Closed(Refusal):
    message = "Deze evaluatie is gesloten. Je kunt niet meer antwoorden."


class Answered(Refusal):
    message = (
        "Je hebt deze evaluatie al ingevuld. Dat kan één keer: we weten niet welke antwoorden van jou zijn."
    )


class Empty(Refusal):
    message = "Beantwoord ten minste één vraag."
    can_be_mended = True


@transaction.atomic
def answer(invitee: Invitee, given: Given, *, now: datetime) -> None:
    """`given` by number of question: a number on a scale or among choices, or words."""
    found = Round.objects.select_for_update().get(pk=invitee.round_id)
    check_open(found, now=now)
    if Invitee.objects.get(pk=invitee.pk).has_answered:
        raise Answered
    new = _answers(found, given)
    if not new:
        raise Empty
    _shuffle_in(found, new)
    _mark(found, invitee)


def check_open(asked: Round, *, now: datetime) -> None:
    if asked.is_closed or asked.closes_at <= now:
        raise Closed


def _answers(found: Round, given: Given) -> list[Answer]:
    return [
        Answer(asked=one, words=str(given[one.pk]))
        if one.kind == Kind.TEXT
        else Answer(asked=one, value=int(given[one.pk]))
        for one in found.asked.all()
        if given.get(one.pk)
    ]


def _shuffle_in(found: Round, new: list[Answer]) -> None:
    before = Answer.objects.filter(asked__round=found)
    kept = [Answer(asked_id=one.asked_id, value=one.value, words=one.words) for one in before]
    before.delete()
    everything = [*kept, *new]
    SystemRandom().shuffle(everything)
    Answer.objects.bulk_create(everything)


def _mark(found: Round, invitee: Invitee) -> None:
    """One statement over all marks of the round, so that no row tells which was new."""
    answered = Case(
        When(pk=invitee.pk, then=Value(True)), default=F("has_answered"), output_field=BooleanField()
    )
    found.invitees.update(has_answered=answered)
