"""What trainers and the programme office see of who applied: the list, and one application."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from cohorts.models import Admission, Cohort
from intake.models import Application, Decision, Interview, Record
from people.models import Person

WISH, TO_PLAN, HELD, PLANNED, DECIDED = "wish", "to-plan", "held", "planned", "decided"
HEADINGS = {
    WISH: "Vragen om een ander moment",
    TO_PLAN: "Gesprek plannen",
    HELD: "Besluit nemen",
    PLANNED: "Gesprek staat gepland",
    DECIDED: "Besloten",
}


@dataclass(frozen=True)
class Line:
    """One application in the list. `state` says who must act."""

    application: Application
    interview: Interview | None
    decision: Decision | None
    state: str
    judges: int

    @property
    def is_without_trainer(self) -> bool:
        return self.interview is not None and self.interview.trainer is None


@dataclass(frozen=True)
class Group:
    state: str
    heading: str
    lines: Sequence[Line]


def groups_of(found: QuerySet[Application], *, cohort: Cohort | None = None, now: datetime) -> list[Group]:
    """What waits comes first. The number of statements does not grow with the applications."""
    if cohort:
        found = found.filter(cohort=cohort)
    lines = [line_of(one, now=now) for one in _with_state(found).order_by("handed_in_at", "pk")]
    groups = [
        Group(state, heading, [one for one in lines if one.state == state])
        for state, heading in HEADINGS.items()
    ]
    return [group for group in groups if group.lines]


def cohorts_of(found: QuerySet[Application]) -> QuerySet[Cohort]:
    return Cohort.objects.filter(pk__in=found.values("cohort")).order_by("name")


def _with_state(found: QuerySet[Application]) -> QuerySet[Application]:
    decisions = Decision.objects.select_related("by")
    return found.select_related(
        "person", "cohort__version__programme", "interview__trainer", "text"
    ).prefetch_related("records", Prefetch("decisions", decisions))


def line_of(application: Application, *, now: datetime) -> Line:
    interview: Interview | None = getattr(application, "interview", None)
    if interview and interview.is_cancelled:
        interview = None
    decision = application.decision
    given = sum(one.given_at is not None for one in application.records.all())
    state = DECIDED if decision else HELD if given else _state(interview, now)
    return Line(application, interview, decision, state, given)


def _state(interview: Interview | None, now: datetime) -> str:
    """How far the conversation is, as long as nobody gave a record of it."""
    if interview is None:
        return TO_PLAN
    if interview.wished_at:
        return WISH
    return PLANNED if interview.ends_at > now else HELD


def waiting(found: QuerySet[Application], *, now: datetime) -> QuerySet[Application]:
    """Which of these ask something of a trainer or the office: all that is not decided, nor planned ahead."""
    coming = Interview.objects.filter(
        application=OuterRef("pk"), cancelled_at=None, wished_at=None, ends_at__gt=now
    )
    judged = Record.objects.filter(application=OuterRef("pk")).exclude(given_at=None)
    return found.filter(~Exists(coming) | Exists(judged), decisions=None)


@dataclass(frozen=True)
class Judges:
    """Who writes a record: one's own, and whether somebody still has to give theirs."""

    mine: Record | None
    others: Sequence[Record]

    @property
    def is_full(self) -> bool:
        return len(self.others) + bool(self.mine) > 1

    @property
    def open(self) -> Sequence[Record]:
        return [one for one in self.others if one.given_at is None]


def judges_of(application: Application, me: Person) -> Judges:
    records = list(Record.objects.filter(application=application).select_related("trainer", "text"))
    mine = next((one for one in records if one.trainer_id == me.pk), None)
    return Judges(mine, [one for one in records if one is not mine])


def possible_judges(application: Application, me: Person) -> QuerySet[Person]:
    """The other trainers of the cohort who write no record yet."""
    trains = Q(pk__in=application.cohort.trainerships.filter(until=None).values("person"))
    writes = Q(pk__in=application.records.values("trainer"))
    return Person.objects.filter(trains, is_active=True).exclude(writes).exclude(pk=me.pk).order_by("name")


def admission_of(application: Application) -> Admission | None:
    """The place or the place in line that came of the decision."""
    found = Admission.objects.filter(cohort=application.cohort, person=application.person)
    return found.select_related("enrolment").order_by("-pk").first()


def decisions_of(application: Application) -> Sequence[Decision]:
    """All that stay on record, the one that holds first (INT-5)."""
    return list(application.decisions.select_related("by").order_by("-pk"))
