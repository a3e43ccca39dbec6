"""A trainer says whether the assignment suits, with advice (ASG-2)."""

from datetime import datetime

from django.db import transaction

from assignments import asking, letters, writing_it
from assignments.models import Assignment, Edition, Judgement
from cohorts.models import Enrolment
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from writing import drafts
from writing.plain import clean

LABELS = {"advice": "Je advies"}


class AnotherText(Refusal):
    message = (
        "De deelnemer legde intussen een andere tekst voor. Hieronder staat de nieuwe. Oordeel daarover."
    )


class SayWhy(Refusal):
    message = "Schrijf wat er nog moet veranderen. Daar heeft de deelnemer iets aan."


class Left(Refusal):
    message = "Deze deelnemer doet niet meer mee."


@transaction.atomic
def judge(
    assignment: Assignment, *, sha256: str, is_suitable: bool, advice: str, by: Person, now: datetime
) -> Judgement:
    """About the text that was read, named by its checksum. Judging again is allowed; all stay on record."""
    edition = _read(assignment, sha256=sha256)
    words = clean(advice).strip()
    if not is_suitable and not words:
        raise SayWhy
    drafts.discard(_key(assignment.enrolment_id), by=by, now=now)
    last = edition.judgements.order_by("-pk").first()
    if last and (last.by_id, last.is_suitable, last.advice) == (by.pk, is_suitable, words):
        return last
    given = Judgement.objects.create(
        edition=edition, is_suitable=is_suitable, advice=words, by=by, given_at=now
    )
    asking.is_judged(assignment, now=now)
    letter = letters.answered(assignment, giver=by, occasion=f"judgement:{given.pk}")
    planning.plan_many([letter], now=now)
    log_act("assignment-judged", about=edition.key, by=by, now=now)
    return given


def _read(assignment: Assignment, *, sha256: str) -> Edition:
    """The text this trainer has before them, when it is still the one that counts."""
    locked = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if not Enrolment.objects.active().filter(pk=locked.enrolment_id).exists():
        raise Left
    edition = writing_it.current(locked)
    if edition is None or edition.sha256 != sha256:
        raise AnotherText
    return edition


def draft_of(enrolment: Enrolment, *, by: Person, back: str) -> drafts.Desk:
    """The advice this trainer is writing and has not sent yet."""
    title = f"Advies bij de opdracht van {enrolment.person.name}"
    return drafts.desk(drafts.Place(by.pk, _key(enrolment.pk), title, back, LABELS))


def _key(enrolment: int) -> str:
    return f"assignment-advice:{enrolment}"
