"""What an evaluation gave: after it closed, from five answers upwards, never for a part of them (PRI-5)."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from evaluation.models import Answer, Asked, Kind, Round
from evaluation.standard import SCALE

LEAST = 5


@dataclass(frozen=True)
class Bar:
    """One possible answer and how many gave it."""

    label: str
    count: int
    share: int


@dataclass(frozen=True)
class Result:
    """One question. `answered` only counts; the rest is empty when fewer than five answered it."""

    asked: Asked
    answered: int
    mean: str
    bars: list[Bar]
    texts: list[str]

    @property
    def is_shown(self) -> bool:
        return self.answered >= LEAST

    @property
    def is_text(self) -> bool:
        return self.asked.kind == Kind.TEXT


@dataclass(frozen=True)
class Response:
    """How many were asked and how many answered. Never who."""

    asked: int
    answered: int

    @property
    def percent(self) -> int:
        return round(100 * self.answered / self.asked) if self.asked else 0

    @property
    def is_enough(self) -> bool:
        return self.answered >= LEAST

    @property
    def may_be_told(self) -> bool:
        """Of four people "three answered" says too much about each."""
        return self.asked >= LEAST


def response_to(found: Round) -> Response:
    counts = found.invitees.aggregate(asked=Count("pk"), answered=Count("pk", filter=Q(has_answered=True)))
    return Response(**counts)


def results_of(found: Round) -> list[Result] | None:
    """None while it is open, and for ever when fewer than five answered."""
    if not found.is_closed or not response_to(found).is_enough:
        return None
    answers: dict[int, list[Answer]] = {}
    # By their random numbers: an order that tells nothing, and the same at each visit.
    for one in Answer.objects.filter(asked__round=found).order_by("pk"):
        answers.setdefault(one.asked_id, []).append(one)
    return [_result(asked, answers.get(asked.pk, [])) for asked in found.asked.order_by("number")]


def _result(asked: Asked, answers: list[Answer]) -> Result:
    if len(answers) < LEAST:
        return Result(asked, len(answers), "", [], [])
    if asked.kind == Kind.TEXT:
        return Result(asked, len(answers), "", [], [one.words for one in answers])
    values = [one.value or 0 for one in answers]
    mean = f"{sum(values) / len(values):.1f}".replace(".", ",") if asked.kind == Kind.SCALE else ""
    return Result(asked, len(answers), mean, _bars(asked, Counter(values)), [])


def _bars(asked: Asked, counts: Counter[int]) -> list[Bar]:
    labels = dict(SCALE) if asked.kind == Kind.SCALE else dict(enumerate(asked.options, start=1))
    total = counts.total()
    return [Bar(label, counts[value], round(100 * counts[value] / total)) for value, label in labels.items()]
