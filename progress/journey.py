"""*Mijn traject*: what comes next first, then the whole way. One fixed number of queries."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from buddies.overview import Glance, glance_in
from cohorts.models import Enrolment, Handout, Session, StartTalk
from intervisie.models import Member
from people.prepared import prepared
from pod import overview, presence, sharing
from pod.models import Circle, LearningGoal, Pod
from pod.presence import DayState
from proeve.glance import Glance as ProeveGlance
from proeve.glance import glance_at
from progress import starting
from progress.starting import Line
from progress.steps import SOON, Step, asks, steps_for
from reading.models import Item
from reading.overview import titles_for

ROLES = {
    Circle.TRAINERS: "Trainer",
    Circle.BUDDY: "Buddy",
    Circle.MENTOR: "Praktijkbegeleider",
    Circle.PRINCIPAL: "Opdrachtgever",
}
SEES_UNSHARED = dict.fromkeys(Circle, "Ziet je voortgang.") | {Circle.BUDDY: "Leest niet standaard mee."}
# Where the eight days lie on the drawn way at the top of the page, in its own units.
WAY = ((30, 136), (106, 111), (182, 119), (262, 117), (326, 70), (398, 68), (468, 72), (520, 34))


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
class Helper:
    """Someone around the participant, what they see, and where to read along with them."""

    name: str
    role: str
    sees: str
    enrolment: int | None

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]


@dataclass(frozen=True)
class Journey:
    enrolment: Enrolment
    pod: Pod
    stops: list[Stop]
    next_step: Step | None
    then: Step | None
    coming: Session | None
    handouts: Sequence[Handout]
    titles: Sequence[Item]
    goals: list[LearningGoal]
    helpers: list[Helper]
    held: int
    present: int
    missing: list[Line]
    talk: StartTalk | None
    # With its letter and the report of the conversation; none when the intake was held elsewhere.
    application: int | None
    seats: list[Member]
    pairing: Glance
    proeve: ProeveGlance

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
    def buddies(self) -> list[str]:
        return [one.name for one in self.helpers if one.role == ROLES[Circle.BUDDY]]

    @property
    def news(self) -> list[Stop]:
        """Days with feedback that was not read yet."""
        return [stop for stop in self.stops if stop.state.handed.has_news]


def _helper(pod: Pod, someone: sharing.Someone) -> Helper:
    reads = getattr(pod, f"with_{someone.circle.value}")
    sees = "Leest mee in je POD." if reads else SEES_UNSHARED[someone.circle]
    return Helper(someone.name, ROLES[someone.circle], sees, someone.enrolment)


def _dot(stop: Stop) -> str:
    if stop.is_next:
        return "now"
    return "done" if stop.state.is_present or stop.state.waived else "next"


def journey_of(pod: Pod, *, rated: Set[str], now: datetime) -> Journey:
    enrolment = pod.enrolment
    sessions = overview.sessions_of(pod)
    states = presence.states([enrolment], sessions, now=now)[enrolment.pk]
    goals = _goals(pod=pod.pk)
    missing = starting.missing(enrolment, reader=starting.PARTICIPANT, now=now) if enrolment.is_active else []
    pairing, proeve = glance_in(pod), glance_at(enrolment.pk, now=now)
    todo = steps_for(
        pod,
        states,
        has_goals=bool(goals),
        rated=rated,
        missing=missing,
        asks_wishes=pairing.asks_wishes,
        proeve=proeve,
        now=now,
    )
    steps = list(todo)
    coming = next((s.session for s in states if not s.ended and not s.session.is_cancelled), None)
    turn = next((s.session.pk for s in states if asks(s, now=now)), None)
    return Journey(
        enrolment=enrolment,
        pod=pod,
        stops=[_stop(state, enrolment, is_next=state.session.pk == turn, now=now) for state in states],
        next_step=steps[0] if steps else None,
        then=steps[1] if len(steps) > 1 else None,
        coming=coming,
        goals=[goal for goal in goals if not goal.reached_at],
        helpers=[_helper(pod, one) for one in sharing.people_around(enrolment, now=now)],
        handouts=list(coming.handouts.order_by("added_at", "pk")) if coming else [],
        titles=titles_for(session=coming.pk) if coming else [],
        held=sum(1 for state in states if state.ended and not state.session.is_cancelled),
        present=sum(1 for state in states if state.is_present),
        missing=missing,
        talk=_coming_talk(enrolment=enrolment.pk, now=now).first(),
        application=getattr(pod, "application", None),
        seats=list(Member.objects.under_way().filter(enrolment=enrolment.pk).select_related("intervisie")),
        pairing=pairing,
        proeve=proeve,
    )


def _coming_talk(*, enrolment: int, now: datetime) -> QuerySet[StartTalk]:
    talks = StartTalk.objects.filter(enrolment=enrolment, cancelled_at=None, starts_at__gt=now)
    return talks.select_related("trainer")


@prepared
def _goals(*, pod: int) -> QuerySet[LearningGoal]:
    return LearningGoal.objects.filter(pod=pod).order_by("set_at")


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
