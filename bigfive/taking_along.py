"""What this app gives of a person, to that person alone (PRI-3, BIG-3)."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.db.models import Q

from bigfive import printing
from bigfive.models import Answer, Elsewhere, ElsewhereScore, Release, Sitting
from people.models import Person
from people.taking_along import Along, Pdf, Rows


def _pdfs(person: Person, *, now: datetime) -> Iterator[Pdf]:
    has_result = Q(scored_at__isnull=False) | Q(elsewhere__isnull=False)
    rows = Sitting.objects.filter(has_result, enrolment__person=person).order_by("pk")
    for one in rows.select_related("enrolment__cohort__version__programme", "enrolment__person"):
        yield Pdf(
            f"vragenlijst-{one.pk}",
            f"Je uitslag van de vragenlijst voor zelfreflectie in {one.enrolment.cohort.name}",
            partial(printing.as_html, one, made_at=now),
            now,
        )


ALONG = Along(
    rows=(
        Rows(
            "vragenlijst",
            Sitting,
            "Wat je met de vragenlijst voor zelfreflectie deed, en je uitslag",
            "enrolment__person",
            fields=(
                "id",
                "enrolment",
                "consent_version",
                "consented_at",
                "skipped_at",
                "result",
                "scored_at",
                "comment",
                "discussed_on",
                "discussed_by",
            ),
        ),
        Rows(
            "vragenlijst-antwoorden",
            Answer,
            "Je antwoorden op de vragenlijst",
            "sitting__enrolment__person",
            fields=("id", "sitting", "item", "value", "answered_at"),
        ),
        Rows(
            "vragenlijst-van-elders",
            Elsewhere,
            "De uitslag van een test die je elders deed",
            "sitting__enrolment__person",
            fields=(
                "id",
                "sitting",
                "instrument",
                "lowest",
                "highest",
                "is_neuroticism",
                "upload",
                "recorded_at",
            ),
        ),
        Rows(
            "vragenlijst-van-elders-scores",
            ElsewhereScore,
            "De scores van een test die je elders deed",
            "elsewhere__sitting__enrolment__person",
            fields=("id", "elsewhere", "trait", "facet", "value"),
        ),
        Rows(
            "vragenlijst-gedeeld",
            Release,
            "Wat je van de vragenlijst met je trainers deelde, en tot wanneer",
            "sitting__enrolment__person",
            fields=("id", "sitting", "part", "released_at", "until", "taken_back_at"),
        ),
    ),
    pdfs=_pdfs,
)
