"""Read models for the public pages and for who applies."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from cohorts.models import Cohort, Session
from intake.expiring import KEPT
from intake.models import Application, Interview
from intake.questions import PAYERS, QUESTIONS, STEPS
from people.models import Person
from writing.comparing import Words

WORDS = Words(
    labels={name: question.label for name, question in QUESTIONS.items()},
    values={"payer": lambda value: dict(PAYERS).get(value, value)},
)


@dataclass(frozen=True)
class Outline:
    """An open cohort as a stranger may know it: no names, no links to a meeting."""

    cohort: Cohort
    days: list[Session]

    @property
    def first(self) -> Session | None:
        return self.days[0] if self.days else None

    @property
    def places(self) -> list[str]:
        return sorted({day.place for day in self.days if day.place})


def open_cohorts(*, today: date) -> list[Outline]:
    found = Cohort.objects.open_for_application(today).select_related("version__programme")
    return outlines(list(found.order_by("applies_until", "name")))


def outlines(cohorts: list[Cohort]) -> list[Outline]:
    """Two queries, however many cohorts there are."""
    days: dict[int, list[Session]] = defaultdict(list)
    for session in Session.objects.that_count().filter(cohort__in=cohorts).order_by("number"):
        days[session.cohort_id].append(session)
    return [Outline(cohort, days[cohort.pk]) for cohort in cohorts]


@dataclass(frozen=True)
class StepLine:
    """One step in the list with progress; the check is the last of them."""

    number: int
    title: str
    is_done: bool
    is_current: bool


def steps_of(application: Application, *, current: int) -> list[StepLine]:
    fields = application.text.fields
    lines = [StepLine(s.number, s.title, s.is_complete(fields), s.number == current) for s in STEPS]
    last = len(STEPS) + 1
    return [*lines, StepLine(last, "Nakijken en insturen", False, current == last)]


@dataclass(frozen=True)
class Part:
    """The answers of one step as they are read back."""

    number: int
    title: str
    is_complete: bool
    answers: list[tuple[str, str]]


@dataclass(frozen=True)
class Page:
    application: Application
    parts: list[Part]

    @property
    def is_complete(self) -> bool:
        return all(part.is_complete for part in self.parts)

    @property
    def erased_at(self) -> datetime | None:
        """When all of it is erased, as far as that is known now (INT-8)."""
        application = self.application
        if application.withdrawn_at:
            return application.withdrawn_at + KEPT
        if application.handed_in_at is None:
            return application.seen_at + KEPT
        decision = application.decision
        return decision.sent_at + KEPT if decision and not decision.is_admitted else None


def standing(application: Application, *, now: datetime) -> dict[str, object]:
    """For the applicant: the conversation as it is planned, and the decision that holds."""
    interview: Interview | None = getattr(application, "interview", None)
    if interview and interview.is_cancelled:
        interview = None
    is_to_come = interview is not None and interview.starts_at > now
    return {"interview": interview, "is_to_come": is_to_come, "decision": application.decision}


def page_of(application: Application) -> Page:
    fields = application.text.fields
    return Page(
        application,
        [
            Part(
                step.number,
                step.title,
                step.is_complete(fields),
                [(q.label, WORDS.value(q.name, fields.get(q.name, ""))) for q in step.questions],
            )
            for step in STEPS
        ],
    )


def latest_of(person: Person) -> Application | None:
    """For the first page of who has no other role."""
    return Application.objects.filter(person=person).order_by("withdrawn_at", "-started_at").first()
