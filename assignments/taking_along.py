"""What this app gives of a person, and what stays (PRI-3)."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from assignments import printing
from assignments.models import Answer, Assignment, Declaration, Edition, Judgement, LogEntry, Support
from people.models import Person
from people.taking_along import Along, Left, Made, Pdf, Rows, of_others, technique
from writing.taking_along import SAID, said_in

_MINE = "assignment__enrolment__person"


def _pdfs(person: Person, *, now: datetime) -> Iterator[Pdf]:
    rows = Assignment.objects.filter(enrolment__person=person).exclude(editions=None).distinct()
    of = rows.select_related("enrolment__cohort__version__programme", "enrolment__person")
    for one in of.order_by("pk"):
        yield Pdf(
            f"praktijkopdracht-{one.pk}",
            f"Je praktijkopdracht in {one.enrolment.cohort.name}",
            partial(printing.as_html, one, made_at=now),
            now,
        )


ALONG = Along(
    rows=(
        Rows(
            "praktijkopdracht",
            Assignment,
            "Je praktijkopdracht, zoals je hem schreef",
            "enrolment__person",
            fields=("id", "enrolment", "title", "text"),
        ),
        Rows(
            "opdracht-versies",
            Edition,
            "De tekst van je opdracht, zoals je hem voorlegde",
            _MINE,
            fields=("id", "assignment", "number", "fields", "sha256", "offered_at"),
        ),
        Rows(
            "opdracht-begeleiders",
            Support,
            "Wie je praktijkbegeleider en je opdrachtgever zijn of waren",
            _MINE,
            fields=("id", "assignment", "person", "role", "invited_at", "accepted_at", "ended_at"),
            left=(technique("link_number"),),
        ),
        Rows(
            "opdracht-antwoorden",
            Answer,
            "Wat je opdrachtgever en praktijkbegeleider over je opdracht zeiden",
            f"edition__{_MINE}",
            fields=("id", "edition", "support", "given_by", "verdict", "words", "given_at"),
        ),
        Rows(
            "opdracht-oordelen",
            Judgement,
            "Of een trainer je opdracht geschikt vindt, met advies",
            f"edition__{_MINE}",
            fields=("id", "edition", "is_suitable", "advice", "by", "given_at"),
        ),
        Rows(
            "logboek",
            LogEntry,
            "Je logboek bij de opdracht, met de reacties",
            _MINE,
            fields=("id", "assignment", "text", "written_at"),
            left=(technique("token"),),
            made=(Made("responses", SAID, lambda row: said_in(row.thread_id), instead_of=("thread",)),),
        ),
        Rows(
            "opdracht-afronding",
            Declaration,
            "Dat je de opdracht klaar meldde, en wat daarop is gezegd",
            _MINE,
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
        ),
        Rows(
            "begeleider",
            Support,
            "Wanneer je praktijkbegeleider of opdrachtgever bent of was",
            "person",
            fields=("id", "role", "invited_at", "accepted_at", "ended_at"),
            left=(of_others("assignment"), technique("link_number")),
        ),
        Rows(
            "gegeven-antwoorden-op-opdrachten",
            Answer,
            "Wat je zelf op een opdracht antwoordde",
            "given_by",
            fields=("id", "verdict", "words", "given_at"),
            left=(of_others("edition", "support"),),
        ),
        Rows(
            "bevestigde-opdrachten",
            Declaration,
            "Wat je zelf zei toen iemand een opdracht klaar meldde",
            "answered_by",
            fields=("id", "is_confirmed", "words", "answered_at"),
            left=(of_others("assignment", "declared_at", "by_trainer"),),
        ),
        Rows(
            "gegeven-oordelen-over-opdrachten",
            Judgement,
            "Wanneer je als trainer over een opdracht oordeelde",
            "by",
            fields=("id", "given_at"),
            left=(
                Left(
                    ("edition", "is_suitable", "advice"),
                    "Het is een oordeel over een ander, en staat bij die ander.",
                    "Wat je als trainer over een opdracht oordeelde",
                ),
            ),
        ),
    ),
    pdfs=_pdfs,
)
