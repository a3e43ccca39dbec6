"""What this app gives of a person, and what stays (PRI-3)."""

from collections.abc import Callable

from django.db.models import Q

from people.models import Person
from people.taking_along import Along, Left, Rows, by_staff, of_others, technique
from proeve.models import (
    Assessor,
    Attempt,
    Dispensation,
    Dossier,
    Feedback,
    JointForm,
    JointScore,
    Piece,
    Proeve,
    Result,
    Score,
    Seat,
    Talk,
    TalkDay,
)

_MINE = "attempt__proeve__enrolment__person"


def _opened(path: str) -> Callable[[Person], Q]:
    """The result is read on its own page first, and so told to who may know after that (PRV-6)."""

    def where(person: Person) -> Q:
        return Q(**{f"{path}opened_at__isnull": False})

    return where


ALONG = Along(
    rows=(
        Rows(
            "proeve",
            Proeve,
            "Dat en wanneer je tot de Proeve bent toegelaten",
            "enrolment__person",
            fields=("id", "enrolment", "admitted_at"),
            left=(by_staff("admitted_by"),),
        ),
        Rows(
            "proeve-ontheffingen",
            Dispensation,
            "Welk onderdeel voor jou niet hoefde, en waarom",
            "proeve__enrolment__person",
            fields=("id", "proeve", "line", "reason", "by", "at"),
        ),
        Rows(
            "proeve-pogingen",
            Attempt,
            "Je eerste Proevegesprek en je herkansing",
            "proeve__enrolment__person",
            fields=("id", "proeve", "number"),
        ),
        Rows(
            "proevegesprekken",
            Talk,
            "Wanneer en waar Proevegesprekken zijn waar je bij bent",
            "seats__person",
            fields=("id", "starts_at", "ends_at", "place", "link", "cancelled_at"),
            left=(of_others("attempt"), technique("uid", "sequence")),
        ),
        Rows(
            "proevegesprekken-uitnodigingen",
            Seat,
            "Voor welke Proevegesprekken je bent uitgenodigd, en wat je antwoordde",
            "person",
            fields=("id", "talk", "role", "must_come", "answer", "words", "answered_at", "asked_at"),
            left=(
                Left(
                    (),
                    "Het zijn hun woorden, en die zijn voor wie het gesprek plant.",
                    "Wat anderen op de uitnodiging voor je Proevegesprek antwoordden",
                ),
            ),
        ),
        Rows(
            "proeve-formulier",
            JointForm,
            "Wat de beoordelaars samen vonden, als je het resultaat hebt gelezen",
            _MINE,
            fields=("id", "attempt", "is_obtained", "reasons", "missing", "agreed_at"),
            left=(by_staff("proposed_by", "agreed_by"), technique("proposed_at")),
            where=_opened("attempt__result__"),
        ),
        Rows(
            "proeve-formulier-criteria",
            JointScore,
            "Wat de beoordelaars samen vonden, per criterium",
            f"form__{_MINE}",
            fields=("id", "form", "criterion", "level", "reasons"),
            where=_opened("form__attempt__result__"),
        ),
        Rows(
            "proeve-resultaat",
            Result,
            "Het resultaat van je Proeve, als je het hebt gelezen",
            _MINE,
            fields=("id", "attempt", "is_obtained", "reasons", "missing", "decided_at", "opened_at"),
            where=_opened(""),
        ),
        Rows(
            "proeve-dossier",
            Dossier,
            "Wat anderen lezen voor je Proevegesprek",
            _MINE,
            fields=(
                "id",
                "attempt",
                "presentation",
                "link",
                "text",
                "handed_in_at",
                "frozen_at",
                "frozen",
                "checksum",
            ),
        ),
        Rows(
            "proeve-dossier-stukken",
            Piece,
            "Bewijs en kopieën uit je POD die je in je dossier zette",
            f"dossier__{_MINE}",
            fields=("id", "dossier", "kind", "title", "text", "link", "upload", "added_at"),
        ),
        Rows(
            "proeve-feedback",
            Feedback,
            "Feedback die je bij je Proeve kreeg",
            _MINE,
            fields=("id", "attempt", "by", "role", "saw", "did", "next_step", "given_at", "changed_at"),
        ),
        Rows(
            "gegeven-proeve-feedback",
            Feedback,
            "Feedback die jij bij een Proeve gaf",
            "by",
            fields=("id", "role", "saw", "did", "next_step", "given_at", "changed_at"),
            left=(of_others("attempt"),),
        ),
        Rows(
            "beoordelaar",
            Assessor,
            "Wanneer je beoordelaar van een Proeve was",
            "person",
            fields=("id", "place", "asked_at", "given_at", "withdrawn_at"),
            left=(of_others("attempt"),),
        ),
    ),
    stays={
        Score: Left(
            (),
            "Beoordelaars geven ze los van elkaar. Wat ze samen vonden, zit erin.",
            "De losse scores van beoordelaars, ook die je zelf over een ander gaf",
        ),
    },
    of_nobody=(TalkDay,),
)
