"""The register an audit asks for (CRKBO): who followed what, when, how much of it, and how it ended."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from cohorts.local_time import at, day_of
from cohorts.models import Attendance, Enrolment, Session
from proeve.models import Result

Status = Attendance.Status
HEAD = (
    "Naam",
    "Organisatie",
    "Training",
    "Cohort",
    "Eerste dag",
    "Laatste dag",
    "Dagen",
    "Aanwezig",
    "Deels",
    "Uren aangeboden",
    "Uren aanwezig",
    "Uitslag",
)


@dataclass(frozen=True)
class Entry:
    """One deelname. Hours are of whole days: those held so far, and those somebody was there all day."""

    enrolment: Enrolment
    days: list[Session]
    held: list[Session]
    statuses: dict[int, str]
    outcome: str

    @property
    def first_on(self) -> date:
        return day_of(self.days[0].starts_at)

    @property
    def last_on(self) -> date:
        return day_of(self.days[-1].starts_at)

    @property
    def present(self) -> int:
        return sum(1 for day in self.held if self.statuses.get(day.pk) == Status.PRESENT)

    @property
    def partly(self) -> int:
        return sum(1 for day in self.held if self.statuses.get(day.pk) == Status.PARTLY)

    @property
    def hours_held(self) -> str:
        return _hours(self.held)

    @property
    def hours_present(self) -> str:
        return _hours(day for day in self.held if self.statuses.get(day.pk) == Status.PRESENT)

    @property
    def cells(self) -> tuple[str, ...]:
        """As in `HEAD`."""
        organisation = self.enrolment.organisation
        return (
            self.enrolment.person.name,
            organisation.name if organisation else "",
            self.enrolment.cohort.version.programme.title,
            self.enrolment.cohort.name,
            f"{self.first_on:%d-%m-%Y}",
            f"{self.last_on:%d-%m-%Y}",
            str(len(self.days)),
            str(self.present),
            str(self.partly),
            self.hours_held,
            self.hours_present,
            self.outcome,
        )


def years() -> list[int]:
    """In which there were or will be training days, the latest first."""
    found = Session.objects.that_count().datetimes("starts_at", "year", order="DESC")
    return [moment.year for moment in found]


def entries_of(year: int, *, now: datetime) -> list[Entry]:
    """Whoever had a training day in this year. Four queries, however many people."""
    begin, end = at(date(year, 1, 1), time()), at(date(year + 1, 1, 1), time())
    in_year = Session.objects.that_count().filter(
        cohort=OuterRef("cohort"), starts_at__gte=begin, starts_at__lt=end
    )
    rows = Enrolment.objects.filter(Exists(in_year)).select_related(
        "person", "organisation", "cohort__version__programme"
    )
    counted = Session.objects.that_count().order_by("starts_at")
    found = rows.prefetch_related(
        Prefetch("cohort__sessions", counted, to_attr="days"),
        Prefetch("attendances", Attendance.objects.exclude(status=""), to_attr="recorded"),
    )
    outcomes = _outcomes(rows)
    ordered = found.order_by("cohort__name", "person__name", "pk")
    return [_entry(one, outcomes[one.pk], now=now) for one in ordered]


def _entry(enrolment: Enrolment, results: list[Result], *, now: datetime) -> Entry:
    days = enrolment.cohort.days  # type: ignore[attr-defined]
    held = [day for day in days if day.ends_at <= now]
    statuses = {row.session_id: row.status for row in enrolment.recorded}  # type: ignore[attr-defined]
    return Entry(
        enrolment, days, held, statuses, _outcome(enrolment, results, is_over=len(held) == len(days))
    )


def _outcomes(rows: QuerySet[Enrolment]) -> dict[int, list[Result]]:
    """A result counts here once its owner has read it: they are the first (PRV-6)."""
    read = Result.objects.exclude(opened_at=None).filter(attempt__proeve__enrolment__in=rows.values("pk"))
    found: dict[int, list[Result]] = defaultdict(list)
    for one in read.select_related("attempt__proeve").order_by("attempt__number"):
        found[one.attempt.proeve.enrolment_id].append(one)
    return found


def _outcome(enrolment: Enrolment, results: list[Result], *, is_over: bool) -> str:
    if results:
        return "Behaald" if results[-1].is_obtained else "Nog niet behaald"
    if enrolment.withdrawn_at:
        return f"Gestopt op {day_of(enrolment.withdrawn_at):%d-%m-%Y}"
    return "Nog geen uitslag" if is_over else "Bezig"


def _hours(days: Iterable[Session]) -> str:
    hours = sum((day.ends_at - day.starts_at).total_seconds() for day in days) / 3600
    return f"{hours:.1f}".replace(".", ",")
