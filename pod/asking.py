"""The questions of a programme's own in the POD, and what was answered to them (POD-2, POD-4).

An answer is a field of the text of its part, named after the slot of its question. So it is saved, merged,
frozen, shared and kept in versions as the rest of that part is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from cohorts.models import Enrolment
from people.prepared import prepared
from programme.models import Question

Part = Question.Part


@dataclass(frozen=True)
class Answered:
    label: str
    text: str


def questions_for(enrolment: Enrolment) -> list[Question]:
    """What the programme of this cohort asks, besides the fixed questions, in order."""
    return list(_questions(cohort=enrolment.cohort_id))


@prepared
def _questions(*, cohort: int) -> QuerySet[Question]:
    return Question.objects.filter(version__cohort=cohort).order_by("part", "slot")


def of_part(questions: Iterable[Question], part: str) -> list[Question]:
    return [one for one in questions if one.part == part]


def answered(questions: Iterable[Question], part: str, own: Mapping[int, str]) -> list[Answered]:
    """Questions of this part with their answers; what was left empty is left out."""
    asked = of_part(questions, part)
    return [Answered(one.label, own[one.slot]) for one in asked if own.get(one.slot, "").strip()]


def labels(questions: Iterable[Question], part: str) -> dict[str, str]:
    """What the fields of this part are called on screen."""
    return {f"own-{one.slot}": one.label for one in of_part(questions, part)}
