"""Growth: overall learning goals, self-ratings at three moments, intentions, in one picture (POD-11)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import CharField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast

from cohorts.models import Session
from documents.charts import Series
from people.models import Person
from people.prepared import prepared
from people.refusals import Refusal
from pod.models import LearningGoal, Pod, Rating
from programme.models import Competence, Framework
from writing import drafts
from writing.plain import clean

MOST_GOALS = 10


class EnoughGoals(Refusal):
    message = "Je hebt al tien leerdoelen. Rond er eerst een af, of verander een doel dat er al staat."


class NotNow(Refusal):
    message = "Dit meetmoment is nog niet open."


@dataclass(frozen=True)
class Row:
    """One competence with its ratings by moment; what was not rated is not in it."""

    competence: Competence
    ratings: Mapping[str, int]

    @property
    def cells(self) -> tuple[int | None, ...]:
        return tuple(self.ratings.get(moment) for moment in Rating.Moment)

    @property
    def change(self) -> int | None:
        """The last rating against the first; None with fewer than two."""
        given = [value for value in self.cells if value is not None]
        return given[-1] - given[0] if len(given) > 1 else None


def lines_of(pod: Pod) -> list[Competence]:
    """All lines of all frameworks of the programme, in order."""
    return _lines(version=pod.enrolment.cohort.version_id)


def competences_of(pod: Pod) -> QuerySet[Competence]:
    """The same, to ask more of."""
    return _competences(pod.enrolment.cohort.version_id)


@prepared
def _lines(*, version: int) -> QuerySet[Competence]:
    return _competences(version)


@dataclass(frozen=True)
class Tie:
    """What a goal of one day can be tied to (POD-2): one's own goal, or a line of this kind of framework."""

    kind: str
    number: int
    text: str


def ties_of(pod: Pod) -> list[Tie]:
    """One's own goals that go on, then the competences and the working practices, in order. One query."""
    rows = sorted(_ties(pod=pod.pk, version=pod.enrolment.cohort.version_id))
    return [Tie(kind, number, text) for _, _, kind, number, text in rows]


@prepared
def _ties(*, pod: int, version: int) -> QuerySet[LearningGoal, tuple[int, int, str, int, str]]:
    kinds = (Framework.Kind.COMPETENCES, Framework.Kind.PRACTICES)
    lines = Competence.objects.filter(framework__version=version, framework__kind__in=kinds)
    goals = LearningGoal.objects.filter(pod=pod, reached_at=None)
    none, no_kind = Value(0, IntegerField()), Value("", CharField())
    return goals.values_list(none, F("pk"), no_kind, F("pk"), Cast("text", TextField())).union(
        lines.values_list(
            "framework__position", "position", "framework__kind", "pk", Cast("name", TextField())
        ),
        all=True,
    )


def _competences(version: int) -> QuerySet[Competence]:
    return (
        Competence.objects.filter(framework__version=version)
        .select_related("framework")
        .order_by("framework__position", "position")
    )


def rateable(pod: Pod) -> QuerySet[Competence]:
    return competences_of(pod).filter(framework__kind=Framework.Kind.COMPETENCES)


def rows_of(pod: Pod) -> list[Row]:
    ratings: dict[int, dict[str, int]] = defaultdict(dict)
    for competence, moment, value in Rating.objects.filter(pod=pod).values_list(
        "competence", "moment", "value"
    ):
        ratings[competence][moment] = value
    return [Row(competence, ratings.get(competence.pk, {})) for competence in rateable(pod)]


@dataclass(frozen=True)
class MomentState:
    """One of the three moments of rating oneself: whether it is open yet, and whether it was done."""

    moment: str
    label: str
    is_open: bool
    is_done: bool
    opens_on: datetime | None


def moments_of(rows: Sequence[Row], sessions: Sequence[Session], *, now: datetime) -> list[MomentState]:
    """Start is always open; half-way opens when half of the days were held, the end on the last day."""
    opens = _openings(sessions)
    return [
        MomentState(
            moment=moment.value,
            label=moment.label,
            is_open=_is_open(opens[moment], now),
            is_done=any(moment in row.ratings for row in rows),
            opens_on=opens[moment],
        )
        for moment in Rating.Moment
    ]


def _is_open(opens_on: datetime | None, now: datetime) -> bool:
    return opens_on is None or opens_on <= now


def _openings(sessions: Sequence[Session]) -> dict[str, datetime | None]:
    days = [session for session in sessions if not session.is_cancelled]
    if not days:
        return dict.fromkeys(Rating.Moment.values)
    half = days[(len(days) - 1) // 2]
    return {
        Rating.Moment.START: None,
        Rating.Moment.HALF_WAY: half.ends_at,
        Rating.Moment.END: days[-1].starts_at,
    }


def moment_now(sessions: Sequence[Session], *, now: datetime) -> str:
    """The last of the three moments that has come."""
    come = [moment for moment, at in _openings(sessions).items() if at is not None and at <= now]
    return come[-1] if come else Rating.Moment.START


@transaction.atomic
def rate(
    pod: Pod, moment: str, *, values: Mapping[int, int], sessions: Sequence[Session], now: datetime
) -> None:
    """Sets the ratings of one moment; what is not in `values` is taken away."""
    opens_on = _openings(sessions)[moment]
    if not _is_open(opens_on, now):
        raise NotNow
    Pod.objects.select_for_update(of=("self",)).get(pk=pod.pk)
    Rating.objects.filter(pod=pod, moment=moment).exclude(competence__in=values).delete()
    for competence, value in values.items():
        Rating.objects.update_or_create(
            pod=pod, competence_id=competence, moment=moment, defaults={"value": value, "rated_at": now}
        )


@transaction.atomic
def set_goal(
    pod: Pod, *, text: str, competence: Competence | None, trait: str = "", by: Person, now: datetime
) -> LearningGoal:
    """A new overall goal. The same words again give the goal that is already there."""
    drafts.discard(_draft_key(pod), by=by, now=now)
    Pod.objects.select_for_update(of=("self",)).get(pk=pod.pk)
    text = clean(text).strip()
    known = pod.goals.filter(text=text).first()
    if known:
        return known
    if pod.goals.filter(reached_at=None).count() >= MOST_GOALS:
        raise EnoughGoals
    return LearningGoal.objects.create(pod=pod, text=text, competence=competence, trait=trait, set_at=now)


@transaction.atomic
def change_goal(
    goal: LearningGoal,
    *,
    text: str,
    competence: Competence | None,
    trait: str = "",
    by: Person,
    now: datetime,
) -> None:
    drafts.discard(_draft_key(goal.pod, goal), by=by, now=now)
    goal.text, goal.competence, goal.trait = clean(text).strip(), competence, trait
    goal.save(update_fields=["text", "competence", "trait"])


def draft_of(pod: Pod, goal: LearningGoal | None = None, *, by: Person, back: str) -> drafts.Desk:
    """The words of a goal, new or changed, that are not saved yet."""
    place = drafts.Place(by.pk, _draft_key(pod, goal), "Je leerdoelen", back, {"text": "Leerdoel"})
    return drafts.desk(place)


def _draft_key(pod: Pod, goal: LearningGoal | None = None) -> str:
    return f"goal:{goal.pk}" if goal else f"goal:new:{pod.pk}"


def mark_reached(goal: LearningGoal, *, is_reached: bool, now: datetime) -> None:
    goal.reached_at = now if is_reached else None
    goal.save(update_fields=["reached_at"])


LABELS = tuple(moment.label for moment in Rating.Moment)


def series_of(rows: Sequence[Row]) -> list[Series]:
    """The rated competences, for the chart."""
    return [Series(row.competence.name, row.cells) for row in rows if row.ratings]
