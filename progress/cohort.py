"""What a trainer sees of a cohort: the matrix, the day, the queue, one participant."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from cohorts.local_time import day_of as local_day
from cohorts.models import Attendance, Cohort, Enrolment, Session, Waiver
from people.models import Person
from people.prepared import prepared
from pod import overview, presence, sharing
from pod.models import Circle, Entry
from pod.presence import DayState
from pod.waiting import waiting
from progress import starting
from progress.starting import Line
from reading.overview import with_dead_links


@dataclass(frozen=True)
class Cell:
    """One participant on one day, as an icon with words."""

    kind: str
    icon: str
    words: str
    url: str = ""


@dataclass(frozen=True)
class Row:
    enrolment: Enrolment
    cells: list[Cell]
    is_behind: bool


@dataclass(frozen=True)
class Matrix:
    sessions: Sequence[Session]
    rows: list[Row]
    current: int | None

    @property
    def behind(self) -> int:
        return sum(row.is_behind for row in self.rows)


LEGEND = (
    Cell("done", "check", "compleet en beantwoord, of niet gedeeld"),
    Cell("review", "inbox", "wacht op een reactie van een trainer"),
    Cell("busy", "pencil", "deels ingeleverd"),
    Cell("late", "alert-triangle", "nog niet compleet"),
    Cell("absent", "user-off", "was afwezig"),
    Cell("waived", "minus", "hoeft niet"),
    Cell("none", "circle", "nog niet aan de beurt"),
)


def participants_of(cohort: Cohort) -> list[Enrolment]:
    return _participants(cohort=cohort.pk)


@prepared
def _participants(*, cohort: int) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.active().filter(cohort=cohort).select_related("person", "organisation")
    return rows.order_by("person__name")


def matrix_of(cohort: Cohort, *, now: datetime) -> Matrix:
    """Participants × days, presence only. Six queries, however many participants."""
    enrolments = participants_of(cohort)
    sessions = overview.sessions_in(cohort=cohort.pk)
    states = presence.states(enrolments, sessions, now=now)
    waits = _waiting_in(cohort)
    rows = [
        Row(
            enrolment,
            _cells(enrolment, states[enrolment.pk], waits),
            any(state.is_missing for state in states[enrolment.pk]),
        )
        for enrolment in enrolments
    ]
    current = next((s.pk for s in sessions if not s.is_cancelled and s.ends_at > now), None)
    return Matrix(sessions, rows, current)


def _waiting_in(cohort: Cohort) -> set[tuple[int, int]]:
    return {(enrolment, session) for enrolment, session in _waits(cohort=cohort.pk)}


@prepared
def _waits(*, cohort: int) -> QuerySet[Entry, tuple[int, int]]:
    return waiting(Entry.objects.filter(session__cohort=cohort)).values_list("pod__enrolment", "session")


def _cells(enrolment: Enrolment, states: Sequence[DayState], waits: Container[tuple[int, int]]) -> list[Cell]:
    # Finding an address takes longer than all the rest: once for a row, not for every day in it.
    start = reverse("pod:read", args=[enrolment.pk, 0]).removesuffix("0/")
    return [
        _cell(state, f"{start}{state.session.number}/", (enrolment.pk, state.session.pk) in waits)
        for state in states
    ]


def _cell(state: DayState, url: str, waits: bool) -> Cell:
    if state.session.is_cancelled:
        return Cell("none", "x", "gaat niet door")
    if state.waived:
        return Cell("waived", "minus", "hoeft niet")
    if waits:
        return Cell("review", "inbox", "wacht op een reactie", url)
    if state.is_present:
        return Cell("done", "check", "compleet", url)
    if state.was_absent and not state.has_after:
        return Cell("absent", "user-off", "was afwezig, nog niet compleet")
    if state.ended:
        return Cell(
            "late", "alert-triangle", "nog niet compleet", url if state.has_before or state.has_after else ""
        )
    if state.has_before:
        return Cell("busy", "pencil", "vooraf ingeleverd", url)
    return Cell("none", "circle", "nog niet aan de beurt")


@dataclass(frozen=True)
class Waiting:
    entry: Entry
    days: int

    @property
    def is_long(self) -> bool:
        return self.days >= 5


def queue_of(trainer: Person, *, now: datetime) -> list[Waiting]:
    """Shared entries of all one's cohorts that wait for a response, longest first (POD-10)."""
    led = Cohort.objects.led_by(trainer, now=now).values("pk")
    rows = waiting(Entry.objects.filter(session__cohort__in=led)).select_related(
        "session__cohort", "pod__enrolment__person", "pod__enrolment__organisation"
    )
    return [Waiting(entry, (now - entry.waits_since).days) for entry in rows]


@dataclass(frozen=True)
class Summary:
    """One cohort on the trainer's first page."""

    cohort: Cohort
    coming: Session | None
    today: Session | None
    participants: int
    waits: int
    behind: int
    has_dead_link: bool


def cohorts_of(trainer: Person, *, now: datetime) -> list[Summary]:
    """A fixed number of queries for all cohorts together."""
    cohorts = list(
        Cohort.objects.led_by(trainer, now=now).select_related("version__programme").order_by("-pk")
    )
    keys = [cohort.pk for cohort in cohorts]
    enrolments = list(Enrolment.objects.active().filter(cohort__in=keys))
    sessions = list(Session.objects.filter(cohort__in=keys).order_by("starts_at"))
    states = presence.states(enrolments, sessions, now=now)
    waits = waiting(Entry.objects.filter(session__cohort__in=keys))
    waiting_in = list(waits.values_list("session__cohort", flat=True))
    dead = with_dead_links(keys)
    return [
        Summary(
            cohort,
            next(
                (s for s in sessions if s.cohort_id == cohort.pk and not s.is_cancelled and s.ends_at > now),
                None,
            ),
            next((s for s in sessions if s.cohort_id == cohort.pk and _is_today(s, now)), None),
            sum(1 for e in enrolments if e.cohort_id == cohort.pk),
            waiting_in.count(cohort.pk),
            sum(1 for e in enrolments if e.cohort_id == cohort.pk and _is_behind(e, states[e.pk])),
            cohort.pk in dead,
        )
        for cohort in cohorts
    ]


def _is_today(session: Session, now: datetime) -> bool:
    return not session.is_cancelled and local_day(session.starts_at) == local_day(now)


def _is_behind(enrolment: Enrolment, states: Sequence[DayState]) -> bool:
    return any(state.is_missing for state in states if state.session.cohort_id == enrolment.cohort_id)


@dataclass(frozen=True)
class Expected:
    """One participant on the day's page."""

    enrolment: Enrolment
    state: DayState
    attendance: Attendance | None

    @property
    def reported(self) -> bool:
        return bool(self.attendance and self.attendance.absence_reported_at)


@dataclass(frozen=True)
class DayAtAGlance:
    session: Session
    expected: list[Expected]
    expectations: list[tuple[Person, sharing.Reading]]
    unshared: int

    @property
    def coming(self) -> int:
        return sum(1 for one in self.expected if not one.reported)

    @property
    def before_in(self) -> int:
        return sum(1 for one in self.expected if one.state.has_before)

    @property
    def after_in(self) -> int:
        return sum(1 for one in self.expected if one.state.has_after)

    @property
    def recorded(self) -> int:
        return sum(1 for one in self.expected if one.state.attendance)


def day_of(session: Session, trainer: Person, *, now: datetime) -> DayAtAGlance:
    """Who is expected, who handed in, and the expectations that were shared with the trainers (logged)."""
    enrolments = participants_of(session.cohort)
    states = presence.states(enrolments, [session], now=now)
    attendances = {a.enrolment_id: a for a in Attendance.objects.filter(session=session)}
    entries, trainers = Entry.objects.filter(session=session), frozenset([Circle.TRAINERS])
    readings = sharing.read_for(trainer, entries, within=trainers, now=now)
    by_enrolment = {r.entry.pod.enrolment_id: r for r in readings.values() if r.before}
    expected = [Expected(e, states[e.pk][0], attendances.get(e.pk)) for e in enrolments]
    shared = [(e.person, by_enrolment[e.pk]) for e in enrolments if e.pk in by_enrolment]
    handed_in = sum(1 for one in expected if one.state.has_before)
    return DayAtAGlance(session, expected, shared, handed_in - len(shared))


@dataclass(frozen=True)
class ParticipantPage:
    enrolment: Enrolment
    states: Sequence[DayState]
    people: Mapping[Circle, tuple[str, ...]]
    waivers: list[Waiver]
    missing: Sequence[Line]

    @property
    def is_present(self) -> bool:
        return presence.pod_is_present(self.states)


def participant_page(enrolment: Enrolment, *, now: datetime) -> ParticipantPage:
    sessions = overview.sessions_in(cohort=enrolment.cohort_id)
    states = presence.states([enrolment], sessions, now=now)[enrolment.pk]
    waivers = enrolment.waivers.select_related("session", "by").order_by("session__starts_at")
    people = sharing.people_in_circles(enrolment, now=now)
    missing = starting.missing(enrolment, reader=starting.TRAINER, now=now) if enrolment.is_active else []
    return ParticipantPage(enrolment, states, people, list(waivers), missing)
