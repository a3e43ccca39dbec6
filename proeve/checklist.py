"""The checklist and the talk as each reader may see them (PRV-1, access.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from assignments.models import Support
from assignments.steps import Actor, address_of
from cohorts.models import Cohort, Enrolment
from proeve import admission, answering
from proeve.admission import Checked, Checklist, Todo
from proeve.laying import proeve_of
from proeve.models import DISPENSABLE, Assessor, Attempt, Dispensation, Line, Seat, Talk

BADGES = {"done": ("done", "In orde"), "dispensed": ("waived", "Ontheffing"), "open": ("wait", "Nog open")}


@dataclass(frozen=True)
class Reader:
    """Who looks. `counts`: sees on how many days somebody was there; `reasons`: why a line was let go."""

    actor: Actor | None = None
    support: int | None = None
    counts: bool = False
    reasons: bool = False
    records: bool = False

    def must(self, todo: Todo) -> bool:
        if todo.name == "record" and self.records:
            return True
        if todo.actor != self.actor:
            return False
        return todo.step is None or todo.step.support in (None, self.support)


PARTICIPANT = Reader(Actor.PARTICIPANT, counts=True, reasons=True)
TRAINER = Reader(Actor.TRAINER, counts=True, reasons=True, records=True)
OFFICE = Reader(counts=True, records=True)
ASSESSOR = Reader()


def supporter(support: Support) -> Reader:
    return Reader(Actor(support.role), support.pk)


@dataclass(frozen=True)
class ShownTodo:
    """`url` is where this reader can do it; empty when it is somebody else's turn, or cannot be done yet."""

    text: str
    who: str
    url: str
    is_yours: bool
    is_ahead: bool = False


@dataclass(frozen=True)
class ShownLine:
    line: Line
    state: str
    facts: str
    todo: Sequence[ShownTodo]
    dispensation: Dispensation | None
    reason: str
    may_dispense: bool
    may_take_back: bool

    @property
    def badge(self) -> str:
        is_yours = self.state == "open" and any(one.is_yours for one in self.todo)
        return "you" if is_yours else BADGES[self.state][0]

    @property
    def words(self) -> str:
        return "" if self.badge == "you" else BADGES[self.state][1]


@dataclass(frozen=True)
class Page:
    """One participant's Proeve as this reader sees it. `seat` is the reader's own invitation."""

    enrolment: Enrolment
    checklist: Checklist
    lines: Sequence[ShownLine]
    seats: Sequence[Seat]
    assessors: Sequence[Assessor]
    seat: Seat | None
    is_invited: bool
    now: datetime

    @property
    def talk(self) -> Talk | None:
        return self.checklist.talk

    @property
    def attempt(self) -> Attempt | None:
        return self.checklist.attempt

    @property
    def has_begun(self) -> bool:
        return self.talk is not None and self.talk.starts_at <= self.now

    @property
    def asks_answer(self) -> bool:
        return self.seat is not None and not self.has_begun

    @property
    def mark(self) -> str:
        return answering.mark_of(self.seat) if self.seat else ""

    @property
    def added_days(self) -> str:
        """Who was let in stays in; what became open afterwards is said, so that nobody wonders."""
        pod = next(one for one in self.checklist.lines if one.line == Line.POD)
        return pod.facts if self.checklist.is_admitted and pod.is_open else ""


def page_of(enrolment: Enrolment, *, reader: Reader, who: int, now: datetime) -> Page:
    """`who`: the number of the person who looks."""
    proeve_of(enrolment)
    checklist = admission.checklist_of(enrolment, now=now)
    talk = checklist.talk
    seats = list(talk.seats.select_related("person").order_by("pk")) if talk else []
    assessors = _assessors(checklist.attempt)
    seat = next((one for one in seats if one.person_id == who), None)
    is_invited = seat is not None or any(one.person_id == who for one in assessors)
    lines = shown(checklist, reader)
    return Page(enrolment, checklist, lines, seats, assessors, seat, is_invited, now)


def shown(checklist: Checklist, reader: Reader) -> list[ShownLine]:
    return [_line(checklist, one, reader) for one in checklist.lines]


@dataclass(frozen=True)
class Row:
    """One participant in the table of a cohort. `answers`: how many said what, of who is invited."""

    checklist: Checklist
    seats: Sequence[Seat]

    @property
    def enrolment(self) -> Enrolment:
        return self.checklist.enrolment

    @property
    def cells(self) -> list[tuple[str, str]]:
        return [BADGES[one.state] for one in self.checklist.lines]

    @property
    def refusals(self) -> list[Seat]:
        return [one for one in self.seats if one.answer in (Seat.Answer.NO, Seat.Answer.OTHER)]

    @property
    def silent(self) -> int:
        return sum(1 for one in self.seats if not one.answer)


def rows_of(cohort: Cohort, *, now: datetime) -> list[Row]:
    """Everyone in the cohort, in a fixed number of queries."""
    people = cohort.enrolments.active().select_related("person", "organisation", "cohort__version")
    enrolments = list(people.order_by("person__name", "pk"))
    found = admission.checklists(enrolments, now=now)
    talks = [one.talk.pk for one in found.values() if one.talk]
    seats: dict[int, list[Seat]] = {}
    for seat in Seat.objects.filter(talk__in=talks).select_related("person").order_by("pk"):
        seats.setdefault(seat.talk_id, []).append(seat)
    return [Row(one, seats.get(one.talk.pk, []) if one.talk else []) for one in found.values()]


def _assessors(attempt: Attempt | None) -> list[Assessor]:
    if attempt is None:
        return []
    return list(attempt.assessors.filter(withdrawn_at=None).select_related("person").order_by("place"))


def _line(checklist: Checklist, one: Checked, reader: Reader) -> ShownLine:
    is_trainers = reader.actor == Actor.TRAINER and not checklist.is_admitted and one.line in DISPENSABLE
    given = one.dispensation
    has_counts = one.line == Line.ATTENDANCE and not reader.counts
    return ShownLine(
        line=one.line,
        state=one.state,
        facts="" if has_counts else one.facts,
        todo=[_todo(checklist.enrolment, todo, reader, one.line) for todo in one.todo] if one.is_open else [],
        dispensation=given,
        reason=given.reason if given and reader.reasons else "",
        may_dispense=is_trainers and one.is_open,
        may_take_back=is_trainers and given is not None,
    )


def _todo(enrolment: Enrolment, todo: Todo, reader: Reader, line: Line) -> ShownTodo:
    if todo.name == "ahead":
        return ShownTodo(todo.text, todo.who, "", is_yours=False, is_ahead=True)
    is_yours = reader.must(todo)
    text = todo.text if reader.counts or todo.name != "record" else "De aanwezigheid vastleggen"
    return ShownTodo(text, todo.who, _address(enrolment, todo, line) if is_yours else "", is_yours)


def _address(enrolment: Enrolment, todo: Todo, line: Line) -> str:
    if todo.step:
        return address_of(enrolment.pk, todo.step)
    if todo.day:
        return reverse("pod:day", args=[enrolment.pk, todo.day])
    if todo.session:
        return reverse("cohorts:attendance", args=[todo.session])
    if todo.name == "dispense":
        return reverse("proeve:dispense", args=[enrolment.pk, line])
    return reverse("proeve:dossier", args=[enrolment.pk]) if todo.name == "presentation" else ""
