"""*Mijn traject*: what comes next first, then the whole way. One fixed number of queries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from cohorts.models import Enrolment, Session
from pod import overview, presence, sharing
from pod.models import Circle, LearningGoal, Pod
from pod.presence import DayState

SOON = timedelta(days=14)
# Where the eight days lie on the drawn way at the top of the page, in its own units.
WAY = ((30, 136), (106, 111), (182, 119), (262, 117), (326, 70), (398, 68), (468, 72), (520, 34))


@dataclass(frozen=True)
class Step:
    """One clear thing to do."""

    title: str
    text: str
    button: str
    url: str
    by: datetime | None = None
    minutes: int = 0


@dataclass(frozen=True)
class Stop:
    """One day on the way, with its state in a word."""

    state: DayState
    kind: str
    label: str
    is_next: bool
    url: str

    @property
    def session(self) -> Session:
        return self.state.session


@dataclass(frozen=True)
class Journey:
    enrolment: Enrolment
    pod: Pod
    stops: list[Stop]
    next_step: Step | None
    then: Step | None
    coming: Session | None
    goals: list[LearningGoal]
    people: Mapping[Circle, tuple[str, ...]]
    held: int
    present: int

    @property
    def total(self) -> int:
        return sum(1 for stop in self.stops if not stop.session.is_cancelled)

    @property
    def dots(self) -> list[tuple[int, int, str]]:
        """The way as drawn: x, y and what each day is; nothing when there are not as many days as places."""
        if len(self.stops) != len(WAY):
            return []
        return [(x, y, _dot(stop)) for (x, y), stop in zip(WAY, self.stops, strict=True)]

    @property
    def helpers(self) -> list[tuple[str, str, str]]:
        """Who helps, in which role, and what they see."""
        words = {
            Circle.TRAINERS: "Trainer",
            Circle.BUDDY: "Buddy",
            Circle.MENTOR: "Praktijkbegeleider",
            Circle.PRINCIPAL: "Opdrachtgever",
        }
        return [
            (
                name,
                words[circle],
                "Leest mee in je POD." if self._reads(circle) else "Ziet alleen je voortgang.",
            )
            for circle, names in self.people.items()
            for name in names
        ]

    def _reads(self, circle: Circle) -> bool:
        return bool(getattr(self.pod, f"with_{circle.value}"))


def _dot(stop: Stop) -> str:
    if stop.is_next:
        return "now"
    return "done" if stop.state.is_present or stop.state.waived else "next"


def journey_of(pod: Pod, *, now: datetime) -> Journey:
    enrolment = pod.enrolment
    sessions = overview.sessions_of(pod)
    states = presence.states([enrolment], sessions, now=now)[enrolment.pk]
    goals = list(pod.goals.filter(reached_at=None).order_by("set_at"))
    steps = list(_steps(pod, states, goals, now=now))
    coming = next((s.session for s in states if not s.ended and not s.session.is_cancelled), None)
    turn = next((s.session.pk for s in states if _asks(s, now=now)), None)
    return Journey(
        enrolment=enrolment,
        pod=pod,
        stops=[_stop(state, enrolment, is_next=state.session.pk == turn, now=now) for state in states],
        next_step=steps[0] if steps else None,
        then=steps[1] if len(steps) > 1 else None,
        coming=coming,
        goals=goals,
        people=sharing.people_in_circles(enrolment, now=now),
        held=sum(1 for state in states if state.ended and not state.session.is_cancelled),
        present=sum(1 for state in states if state.is_present),
    )


def _asks(state: DayState, *, now: datetime) -> bool:
    """This day asks something of its participant now."""
    if state.session.is_cancelled or state.waived:
        return False
    if state.ended:
        return not state.is_present
    return state.begun or (not state.has_before and state.session.starts_at - now <= SOON)


def _steps(pod: Pod, states: list[DayState], goals: list[LearningGoal], *, now: datetime) -> Iterator[Step]:
    """What there is to do, the first thing first."""
    key = pod.enrolment_id
    if pod.sharing_chosen_at is None:
        yield Step(
            "Kies wie je POD mag lezen",
            "Voordat je begint, kies je wie mag meelezen. Niemand kiezen mag ook.",
            "Kies wie meeleest",
            reverse("pod:sharing", args=[key]),
            minutes=2,
        )
    if not goals and not any(state.ended for state in states[-1:]):
        yield Step(
            "Schrijf je leerdoelen",
            "Wat wil jij leren in deze training? Eén tot drie doelen is genoeg.",
            "Leerdoelen schrijven",
            reverse("pod:goals", args=[key]),
            minutes=10,
        )
    for state in states:
        yield from _steps_of_day(key, state, now=now)
    yield from _rating_steps(pod, states)


def _steps_of_day(enrolment: int, state: DayState, *, now: datetime) -> Iterator[Step]:
    session = state.session
    if not _asks(state, now=now):
        return
    url = reverse("pod:day", args=[enrolment, session.number])
    if state.begun and not state.has_after:
        yield Step(
            f"Kijk terug op dag {session.number}",
            f"Hoe was ‘{session.theme}’? Schrijf of je doelen zijn bereikt en wat je ermee gaat doen.",
            "Terugkijken",
            f"{url}?deel=achteraf",
            by=session.ends_at + timedelta(days=3),
            minutes=15,
        )
    if not state.has_before:
        is_late = state.frozen
        yield Step(
            f"{'Vul dag' if is_late else 'Bereid dag'} {session.number} {'aan' if is_late else 'voor'}",
            f"Wat {'verwachtte' if is_late else 'verwacht'} je te leren bij ‘{session.theme}’? "
            + ("Later inleveren telt ook mee." if is_late else "Schrijf ook één leerdoel voor de dag."),
            "Alsnog inleveren" if is_late else "Voorbereiden",
            f"{url}?deel=vooraf",
            by=None if is_late else session.freezes_at(),
            minutes=10,
        )


def _rating_steps(pod: Pod, states: list[DayState]) -> Iterator[Step]:
    held = sum(1 for state in states if state.ended)
    half_way = held * 2 >= len(states) > 0
    if (half_way and getattr(pod, "rated_half", False)) or (
        not half_way and getattr(pod, "rated_start", False)
    ):
        return
    yield Step(
        "Kijk hoe sterk je je voelt",
        "Geef jezelf een cijfer voor elke competentie. Zo zie je later wat er veranderde.",
        "Zelfbeoordeling invullen",
        reverse("pod:rate", args=[pod.enrolment_id, "half" if half_way else "start"]),
        minutes=10,
    )


def _stop(state: DayState, enrolment: Enrolment, *, is_next: bool, now: datetime) -> Stop:
    kind, label = _in_a_word(state, is_next=is_next, now=now)
    url = reverse("pod:day", args=[enrolment.pk, state.session.number])
    return Stop(state, kind, label, is_next, url)


def _in_a_word(state: DayState, *, is_next: bool, now: datetime) -> tuple[str, str]:
    if state.session.is_cancelled:
        return "closed", "Gaat niet door"
    if state.waived:
        return "waived", "Hoeft niet"
    if state.is_present:
        return "done", "Afgerond"
    if is_next:
        return "you", "Jij bent aan zet"
    if state.ended:
        return "late", "Nog niet compleet"
    if state.has_before:
        return "done", "Voorbereid"
    if state.session.starts_at - now <= SOON:
        return "soon", "Je kunt beginnen"
    return "closed", "Nog niet aan de beurt"
