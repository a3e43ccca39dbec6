"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from intake import expiring
from intake.models import Application, Decision, Interview, OfferedTime, Record
from people.forgetting import Traces
from people.handing import hand
from people.models import Person
from people.privacy import Held
from people.purposes import APPLICANT, APPLYING, COORDINATOR, TRAINER

MOMENT = ("starts_at", "ends_at", "place", "link", "uid", "sequence", "cancelled_at")
KEEP = (
    "vier weken na een besluit dat je niet wordt toegelaten; anders tot drie maanden na afloop van je cohort"
)
HELD = (
    Held(
        model=Application,
        fields=(
            "id",
            "cohort",
            "person",
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
        what="Je aanmelding",
        keep="vier weken na het laatste teken, het intrekken of een besluit dat je niet wordt toegelaten; "
        "anders tot drie maanden na afloop van je cohort",
        purpose=APPLYING,
        of={APPLICANT: ""},
        seen_by=(TRAINER, COORDINATOR),
    ),
    Held(
        model=OfferedTime,
        fields=("id", "trainer", *MOMENT),
        what="Tijden die je aanbiedt voor gesprekken",
        keep="tot een dag nadat het moment voorbij is, of tot je ze weghaalt",
        purpose=APPLYING,
        of={TRAINER: ""},
        seen_by=(COORDINATOR, "wie een gesprek plant"),
    ),
    Held(
        model=Interview,
        fields=("id", "application", "trainer", "time", "wish", "wished_at", *MOMENT),
        what="Je intakegesprek: wanneer, waar en met wie",
        keep=KEEP,
        purpose=APPLYING,
        of={APPLICANT: "", TRAINER: "Je intakegesprekken: wanneer, waar en met wie"},
        seen_by=(APPLICANT, TRAINER, COORDINATOR),
    ),
    Held(
        model=Record,
        fields=("id", "application", "trainer", "text", "asked_by", "begun_at", "given_at"),
        what="Het verslag van je intakegesprek",
        keep=KEEP,
        purpose=APPLYING,
        of={
            APPLICANT: "Het verslag van je intakegesprek, dat je na het besluit leest",
            TRAINER: "Het verslag dat je van een intakegesprek maakt, en je oordeel",
        },
        seen_by=("de aanmelder na het besluit, zonder werknotities", TRAINER),
    ),
    Held(
        model=Decision,
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
        what="Het besluit over je aanmelding, met de brief",
        keep=KEEP,
        purpose=APPLYING,
        of={APPLICANT: "", TRAINER: "Het besluit dat je over een aanmelding nam, met de brief"},
        seen_by=(APPLICANT, TRAINER, "het programmabureau het besluit, zonder de reden"),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand(Application, "person", old=old, to=to)
    hand(OfferedTime, "trainer", old=old, to=to)
    hand(Interview, "trainer", old=old, to=to)
    hand(Record, "trainer", "asked_by", old=old, to=to)
    hand(Decision, "by", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    for application in Application.objects.filter(person=person):
        expiring.erase_application(application)
    OfferedTime.objects.filter(trainer=person).delete()
