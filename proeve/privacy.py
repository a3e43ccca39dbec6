"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from people.forgetting import Traces
from people.handing import hand, hand_but_doubles
from people.models import Person
from people.privacy import Held
from people.purposes import ASSESSOR, COORDINATOR, MENTOR, PARTICIPANT, PRINCIPAL, PROEVE, TRAINER
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

INVITED = "Dat je voor een Proevegesprek bent uitgenodigd, en wat je antwoordde"
OF_THE_TALK = "wie voor het gesprek is uitgenodigd"
GAVE = "Feedback die je bij een Proeve gaf"
AFTERWARDS = "de deelnemer na het resultaat"

HELD = (
    Held(
        model=Proeve,
        fields=("id", "enrolment", "admitted_at", "admitted_by"),
        what="Dat en wanneer je tot de Proeve bent toegelaten",
        keep=WITH_CERTIFICATE,
        purpose=PROEVE,
        of={PARTICIPANT: "", TRAINER: "Dat je iemand tot de Proeve toeliet, en wanneer"},
        seen_by=(PARTICIPANT, TRAINER, MENTOR, PRINCIPAL, COORDINATOR),
    ),
    Held(
        model=Dispensation,
        fields=("id", "proeve", "line", "reason", "by", "at"),
        what="Welk onderdeel voor jou niet hoefde, en waarom",
        keep=ONE_YEAR,
        purpose=PROEVE,
        of={PARTICIPANT: "", TRAINER: "Welk onderdeel voor iemand van jou niet hoefde, en waarom"},
        seen_by=(PARTICIPANT, TRAINER, MENTOR, PRINCIPAL, COORDINATOR),
    ),
    Held(
        model=Attempt,
        fields=("id", "proeve", "number"),
        what="Je eerste Proevegesprek en je herkansing",
        keep=WITH_CERTIFICATE,
        purpose=PROEVE,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER, ASSESSOR, MENTOR, PRINCIPAL, COORDINATOR),
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
        purpose=PROEVE,
        of={PARTICIPANT: ""},
        seen_by=(OF_THE_TALK, COORDINATOR),
    ),
    Held(
        model=Seat,
        fields=("id", "talk", "person", "role", "must_come", "answer", "words", "answered_at", "asked_at"),
        what="Wie voor een Proevegesprek was uitgenodigd, en wat die antwoordde",
        keep=ONE_YEAR,
        purpose=PROEVE,
        of={PARTICIPANT: "", TRAINER: INVITED, ASSESSOR: INVITED, MENTOR: INVITED, PRINCIPAL: INVITED},
        seen_by=(OF_THE_TALK, COORDINATOR),
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
        purpose=PROEVE,
        of={PARTICIPANT: "", ASSESSOR: "Dat je een Proeve beoordeelt, en wanneer je scores gaf"},
        seen_by=(PARTICIPANT, TRAINER, COORDINATOR),
    ),
    Held(
        model=Score,
        fields=("id", "assessor", "criterion", "level", "words"),
        what="Wat een beoordelaar vond, per criterium",
        keep=ONE_YEAR,
        purpose=PROEVE,
        of={PARTICIPANT: "", ASSESSOR: "Je scores per criterium, met je uitleg"},
        seen_by=("de andere beoordelaar nadat jullie allebei scores gaven",),
        unseen_by=(PARTICIPANT,),
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
        purpose=PROEVE,
        of={PARTICIPANT: "", ASSESSOR: "Wat jullie als beoordelaars samen vonden"},
        seen_by=(ASSESSOR, TRAINER, AFTERWARDS),
    ),
    Held(
        model=JointScore,
        fields=("id", "form", "criterion", "level", "reasons"),
        what="Wat de beoordelaars samen vonden, per criterium",
        keep=ONE_YEAR,
        purpose=PROEVE,
        of={PARTICIPANT: "", ASSESSOR: "Wat jullie als beoordelaars samen vonden, per criterium"},
        seen_by=(ASSESSOR, TRAINER, AFTERWARDS),
    ),
    Held(
        model=Result,
        fields=("id", "attempt", "is_obtained", "reasons", "missing", "decided_at", "opened_at"),
        what="Het resultaat van je Proeve, en wanneer je het las",
        keep=WITH_CERTIFICATE,
        purpose=PROEVE,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER, COORDINATOR, "de praktijkbegeleider en de opdrachtgever nadat jij het las"),
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
        purpose=PROEVE,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER, ASSESSOR, MENTOR, PRINCIPAL),
    ),
    Held(
        model=Piece,
        fields=("id", "dossier", "kind", "title", "text", "link", "upload", "added_at"),
        what="Bewijs en kopieën uit je POD die je in je dossier zette",
        keep=SIX_MONTHS,
        purpose=PROEVE,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER, ASSESSOR, MENTOR, PRINCIPAL),
    ),
    Held(
        model=Feedback,
        fields=("id", "attempt", "by", "role", "saw", "did", "next_step", "given_at", "changed_at"),
        what="Feedback die je bij je Proeve kreeg of gaf",
        keep=SIX_MONTHS,
        purpose=PROEVE,
        of={PARTICIPANT: "", MENTOR: GAVE, PRINCIPAL: GAVE},
        seen_by=(PARTICIPANT, TRAINER),
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
