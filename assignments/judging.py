"""A trainer says whether the assignment suits, with advice (ASG-2)."""

from datetime import datetime

from django.db import transaction

from assignments import writing_it
from assignments.models import Assignment, Edition, Judgement
from cohorts.models import Enrolment
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from writing.plain import clean


class AnotherText(Refusal):
    message = (
        "De deelnemer legde intussen een andere tekst voor. Hieronder staat de nieuwe. Oordeel daarover."
    )


class SayWhy(Refusal):
    message = "Schrijf wat er nog moet veranderen. Daar heeft de deelnemer iets aan."


class Left(Refusal):
    message = "Deze deelnemer doet niet meer mee."


@transaction.atomic
def judge(edition: Edition, *, is_suitable: bool, advice: str, by: Person, now: datetime) -> Judgement:
    """About the text that counts now. Judging again is allowed; every judgement stays on record."""
    assignment = Assignment.objects.select_for_update().get(pk=edition.assignment_id)
    if not Enrolment.objects.active().filter(pk=assignment.enrolment_id).exists():
        raise Left
    if writing_it.current(assignment) != edition:
        raise AnotherText
    words = clean(advice).strip()
    if not is_suitable and not words:
        raise SayWhy
    last = edition.judgements.order_by("-pk").first()
    if last and (last.by_id, last.is_suitable, last.advice) == (by.pk, is_suitable, words):
        return last
    given = Judgement.objects.create(
        edition=edition, is_suitable=is_suitable, advice=words, by=by, given_at=now
    )
    log_act("assignment-judged", about=edition.key, by=by, now=now)
    return given
