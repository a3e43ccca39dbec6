"""Who is in the room: the list as trainers see it there, on the page and in what a script is told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from cohorts.models import Attendance, Enrolment, Session
from cohorts.overview import attendance_rows
from people.models import Person

Status = Attendance.Status
# Short enough for four buttons beside each other on a phone.
BUTTONS = (
    (Status.PRESENT, "Aanwezig"),
    (Status.PARTLY, "Deels"),
    (Status.EXCUSED, "Afgemeld"),
    (Status.ABSENT, "Afwezig"),
)


@dataclass(frozen=True)
class Line:
    """One person on the list. `note` says who recorded it and when, or what the participant told."""

    enrolment: Enrolment
    status: str
    note: str
    is_claimed: bool

    @property
    def facts(self) -> dict[str, Any]:
        return {"pk": self.enrolment.pk, "status": self.status, "note": self.note}


@dataclass(frozen=True)
class Roll:
    lines: list[Line]

    @property
    def claims(self) -> int:
        return sum(line.is_claimed for line in self.lines)

    @property
    def recorded(self) -> int:
        return sum(bool(line.status) for line in self.lines)

    @property
    def facts(self) -> dict[str, Any]:
        people = [line.facts for line in self.lines]
        return {"people": people, "claims": self.claims, "recorded": self.recorded}


def roll_of(session: Session, *, reader: Person) -> Roll:
    """Two queries, however many participants."""
    return Roll([_line(row.enrolment, row.attendance, reader) for row in attendance_rows(session)])


def _line(enrolment: Enrolment, known: Attendance | None, reader: Person) -> Line:
    if known is None:
        return Line(enrolment, "", "", is_claimed=False)
    note = " ".join(filter(None, (_told(known), _recorded(known, reader) or _claimed(known))))
    return Line(enrolment, known.status, note, is_claimed=known.is_claimed)


def _told(known: Attendance) -> str:
    if known.absence_reported_at is None:
        return ""
    return f"Meldde zich af: {known.absence_reason}" if known.absence_reason else "Meldde zich af."


def _recorded(known: Attendance, reader: Person) -> str:
    if not known.recorded_at:
        return ""
    who = "Jij" if known.recorded_by_id == reader.pk else getattr(known.recorded_by, "name", "Een trainer")
    return f"{who} legde dit om {_clock(known.recorded_at)} vast."


def _claimed(known: Attendance) -> str:
    return f"Meldde zich om {_clock(known.claimed_at)} met de code." if known.claimed_at else ""


def _clock(moment: datetime) -> str:
    return f"{localtime(moment):%-H.%M} uur"
