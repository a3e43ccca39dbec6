"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from bigfive import erasing
from bigfive.models import Answer, Elsewhere, ElsewhereScore, Release, Sitting
from people.forgetting import Traces
from people.handing import hand
from people.models import Person
from people.privacy import Held
from people.purposes import PARTICIPANT, QUESTIONNAIRE, TRAINER

THREE_MONTHS = "tot je het wist, en anders 3 maanden na afloop van je cohort"
SHARED_PART = "de trainers alleen het deel dat met hen is gedeeld"

HELD = (
    Held(
        model=Sitting,
        fields=("id", "enrolment", "consent_version", "consented_at", "skipped_at"),
        what="Of je de vragenlijst voor zelfreflectie doet, en je toestemming daarvoor",
        keep=THREE_MONTHS,
        purpose=QUESTIONNAIRE,
        of={PARTICIPANT: ""},
    ),
    Held(
        model=Sitting,
        fields=("result", "scored_at", "comment", "discussed_on", "discussed_by"),
        what="Je uitslag van de vragenlijst, met je eigen toelichting",
        keep=THREE_MONTHS,
        purpose=QUESTIONNAIRE,
        of={PARTICIPANT: "", TRAINER: "Dat je een gedeelde uitslag besprak, en op welke dag"},
        seen_by=(SHARED_PART,),
    ),
    Held(
        model=Answer,
        fields=("id", "sitting", "item", "value", "answered_at"),
        what="Je antwoorden op de vragenlijst",
        keep="tot je ze wist, en anders 30 dagen na je uitslag; "
        "van een vragenlijst die je niet afmaakte 30 dagen na afloop van je cohort",
        purpose=QUESTIONNAIRE,
        of={PARTICIPANT: ""},
    ),
    Held(
        model=Elsewhere,
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
        what="De uitslag van een test die je elders deed",
        keep=THREE_MONTHS,
        purpose=QUESTIONNAIRE,
        of={PARTICIPANT: ""},
        seen_by=(SHARED_PART,),
    ),
    Held(
        model=ElsewhereScore,
        fields=("id", "elsewhere", "trait", "facet", "value"),
        what="De scores van een test die je elders deed",
        keep=THREE_MONTHS,
        purpose=QUESTIONNAIRE,
        of={PARTICIPANT: ""},
        seen_by=(SHARED_PART,),
    ),
    Held(
        model=Release,
        fields=("id", "sitting", "part", "released_at", "until", "taken_back_at"),
        what="Wat je van de vragenlijst met je trainers deelde, en tot wanneer",
        keep=THREE_MONTHS,
        purpose=QUESTIONNAIRE,
        of={PARTICIPANT: ""},
        seen_by=(SHARED_PART,),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """What is someone's own hangs on their deelname and goes along with that."""
    hand(Sitting, "discussed_by", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """As one click would (BIG-6)."""
    for sitting in Sitting.objects.filter(enrolment__person=person):
        erasing.erase_of(sitting.enrolment_id)
