"""What a participant can do now, the first thing first."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from pod import growth
from pod.models import Pod
from pod.presence import DayState
from proeve.glance import Glance
from progress.starting import Line

SOON = timedelta(days=14)
# When an after part is best written; later counts just as well.
WISHED_WITHIN = timedelta(days=3)


@dataclass(frozen=True)
class Step:
    """One clear thing to do."""

    title: str
    text: str
    button: str
    url: str
    by: datetime | None = None
    minutes: int = 0


def asks(state: DayState, *, now: datetime) -> bool:
    """This day asks something of its participant now."""
    if state.session.is_cancelled or state.waived:
        return False
    if state.ended:
        return not state.is_present
    return state.begun or (not state.has_before and state.session.starts_at - now <= SOON)


def steps_for(
    pod: Pod,
    states: list[DayState],
    *,
    has_goals: bool,
    rated: Set[str],
    missing: Sequence[Line],
    asks_wishes: bool,
    proeve: Glance,
    now: datetime,
) -> Iterator[Step]:
    """What there is to do, the first thing first."""
    yield from _first_steps(pod, states, has_goals=has_goals)
    has_begun = any(state.ended for state in states)
    is_over = all(state.ended for state in states)
    start = [_wishes_step(pod)] if asks_wishes and not is_over else []
    start += [_start_step(line) for line in missing if line.is_yours]
    if not has_begun:
        yield from start
    for state in states:
        yield from _steps_of_day(pod.enrolment_id, state, now=now)
    yield from _proeve_steps(pod.enrolment_id, proeve)
    yield from _rating_step(pod, states, rated, now=now)
    if has_begun:
        yield from start


def _first_steps(pod: Pod, states: Sequence[DayState], *, has_goals: bool) -> Iterator[Step]:
    key = pod.enrolment_id
    if pod.sharing_chosen_at is None:
        yield Step(
            "Kies wie je POD mag lezen",
            "Voordat je begint, kies je wie mag meelezen. Niemand kiezen mag ook.",
            "Kies wie meeleest",
            reverse("pod:sharing", args=[key]),
            minutes=2,
        )
    if not has_goals and not all(state.ended for state in states):
        yield Step(
            "Schrijf je leerdoelen",
            "Wat wil jij leren in deze training? Eén tot drie doelen is genoeg.",
            "Leerdoelen schrijven",
            reverse("pod:goals", args=[key]),
            minutes=10,
        )


def _wishes_step(pod: Pod) -> Step:
    return Step(
        "Vul je wensen in voor een buddy",
        "Met wie trek je graag op? Je trainers maken de paren. Alleen zij lezen je wensen.",
        "Wensen invullen",
        reverse("buddies:wishes", args=[pod.enrolment_id]),
        minutes=5,
    )


def _start_step(line: Line) -> Step:
    return Step(
        line.text, "Dat hoort bij je praktijkopdracht, de rode draad van je training.", "Ga verder", line.url
    )


def _steps_of_day(enrolment: int, state: DayState, *, now: datetime) -> Iterator[Step]:
    session = state.session
    if not asks(state, now=now):
        return
    url = reverse("pod:day", args=[enrolment, session.number])
    if state.begun and not state.has_after:
        yield Step(
            f"Kijk terug op dag {session.number}",
            f"Hoe was ‘{session.theme}’? Schrijf of je doelen zijn bereikt en wat je ermee gaat doen.",
            "Terugkijken",
            f"{url}?deel=achteraf",
            by=wished if (wished := session.ends_at + WISHED_WITHIN) > now else None,
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


def _proeve_steps(enrolment: int, proeve: Glance) -> Iterator[Step]:
    url = reverse("proeve:own", args=[enrolment])
    if proeve.result_waits:
        text = "De beoordelaars zijn klaar met je Proeve. Jij leest het resultaat als eerste."
        yield Step("Lees je resultaat", text, "Naar je resultaat", reverse("proeve:result", args=[enrolment]))
    if proeve.certificate:
        text = "Je hebt je Proeve behaald. Zeg hoe je naam op je certificaat komt, en haal het op."
        page = reverse("certificates:own", args=[proeve.certificate])
        yield Step("Haal je certificaat op", text, "Naar je certificaat", page, minutes=2)
    if proeve.asks_answer:
        text = "Je bent uitgenodigd. Laat weten of je kunt: ja, nee, of liever een ander moment."
        yield Step("Geef antwoord voor je Proevegesprek", text, "Antwoord geven", url, minutes=1)
    if proeve.asks_presentation and proeve.talk:
        yield Step(
            "Lever je presentatie in",
            "Wie bij je Proevegesprek is, kan zich dan voorbereiden.",
            "Ga naar je dossier",
            reverse("proeve:dossier", args=[enrolment]),
            by=proeve.talk.starts_at,
        )


def _rating_step(pod: Pod, states: list[DayState], rated: Set[str], *, now: datetime) -> Iterator[Step]:
    """One self-rating at a time: at the start, half-way and at the end (POD-11)."""
    moment = growth.moment_now([state.session for state in states], now=now)
    if moment not in rated:
        yield Step(
            "Kijk hoe sterk je je voelt",
            "Geef jezelf een cijfer voor elke competentie. Zo zie je later wat er veranderde.",
            "Zelfbeoordeling invullen",
            reverse("pod:rate", args=[pod.enrolment_id, moment]),
            minutes=10,
        )
