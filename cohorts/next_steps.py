"""What the programme office can best do now for one cohort, the first thing first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cohorts.local_time import day_of
from cohorts.models import Session
from cohorts.overview import CohortPage, DayLine

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Step:
    """One thing to do, on the page with this name, about the thing with this number."""

    title: str
    text: str
    button: str
    page: str
    of: int


def steps_of(page: CohortPage, *, is_coordinator: bool, now: datetime) -> Sequence[Step]:
    if page.cohort.is_archived:
        return []
    live = [day for day in page.days if not day.session.is_cancelled]
    begun = [day for day in live if day.session.starts_at <= now]
    return [
        *_today(page, now),
        *_not_recorded(page, live),
        *_setting_up(page, live),
        *_before_day_one(page, has_begun=bool(begun)),
        *_papers(page, now),
        *_afterwards(page, is_over=bool(live) and page.next is None, is_coordinator=is_coordinator),
    ]


def is_today(session: Session | None, *, now: datetime) -> bool:
    return session is not None and day_of(session.starts_at) == day_of(now)


def _today(page: CohortPage, now: datetime) -> Iterator[Step]:
    if page.next and is_today(page.next, now=now):
        yield Step(
            f"Vandaag is dag {page.next.number}",
            "De trainers leggen vast wie er is. Jij kunt het ook, of zien hoever het is.",
            "Open de aanwezigheid",
            "cohorts:attendance",
            page.next.pk,
        )


def _not_recorded(page: CohortPage, live: Sequence[DayLine]) -> Iterator[Step]:
    missed = [day.session for day in live if day.state == "held" and not day.recorded]
    if missed and page.people:
        yield Step(
            f"Leg vast wie er op dag {missed[0].number} was",
            "Van deze dag is nog geen aanwezigheid vastgelegd. Voor de Proeve telt die mee.",
            "Open de aanwezigheid",
            "cohorts:attendance",
            missed[0].pk,
        )


def _setting_up(page: CohortPage, live: Sequence[DayLine]) -> Iterator[Step]:
    key, is_over = page.cohort.pk, bool(live) and page.next is None
    if not live:
        yield Step(
            "Geef de eerste dag een datum",
            "Zonder datum kan niemand zich erop voorbereiden.",
            "Plan een dag",
            "cohorts:add_day",
            key,
        )
    if not page.trainers and not is_over:
        yield Step(
            "Nodig de trainers uit",
            "Met naam en mailadres. Ze krijgen een mail en alle dagen in hun agenda.",
            "Nodig een trainer uit",
            "cohorts:trainers",
            key,
        )
    if not page.people and not page.waiting and not is_over:
        yield Step(
            "Nodig de deelnemers uit",
            "Plak je lijst uit Excel. Je ziet eerst wat er van elke rij wordt.",
            "Neem een lijst over",
            "desk:new_list",
            key,
        )


def _before_day_one(page: CohortPage, *, has_begun: bool) -> Iterator[Step]:
    missing = sum(not line.has_talk for line in page.people)
    if has_begun or not missing:
        return
    who = "Eén deelnemer heeft" if missing == 1 else f"{missing} deelnemers hebben"
    yield Step(
        "Plan de startgesprekken",
        f"{who} nog geen gesprek met een trainer. Dat hoort voor dag 1.",
        "Bekijk de startgesprekken",
        "cohorts:talks",
        page.cohort.pk,
    )


def _papers(page: CohortPage, now: datetime) -> Iterator[Step]:
    if page.next and page.people and now < page.next.starts_at <= now + SOON:
        yield Step(
            f"Maak de stukken voor dag {page.next.number}",
            "Een lijst om te tekenen, naambordjes en wat er verder op tafel ligt.",
            "Bekijk de stukken",
            "cohorts:papers",
            page.next.pk,
        )


def _afterwards(page: CohortPage, *, is_over: bool, is_coordinator: bool) -> Iterator[Step]:
    if is_over and page.people and is_coordinator:
        yield Step(
            "Kijk wie er nog iets moet",
            "Alle dagen zijn geweest. Je ziet van iedereen wat er is en wat niet.",
            "Bekijk de stand",
            "desk:standing",
            page.cohort.pk,
        )
