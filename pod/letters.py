"""The messages about a POD. Never a word of what stands in it (MSG-6)."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate

from cohorts.models import Enrolment, Session
from outbox.planning import Planned
from people.models import Person
from pod.models import Entry

# Kind of message, and whether it counts from the start or the end of the day.
REMINDERS = (
    ("before_open_7", "start"),
    ("before_open_1", "start"),
    ("after_open_1", "end"),
    ("after_open_3", "end"),
)


def _facts(enrolment: Enrolment, session: Session) -> dict[str, dict[str, object]]:
    """By the edge of the day that a message counts from."""
    facts: dict[str, object] = {
        "cohort": enrolment.cohort.name,
        "day_number": session.number,
        "theme": session.theme,
        "path": reverse("pod:session", args=[enrolment.pk, session.pk]),
    }
    return {"start": facts | {"starts_at": session.starts_at, "place": session.place}, "end": facts}


def reminders(entry: Entry, *, enrolment: Enrolment, session: Session) -> list[Planned]:
    """The four reminders that come with a day, anchored to it so that they move with it (MSG-3)."""
    moments, facts = {"start": session.starts_at, "end": session.ends_at}, _facts(enrolment, session)
    return [
        Planned(
            kind,
            to=enrolment.person,
            subject=entry.key,
            occasion="",
            facts=facts[edge],
            group=enrolment.cohort.key,
            anchor=f"{session.key}:{edge}",
            anchor_at=moments[edge],
        )
        for kind, edge in REMINDERS
    ]


def entry_waits(entry: Entry, *, to: Person, handed_in_at: datetime) -> Planned:
    enrolment = entry.pod.enrolment
    return Planned(
        "entry_waits",
        to=to,
        subject=entry.key,
        occasion=handed_in_at.isoformat(),
        facts={
            "cohort": enrolment.cohort.name,
            "participant": enrolment.person.name,
            "day_number": entry.session.number,
            "waiting_since_on": localdate(handed_in_at),
            "path": reverse("pod:read_session", args=[enrolment.pk, entry.session_id]),
        },
        group=enrolment.cohort.key,
        anchor=f"{entry.key}:handed-in",
        anchor_at=handed_in_at,
    )


def feedback_received(entry: Entry, *, author: Person, response_id: int) -> Planned:
    enrolment = entry.pod.enrolment
    return Planned(
        "feedback_received",
        to=enrolment.person,
        subject=entry.key,
        occasion=f"response:{response_id}",
        group=enrolment.cohort.key,
        facts={
            "giver": author.name,
            "day_number": entry.session.number,
            "path": reverse("pod:session", args=[enrolment.pk, entry.session_id]) + "#gesprekken",
        },
    )
