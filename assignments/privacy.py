"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from assignments.models import Answer, Assignment, Declaration, Edition, Judgement, LogEntry, Support
from people.handing import hand
from people.models import Person
from people.privacy import Held
from people.purposes import ASSIGNMENT, COORDINATOR, MENTOR, PARTICIPANT, PRINCIPAL, TRAINER

TWO_YEARS = "twee jaar na het einde van het cohort"

SIX_MONTHS = "zes maanden na het einde van het cohort"

ANSWERED = "Wat je over een opdracht antwoordde, en wanneer"
CONFIRMED = "Dat je bevestigde dat een opdracht klaar is"

HELD = (
    Held(
        model=Assignment,
        fields=("id", "enrolment", "title", "text"),
        what="Je praktijkopdracht",
        keep=TWO_YEARS,
        purpose=ASSIGNMENT,
        of={PARTICIPANT: ""},
        seen_by=("de buddy alleen de titel", "het programmabureau alleen hoe het ermee staat"),
    ),
    Held(
        model=Support,
        fields=("id", "assignment", "person", "role", "invited_at", "accepted_at", "ended_at", "link_number"),
        what="Wie praktijkbegeleider of opdrachtgever is, en van wanneer tot wanneer",
        keep=TWO_YEARS,
        purpose=ASSIGNMENT,
        of={
            PARTICIPANT: "",
            MENTOR: "Van wie je praktijkbegeleider bent, en van wanneer tot wanneer",
            PRINCIPAL: "Voor wie je opdrachtgever bent of namens wie je antwoordt, van wanneer tot wanneer",
        },
        seen_by=(PARTICIPANT, MENTOR, PRINCIPAL, TRAINER, COORDINATOR),
    ),
    Held(
        model=Edition,
        fields=("id", "assignment", "number", "fields", "sha256", "offered_at"),
        what="De tekst van je opdracht, zoals je hem voorlegde",
        keep=TWO_YEARS,
        purpose=ASSIGNMENT,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER, MENTOR, PRINCIPAL),
    ),
    Held(
        model=Answer,
        fields=("id", "edition", "support", "given_by", "verdict", "words", "given_at"),
        what="Wat je opdrachtgever en praktijkbegeleider over die tekst zeiden, en wanneer",
        keep=TWO_YEARS,
        purpose=ASSIGNMENT,
        of={PARTICIPANT: "", MENTOR: ANSWERED, PRINCIPAL: ANSWERED},
        seen_by=(PARTICIPANT, TRAINER),
    ),
    Held(
        model=Judgement,
        fields=("id", "edition", "is_suitable", "advice", "by", "given_at"),
        what="Of een trainer de opdracht geschikt vindt, met advies",
        keep=TWO_YEARS,
        purpose=ASSIGNMENT,
        of={PARTICIPANT: "", TRAINER: "Of je een opdracht geschikt vond, en je advies"},
        seen_by=(PARTICIPANT, TRAINER),
    ),
    Held(
        model=LogEntry,
        fields=("id", "assignment", "text", "written_at", "thread", "token"),
        what="Je logboek bij de opdracht",
        keep=SIX_MONTHS,
        purpose=ASSIGNMENT,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER, MENTOR, PRINCIPAL),
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
        purpose=ASSIGNMENT,
        of={PARTICIPANT: "", PRINCIPAL: CONFIRMED, TRAINER: CONFIRMED},
        seen_by=(PARTICIPANT, TRAINER, MENTOR, PRINCIPAL),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand(Support, "person", old=old, to=to)
    hand(Answer, "given_by", old=old, to=to)
    hand(Judgement, "by", old=old, to=to)
    hand(Declaration, "answered_by", old=old, to=to)
