"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from assignments.models import Answer, Assignment, Declaration, Edition, Judgement, LogEntry, Support
from people.handing import hand
from people.models import Person
from people.privacy import Held

TWO_YEARS = "twee jaar na het einde van het cohort"

SIX_MONTHS = "zes maanden na het einde van het cohort"

HELD = (
    Held(
        model=Assignment,
        fields=("id", "enrolment", "title", "text"),
        what="Je praktijkopdracht",
        keep=TWO_YEARS,
    ),
    Held(
        model=Support,
        fields=("id", "assignment", "person", "role", "invited_at", "accepted_at", "ended_at", "link_number"),
        what="Wie praktijkbegeleider of opdrachtgever is, en van wanneer tot wanneer",
        keep=TWO_YEARS,
    ),
    Held(
        model=Edition,
        fields=("id", "assignment", "number", "fields", "sha256", "offered_at"),
        what="De tekst van je opdracht, zoals je hem voorlegde",
        keep=TWO_YEARS,
    ),
    Held(
        model=Answer,
        fields=("id", "edition", "support", "given_by", "verdict", "words", "given_at"),
        what="Wat je opdrachtgever en praktijkbegeleider over die tekst zeiden, en wanneer",
        keep=TWO_YEARS,
    ),
    Held(
        model=Judgement,
        fields=("id", "edition", "is_suitable", "advice", "by", "given_at"),
        what="Of een trainer de opdracht geschikt vindt, met advies",
        keep=TWO_YEARS,
    ),
    Held(
        model=LogEntry,
        fields=("id", "assignment", "text", "written_at", "thread", "token"),
        what="Je logboek bij de opdracht",
        keep=SIX_MONTHS,
    ),
    Held(
        model=Declaration,
        fields=(
            "id",
            "assignment",
            "declared_at",
            "answered_at",
            "is_confirmed",
            "words",
            "answered_by",
            "by_trainer",
        ),
        what="Dat je de opdracht klaar meldde, en wie dat bevestigde",
        keep=TWO_YEARS,
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand(Support, "person", old=old, to=to)
    hand(Answer, "given_by", old=old, to=to)
    hand(Judgement, "by", old=old, to=to)
    hand(Declaration, "answered_by", old=old, to=to)
