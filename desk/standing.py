"""The state of every step for every person in a cohort, for the programme office. No text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assignments import overview as assignments
from assignments.models import Assignment
from buddies.models import Buddy
from certificates.models import Certificate
from certificates.numbering import grouped
from cohorts.local_time import day_of
from cohorts.models import Attendance, Cohort, Enrolment, Session, StartTalk
from pod import presence
from pod.presence import DayState
from proeve.glance import Glance, glances

# Group figures are of this many people or more (PRI-5).
FEWEST = 5
LACKS = {
    "": "Iedereen",
    "startgesprek": "Nog geen startgesprek",
    "opdracht": "Opdracht nog niet akkoord",
    "buddy": "Nog geen buddy",
    "pod": "POD mist een dag",
    "aanwezigheid": "Was een dag afwezig",
    "toelating": "Nog niet toegelaten tot de Proeve",
    "gesprek": "Nog geen Proevegesprek gepland",
    "dossier": "Dossier nog niet ingeleverd",
    "resultaat": "Proeve nog niet behaald",
}


@dataclass(frozen=True)
class Standing:
    """Where one participant is."""

    enrolment: Enrolment
    talk: StartTalk | None
    assignment: str
    is_agreed: bool
    has_buddy: bool
    days: Sequence[DayState]
    proeve: Glance
    # Its number, when there is a valid one.
    issued: str

    @property
    def talk_state(self) -> str:
        if self.talk is None:
            return "nee"
        return "gevoerd" if self.talk.is_held else "gepland"

    @property
    def days_attended(self) -> int:
        there = (Attendance.Status.PRESENT, Attendance.Status.PARTLY)
        return sum(day.attendance in there for day in self.held)

    @property
    def held(self) -> list[DayState]:
        return [day for day in self.days if day.ended and not day.session.is_cancelled]

    @property
    def pod_is_present(self) -> bool:
        return presence.pod_is_present(self.days)

    @property
    def talk_at(self) -> datetime | None:
        return self.proeve.talk.starts_at if self.proeve.talk else None

    @property
    def result(self) -> str:
        """The participant knows it before anybody else (PRV-6), and a file travels."""
        if self.proeve.result_waits:
            return "nog niet gelezen"
        if self.proeve.is_obtained:
            return "behaald"
        return "nog niet behaald" if self.proeve.is_not_yet else ""

    @property
    def certificate(self) -> str:
        """It is made together with the result, so it would tell it."""
        return "" if self.proeve.result_waits else self.issued

    def lacks(self, what: str) -> bool:
        return {
            "": True,
            "startgesprek": self.talk is None or not self.talk.is_held,
            "opdracht": not self.is_agreed,
            "buddy": not self.has_buddy,
            "pod": not self.pod_is_present,
            "aanwezigheid": any(day.was_absent for day in self.held),
            "toelating": self.proeve.admitted_at is None,
            "gesprek": self.proeve.talk is None,
            "dossier": not self.proeve.has_handed_in,
            "resultaat": not self.proeve.is_obtained,
        }[what]


@dataclass(frozen=True)
class Group:
    """Of the whole cohort, whoever is shown: a filter must not cut below five."""

    people: int
    attended: int
    pods_present: int
    agreed: int
    admitted: int
    obtained: int


@dataclass(frozen=True)
class CohortStanding:
    cohort: Cohort
    sessions: Sequence[Session]
    rows: Sequence[Standing]
    group: Group | None


def of_cohort(cohort: Cohort, *, lacks: str = "", now: datetime) -> CohortStanding:
    """A fixed number of queries, however many participants and days."""
    sessions = list(cohort.sessions.order_by("starts_at"))
    rows = _rows(cohort, sessions, now)
    chosen = [row for row in rows if row.lacks(lacks)]
    return CohortStanding(cohort, sessions, chosen, _group(rows))


def _rows(cohort: Cohort, sessions: Sequence[Session], now: datetime) -> list[Standing]:
    found = cohort.enrolments.active().select_related("person", "organisation", "admission", "start_talk")
    enrolments = list(found.order_by("person__name", "pk"))
    days = presence.states(enrolments, sessions, now=now)
    standings = _assignments(cohort)
    proeven, issued = glances(cohort, now=now), _certificates(cohort)
    paired = set(Buddy.objects.filter(pair__cohort=cohort, ended_at=None).values_list("enrolment", flat=True))
    return [
        Standing(
            enrolment=one,
            talk=getattr(one, "start_talk", None),
            assignment=standings.get(one.pk, ("niet begonnen", False))[0],
            is_agreed=standings.get(one.pk, ("", False))[1],
            has_buddy=one.pk in paired,
            days=days[one.pk],
            proeve=proeven.get(one.pk) or Glance(None, None, None, now),
            issued=issued.get(one.pk, ""),
        )
        for one in enrolments
    ]


def _certificates(cohort: Cohort) -> dict[int, str]:
    rows = Certificate.objects.filter(enrolment__cohort=cohort, revoked_at=None)
    return {one: grouped(number) for one, number in rows.values_list("enrolment", "number")}


def _assignments(cohort: Cohort) -> Mapping[int, tuple[str, bool]]:
    rows = Assignment.objects.filter(enrolment__cohort=cohort).prefetch_related(*assignments.EVERYTHING)
    return {one.enrolment_id: _state(assignments.standing_of(one)) for one in rows}


def _state(standing: assignments.Standing) -> tuple[str, bool]:
    if standing.is_finished:
        return "afgerond", True
    if standing.is_agreed:
        return "akkoord", True
    return ("voorgelegd" if standing.edition else "niet voorgelegd"), False


def _group(rows: Sequence[Standing]) -> Group | None:
    """As parts of a hundred; of fewer people none."""
    if len(rows) < FEWEST:
        return None
    places = sum(len(row.held) for row in rows)
    return Group(
        people=len(rows),
        attended=_share(sum(row.days_attended for row in rows), places),
        pods_present=_share(sum(row.pod_is_present for row in rows), len(rows)),
        agreed=_share(sum(row.is_agreed for row in rows), len(rows)),
        admitted=_share(sum(row.proeve.admitted_at is not None for row in rows), len(rows)),
        obtained=_share(sum(row.proeve.is_obtained for row in rows), len(rows)),
    )


def _share(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


# The columns of an export: heading, and what stands there for one participant.
Column = tuple[str, Callable[[Standing], Any]]


def columns(sessions: Iterable[Session]) -> list[Column]:
    return [*_OF_PERSON, *(column for session in sessions for column in _of_day(session))]


_OF_PERSON: tuple[Column, ...] = (
    ("Naam", lambda row: row.enrolment.person.name),
    ("E-mailadres", lambda row: row.enrolment.person.email),
    ("Organisatie", lambda row: str(row.enrolment.organisation or "")),
    ("Team", lambda row: row.enrolment.team),
    ("Toegelaten op", lambda row: row.enrolment.admission.decided_on),
    ("Toegelaten door", lambda row: row.enrolment.admission.trainer),
    ("Startgesprek", lambda row: row.talk_state),
    ("Praktijkopdracht", lambda row: row.assignment),
    ("Buddy", lambda row: "ja" if row.has_buddy else "nee"),
    ("Dagen geweest", lambda row: len(row.held)),
    ("Dagen aanwezig", lambda row: row.days_attended),
    ("POD compleet", lambda row: "ja" if row.pod_is_present else "nee"),
    ("Toegelaten tot de Proeve", lambda row: _day_or(row.proeve.admitted_at, "nee")),
    ("Proevegesprek", lambda row: _day_or(row.talk_at, "niet gepland")),
    ("Dossier", lambda row: "ingeleverd" if row.proeve.has_handed_in else "niet ingeleverd"),
    ("Resultaat", lambda row: row.result),
    ("Certificaat", lambda row: row.certificate),
)


def _day_or(moment: datetime | None, words: str) -> date | str:
    return day_of(moment) if moment else words


def _of_day(session: Session) -> tuple[Column, Column]:
    day = f"Dag {session.number} ({day_of(session.starts_at):%d-%m-%Y})"
    return (
        (f"{day} aanwezig", lambda row: _attended(_day(row, session))),
        (f"{day} POD", lambda row: _handed_in(_day(row, session))),
    )


def _day(row: Standing, session: Session) -> DayState:
    return next(day for day in row.days if day.session.pk == session.pk)


def _attended(day: DayState) -> str:
    if day.session.is_cancelled:
        return "gaat niet door"
    return Attendance.Status(day.attendance).label.lower() if day.attendance else ""


def _handed_in(day: DayState) -> str:
    if day.session.is_cancelled:
        return "gaat niet door"
    if day.waived:
        return "vrijgesteld"
    if day.is_present:
        return "compleet"
    return "vooraf ingeleverd" if day.has_before else ("niet compleet" if day.ended else "")
