"""The evaluations of one cohort, and what its programme asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from cohorts.models import Cohort
from evaluation.models import Invitee, Moment, Question, Round
from evaluation.results import Response
from evaluation.standard import QUESTIONS
from programme.models import Version


@dataclass(frozen=True)
class Line:
    round: Round
    response: Response


@dataclass(frozen=True)
class Block:
    """What is asked at one moment: the standard questions, and those of the programme."""

    moment: Moment
    standard: list[str]
    own: list[Question]


def rounds_of(cohort: Cohort) -> list[Line]:
    rows = Invitee.objects.filter(round__cohort=cohort).values("round")
    counted = rows.annotate(asked=Count("pk"), answered=Count("pk", filter=Q(has_answered=True)))
    found = {row["round"]: Response(row["asked"], row["answered"]) for row in counted}
    return [Line(one, found[one.pk]) for one in Round.objects.filter(cohort=cohort).order_by("opened_at")]


def blocks_of(version: Version) -> Sequence[Block]:
    own = list(Question.objects.filter(version=version).order_by("pk"))
    return [
        Block(moment, [words for _, words, _ in QUESTIONS[moment]], [q for q in own if q.moment == moment])
        for moment in Moment
    ]
