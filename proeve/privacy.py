"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from people.forgetting import Traces
from people.handing import hand, hand_but_doubles
from people.models import Person
from people.privacy import Held
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

ERASED = "Gewist op verzoek."
WITH_CERTIFICATE = "7 jaar, net als het certificaat"
ONE_YEAR = "1 jaar na het einde van het cohort"
SIX_MONTHS = "zes maanden na het einde van het cohort"

HELD = (
    Held(
        model=Proeve,
        fields=("id", "enrolment", "admitted_at", "admitted_by"),
        what="Dat en wanneer je tot de Proeve bent toegelaten",
        keep=WITH_CERTIFICATE,
    ),
    Held(
        model=Dispensation,
        fields=("id", "proeve", "line", "reason", "by", "at"),
        what="Welk onderdeel voor jou niet hoefde, en waarom",
        keep=ONE_YEAR,
    ),
    Held(
        model=Attempt,
        fields=("id", "proeve", "number"),
        what="Je eerste Proevegesprek en je herkansing",
        keep=WITH_CERTIFICATE,
    ),
    Held(
        model=Talk,
        fields=(
            "id",
            "attempt",
            "starts_at",
            "ends_at",
            "place",
            "link",
            "uid",
            "sequence",
            "cancelled_at",
        ),
        what="Wanneer en waar je Proevegesprek was",
        keep=ONE_YEAR,
    ),
    Held(
        model=Seat,
        fields=("id", "talk", "person", "role", "must_come", "answer", "words", "answered_at", "asked_at"),
        what="Wie voor een Proevegesprek was uitgenodigd, en wat die antwoordde",
        keep=ONE_YEAR,
    ),
    Held(
        model=TalkDay,
        fields=("id", "on"),
        what="Dat er op een dag Proevegesprekken zijn, zonder van wie",
        keep="zolang de installatie bestaat",
    ),
    Held(
        model=Assessor,
        fields=("id", "attempt", "person", "place", "asked_at", "given_at", "withdrawn_at"),
        what="Wie een Proeve beoordeelde",
        keep=ONE_YEAR,
    ),
    Held(
        model=Score,
        fields=("id", "assessor", "criterion", "level", "words"),
        what="Wat een beoordelaar vond, per criterium",
        keep=ONE_YEAR,
    ),
    Held(
        model=JointForm,
        fields=(
            "id",
            "attempt",
            "is_obtained",
            "reasons",
            "missing",
            "proposed_by",
            "proposed_at",
            "agreed_by",
            "agreed_at",
        ),
        what="Wat de beoordelaars samen vonden",
        keep=ONE_YEAR,
    ),
    Held(
        model=JointScore,
        fields=("id", "form", "criterion", "level", "reasons"),
        what="Wat de beoordelaars samen vonden, per criterium",
        keep=ONE_YEAR,
    ),
    Held(
        model=Result,
        fields=("id", "attempt", "is_obtained", "reasons", "missing", "decided_at", "opened_at"),
        what="Het resultaat van je Proeve, en wanneer je het las",
        keep=WITH_CERTIFICATE,
    ),
    Held(
        model=Dossier,
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
        what="Wat anderen lezen voor je Proevegesprek",
        keep=SIX_MONTHS,
    ),
    Held(
        model=Piece,
        fields=("id", "dossier", "kind", "title", "text", "link", "upload", "added_at"),
        what="Bewijs en kopieën uit je POD die je in je dossier zette",
        keep=SIX_MONTHS,
    ),
    Held(
        model=Feedback,
        fields=("id", "attempt", "by", "role", "saw", "did", "next_step", "given_at", "changed_at"),
        what="Feedback die je bij je Proeve kreeg of gaf",
        keep=SIX_MONTHS,
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand(Proeve, "admitted_by", old=old, to=to)
    hand(Dispensation, "by", old=old, to=to)
    hand_but_doubles(Seat, "person", per=["talk"], old=old, to=to)
    hand(Assessor, "person", old=old, to=to)
    hand(Feedback, "by", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """That there is a result stays, and not a word of it; of a talk of others that they were asked."""
    mine = Result.objects.filter(attempt__proeve__enrolment__person=person)
    mine.update(reasons=ERASED)
    mine.exclude(missing="").update(missing=ERASED)
    Seat.objects.filter(person=person).update(words="")
