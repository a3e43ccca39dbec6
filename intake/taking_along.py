"""What this app gives of a person, and what stays (PRI-3)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from django.db.models import Q

from intake import desk, printing, reading
from intake import record as form
from intake.models import Application, Decision, Interview, OfferedTime, Record
from people.models import Person
from people.taking_along import Along, Left, Made, Pdf, Rows, Shape, technique

ANSWERS: Shape = {
    "type": "object",
    "properties": {name: {"type": "string", "title": form.LABELS[name]} for name in form.SHOWN},
    "additionalProperties": False,
}


def _own(person: Person) -> Sequence[Application]:
    rows = Application.objects.filter(person=person).order_by("pk")
    return list(rows.select_related("cohort__version__programme", "person", "text"))


def _pdfs(person: Person, *, now: datetime) -> Iterator[Pdf]:
    """As the applicant reads it: after the decision."""
    for one in _own(person):
        readings = reading.records_for_applicant(one)
        if readings:
            yield Pdf(
                f"intakeverslag-{one.pk}",
                f"Het verslag van je intakegesprek voor {one.cohort.name}",
                partial(printing.as_html, one, readings, desk.decisions_of(one), made_at=now),
                now,
            )


def _after_the_decision(person: Person) -> Q:
    return Q(given_at__isnull=False) & Q(application__decisions__isnull=False)


ALONG = Along(
    rows=(
        Rows(
            "aanmeldingen",
            Application,
            "Je aanmeldingen",
            "person",
            fields=(
                "id",
                "cohort",
                "text",
                "payer",
                "invoice_reference",
                "terms_version",
                "terms_agreed_at",
                "started_at",
                "seen_at",
                "handed_in_at",
                "withdrawn_at",
            ),
        ),
        Rows(
            "intakegesprekken",
            Interview,
            "Je intakegesprekken: wanneer, waar en met wie",
            "application__person",
            fields=(
                "id",
                "application",
                "trainer",
                "wish",
                "wished_at",
                "starts_at",
                "ends_at",
                "place",
                "link",
                "cancelled_at",
            ),
            left=(technique("time", "uid", "sequence"),),
        ),
        Rows(
            "intakeverslagen",
            Record,
            "De verslagen van je intakegesprekken, als er een besluit is",
            "application__person",
            fields=("id", "application", "trainer", "given_at"),
            left=(
                Left(
                    (),
                    "Die zijn van de trainer alleen, en maken geen deel uit van het verslag.",
                    "Werkaantekeningen van een trainer bij je intakegesprek",
                ),
                technique("asked_by", "begun_at"),
            ),
            made=(Made("answers", ANSWERS, lambda row: form.shown(row.text.fields), instead_of=("text",)),),
            where=_after_the_decision,
        ),
        Rows(
            "besluiten",
            Decision,
            "De besluiten over je aanmeldingen, met de brief",
            "application__person",
            fields=(
                "id",
                "application",
                "outcome",
                "reason",
                "better_study",
                "letter",
                "by",
                "sent_at",
                "read_at",
                "replaces",
            ),
        ),
        Rows(
            "aangeboden-tijden",
            OfferedTime,
            "Tijden die je als trainer aanbiedt voor gesprekken",
            "trainer",
            fields=("id", "starts_at", "ends_at", "place", "link", "cancelled_at"),
            left=(technique("uid", "sequence"),),
        ),
        Rows(
            "gehouden-intakegesprekken",
            Record,
            "Wanneer je als trainer een verslag van een intakegesprek gaf",
            "trainer",
            fields=("id", "begun_at", "given_at"),
            left=(
                Left(
                    ("application", "text", "asked_by"),
                    "Het gaat over een ander, en staat bij die ander.",
                    "Verslagen die je als trainer van een intakegesprek maakte",
                ),
            ),
        ),
    ),
    pdfs=_pdfs,
)
