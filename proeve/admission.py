"""Who may go up for the Proeve: a checklist that is answered here and nowhere else (PRV-1, PRV-2).

It reads presence in the POD and never a text. What assesses never comes here: it reads the stored moment.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Prefetch

from assignments.steps import FINISHING, Actor, Step, steps_to_the_end
from cohorts.local_time import bounds, day_of
from cohorts.models import Attendance, Enrolment, Session
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from pod import presence
from pod.presence import DayState
from proeve import letters
from proeve.laying import locked
from proeve.models import Attempt, Dispensation, Line, Proeve, Talk
from proeve.words import of_days

HALF = 0.5
WEIGHT: Mapping[str, float] = {Attendance.Status.PRESENT: 1.0, Attendance.Status.PARTLY: HALF}


class NotReady(Refusal):
    """Every reason in a sentence of its own."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("Toelaten kan nog niet. " + " ".join(reasons))
        self.reasons = tuple(reasons)


class SkipsDays(Refusal):
    def __init__(self, numbers: Sequence[int]) -> None:
        days = of_days(numbers)
        super().__init__(
            f"{days} ligt dan vóór het gesprek en is nog niet compleet in het POD. Dat moet eerst."
        )


@dataclass(frozen=True)
class Window:
    """Which days count: those that ended before the day of the talk; of that day the before part (POD-5).

    Without a talk: those that ended by now.
    """

    talk: Talk | None
    now: datetime

    def is_whole(self, session: Session) -> bool:
        return session.ends_at <= (bounds(self._day)[0] if self.talk else self.now)

    def is_that_day(self, session: Session) -> bool:
        return self.talk is not None and day_of(session.starts_at) == self._day

    @property
    def _day(self) -> date:
        return day_of(self.talk.starts_at if self.talk else self.now)


@dataclass(frozen=True)
class Todo:
    """What a line lacks and who must act. `day` is the number of a training day."""

    name: str
    text: str
    actor: Actor
    who: str
    day: int | None = None
    session: int | None = None
    step: Step | None = None


@dataclass(frozen=True)
class Checked:
    """One line. `facts` tells how it stands; who may read it, the pages decide."""

    line: Line
    facts: str
    todo: Sequence[Todo] = ()
    dispensation: Dispensation | None = None

    @property
    def is_dispensed(self) -> bool:
        return self.dispensation is not None and bool(self.todo)

    @property
    def is_open(self) -> bool:
        return bool(self.todo) and self.dispensation is None

    @property
    def state(self) -> str:
        return "open" if self.is_open else "dispensed" if self.is_dispensed else "done"


@dataclass(frozen=True)
class Checklist:
    enrolment: Enrolment
    proeve: Proeve | None
    attempt: Attempt | None
    talk: Talk | None
    lines: Sequence[Checked]
    # Which days count is settled: there is a talk, or all days have been.
    is_settled: bool

    @property
    def is_admitted(self) -> bool:
        return self.proeve is not None and self.proeve.is_admitted

    @property
    def open_lines(self) -> list[Checked]:
        return [one for one in self.lines if one.is_open]

    @property
    def is_ready(self) -> bool:
        return self.is_settled and not self.open_lines


def checklist_of(enrolment: Enrolment, *, now: datetime) -> Checklist:
    return checklists([enrolment], now=now)[enrolment.pk]


def checklists(enrolments: Sequence[Enrolment], *, now: datetime) -> dict[int, Checklist]:
    """Of participants of one cohort, by number of the deelname. A fixed number of queries."""
    if not enrolments:
        return {}
    sessions = list(Session.objects.filter(cohort=enrolments[0].cohort_id).order_by("number"))
    states = presence.states(enrolments, sessions, now=now)
    steps = steps_to_the_end(enrolments, now=now)
    proeven = {one.enrolment_id: one for one in _proeven(enrolments)}
    return {
        one.pk: _checklist(one, proeven.get(one.pk), states[one.pk], steps[one.pk], now=now)
        for one in enrolments
    }


@transaction.atomic
def admit(enrolment: Enrolment, *, by: Person, now: datetime) -> Proeve:
    """Lets in who may go up, and refuses with every reason. Once given it stays (PRV-1, PRV-2)."""
    proeve = locked(enrolment)
    if proeve.is_admitted:
        return proeve
    reasons = list(reasons_against(checklist_of(enrolment, now=now)))
    if reasons:
        raise NotReady(reasons)
    proeve.admitted_at, proeve.admitted_by = now, by
    proeve.save(update_fields=["admitted_at", "admitted_by"])
    planning.plan_many([letters.admitted(proeve)], now=now)
    log_act("proeve-admitted", about=proeve.key, by=by, now=now)
    return proeve


def reasons_against(checklist: Checklist) -> Iterator[str]:
    if not checklist.is_settled:
        yield "Plan eerst het Proevegesprek: dan staat vast over welke dagen het POD compleet moet zijn."
    for one in checklist.open_lines:
        yield f"{one.line.label}: nog niet. {one.facts}"


def refuse_skipping(proeve: Proeve, talk: Talk | None, starts_at: datetime, *, now: datetime) -> None:
    """Who was let in stays let in; but a talk that moves past a training day asks that day as well (PRV-2).

    A day that lay on the old day of the talk or before it was asked when they were let in.
    """
    if not proeve.is_admitted:
        return
    was = talk.starts_at if talk else proeve.admitted_at or now
    counted_until, asked_until = bounds(day_of(was))[1], bounds(day_of(starts_at))[0]
    rows = proeve.enrolment.cohort.sessions.that_count().filter(
        starts_at__gte=counted_until, ends_at__lte=asked_until
    )
    added = list(rows.order_by("number"))
    states = presence.states([proeve.enrolment], added, now=now)[proeve.enrolment_id]
    missing = [one.session.number for one in states if not one.waived and not one.is_present]
    if missing:
        raise SkipsDays(missing)


def _proeven(enrolments: Sequence[Enrolment]) -> Sequence[Proeve]:
    attempts = Attempt.objects.select_related("talk", "dossier", "result").order_by("number")
    rows = Proeve.objects.filter(enrolment__in=enrolments).select_related("admitted_by")
    beside = (
        Prefetch("attempts", attempts),
        Prefetch("dispensations", Dispensation.objects.select_related("by")),
    )
    return list(rows.prefetch_related(*beside))


def _checklist(
    enrolment: Enrolment,
    proeve: Proeve | None,
    states: Sequence[DayState],
    steps: Sequence[Step],
    *,
    now: datetime,
) -> Checklist:
    attempt = list(proeve.attempts.all())[-1:] if proeve else []
    talk = getattr(attempt[0], "talk", None) if attempt else None
    coming = talk if talk and not talk.is_cancelled else None
    window = Window(coming, now)
    counted = [one for one in states if not one.session.is_cancelled]
    dispensed = {one.line: one for one in proeve.dispensations.all()} if proeve else {}
    found = (
        (Line.POD, *_pod(enrolment, counted, window)),
        (Line.ASSIGNMENT, *_assignment(steps)),
        (Line.ATTENDANCE, *_attendance(enrolment, counted, window)),
        (Line.PRESENTATION, *_presentation(enrolment, attempt[0] if attempt else None)),
    )
    lines = [Checked(line, facts, todo, dispensed.get(line)) for line, facts, todo in found]
    is_over = bool(counted) and all(one.ended for one in counted)
    return Checklist(
        enrolment, proeve, attempt[0] if attempt else None, coming, lines, bool(coming) or is_over
    )


def _pod(enrolment: Enrolment, states: Sequence[DayState], window: Window) -> tuple[str, list[Todo]]:
    asked = [one for one in states if not one.waived]
    whole = [one for one in asked if window.is_whole(one.session)]
    that_day = [one for one in asked if window.is_that_day(one.session)]
    missing = [one for one in whole if one.ended and not one.is_present]
    missing += [one for one in that_day if not one.has_before]
    ahead = [one for one in whole if not one.ended]
    todo, me = [], enrolment.person.name
    if missing:
        days = of_days([one.session.number for one in missing])
        first = missing[0].session.number
        todo.append(Todo("pod", f"{days} invullen en inleveren in het POD", Actor.PARTICIPANT, me, day=first))
    if ahead:
        days = of_days([one.session.number for one in ahead])
        todo.append(
            Todo("ahead", f"{days}: eerst nog volgen, en dan inleveren in het POD", Actor.PARTICIPANT, me)
        )
    return _pod_facts(whole, that_day, window), todo


def _pod_facts(whole: Sequence[DayState], that_day: Sequence[DayState], window: Window) -> str:
    done = sum(one.is_present for one in whole)
    if window.talk is None:
        return f"Tot nu toe {done} van de {len(whole)} dagen. Er is nog geen gesprek gepland."
    words = f"{done} van de {len(whole)} dagen vóór het gesprek."
    return f"{words} Van de dag zelf telt alleen het vooraf-deel." if that_day else words


def _assignment(steps: Sequence[Step]) -> tuple[str, list[Todo]]:
    todo = [Todo(one.name, one.text, one.actor, one.who, step=one) for one in steps]
    if not todo:
        return "Iedereen is akkoord, en de opdrachtgever bevestigde dat de opdracht klaar is.", []
    if all(one.name in FINISHING for one in steps):
        return "Iedereen is akkoord met de opdracht. Dat zij klaar is, is nog niet bevestigd.", todo
    return "Nog niet iedereen is akkoord met de opdracht.", todo


def _attendance(enrolment: Enrolment, states: Sequence[DayState], window: Window) -> tuple[str, list[Todo]]:
    """Partly counts for half; absent, with notice or not, for nothing.

    A day waived for the POD is not asked, unless it is on record who was there: waiving hides no absence.
    """
    held = [one for one in states if one.ended and window.is_whole(one.session) and _is_asked(one)]
    asked = enrolment.cohort.version.attendance_asked
    was_there = sum(WEIGHT.get(one.attendance, 0.0) for one in held)
    facts = f"{_number(was_there)} van de {len(held)} dagen. Het programma vraagt {asked} procent."
    if not held and not any(_is_asked(one) for one in states):
        return "Er zijn geen dagen die meetellen.", []
    if not held:
        todo = Todo("ahead", "Eerst de trainingsdagen volgen", Actor.PARTICIPANT, enrolment.person.name)
        return "Er is nog geen dag geweest.", [todo]
    if was_there * 100 >= asked * len(held):
        return facts, []
    unknown = [one.session for one in held if not one.attendance]
    if unknown:
        days = of_days([one.number for one in unknown]).lower()
        text = f"De aanwezigheid vastleggen van {days}"
        return facts, [Todo("record", text, Actor.TRAINER, "een trainer", session=unknown[0].pk)]
    return facts, [Todo("dispense", "Beslissen of het zo ook kan", Actor.TRAINER, "een trainer")]


def _is_asked(state: DayState) -> bool:
    return bool(state.attendance) or not state.waived


def _number(days: float) -> str:
    return f"{days:g}".replace(".", ",")


def _presentation(enrolment: Enrolment, attempt: Attempt | None) -> tuple[str, list[Todo]]:
    dossier = getattr(attempt, "dossier", None)
    if dossier and dossier.handed_in_at:
        return "De presentatie is ingeleverd.", []
    todo = Todo("presentation", "De presentatie inleveren", Actor.PARTICIPANT, enrolment.person.name)
    return "De presentatie is nog niet ingeleverd.", [todo]
