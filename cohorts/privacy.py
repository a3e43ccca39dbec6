"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from cohorts.models import (
    Admission,
    Attendance,
    Cohort,
    Enrolment,
    Handout,
    Offer,
    Press,
    Session,
    StartTalk,
    Trainership,
    Waiver,
)
from people.forgetting import NAMELESS, Traces, accounts_of
from people.handing import hand, hand_but_doubles, hand_terms
from people.models import Person
from people.privacy import Held
from people.purposes import APPLYING, COORDINATOR, MENTOR, PARTICIPANT, PRINCIPAL, TRAINER, TRAINING

RUNS = "zolang het programma bestaat"
TWO_YEARS = "2 jaar na afloop van je cohort"

HELD = (
    Held(
        model=Cohort,
        fields=("id", "version", "name", "capacity", "applies_until", "is_demo", "created_at", "archived_at"),
        what="Cohorten",
        keep=RUNS,
    ),
    Held(
        model=Session,
        fields=(
            "id",
            "cohort",
            "number",
            "theme",
            "aims",
            "preparation",
            "trainers",
            "starts_at",
            "ends_at",
            "place",
            "link",
            "uid",
            "sequence",
            "cancelled_at",
        ),
        what="Trainingsdagen en wie ze begeleidt",
        keep=RUNS,
        purpose=TRAINING,
        of={TRAINER: "Welke trainingsdagen je begeleidt"},
        seen_by=("wie in het cohort zit", COORDINATOR),
    ),
    Held(
        model=Handout,
        fields=("id", "session", "title", "upload", "added_at"),
        what="Stukken bij een dag",
        keep=RUNS,
    ),
    Held(
        model=Trainership,
        fields=("id", "cohort", "person", "since", "until"),
        what="Van welk cohort je trainer was",
        keep=TWO_YEARS,
        purpose=TRAINING,
        of={TRAINER: ""},
        seen_by=("wie in het cohort zit", COORDINATOR),
    ),
    Held(
        model=Admission,
        fields=(
            "id",
            "cohort",
            "person",
            "source",
            "trainer",
            "decided_on",
            "organisation",
            "team",
            "recorded_by",
            "recorded_at",
            "left_at",
        ),
        what="Dat je bent toegelaten, en door wie",
        keep=TWO_YEARS,
        purpose=APPLYING,
        of={PARTICIPANT: "", TRAINER: "Dat je iemand toeliet", COORDINATOR: "Dat je een toelating vastlegde"},
        seen_by=(TRAINER, COORDINATOR),
    ),
    Held(
        model=Offer,
        fields=("id", "admission", "offered_at", "ends_at", "answer", "answered_at"),
        what="Welke plaats je is aangeboden, en wat je antwoordde",
        keep=TWO_YEARS,
        purpose=APPLYING,
        of={PARTICIPANT: ""},
        seen_by=(COORDINATOR,),
    ),
    Held(
        model=Enrolment,
        fields=(
            "id",
            "admission",
            "cohort",
            "person",
            "organisation",
            "team",
            "enrolled_at",
            "withdrawn_at",
            "moved_at",
        ),
        what="Aan welk cohort je meedeed, namens welke organisatie",
        keep=f"{TWO_YEARS}; met een resultaat of een certificaat 7 jaar",
        purpose=TRAINING,
        of={PARTICIPANT: ""},
        seen_by=("de andere deelnemers je naam en je organisatie", TRAINER, MENTOR, PRINCIPAL, COORDINATOR),
    ),
    Held(
        model=StartTalk,
        fields=(
            "id",
            "enrolment",
            "trainer",
            "starts_at",
            "ends_at",
            "place",
            "link",
            "uid",
            "sequence",
            "cancelled_at",
            "held_at",
            "held_by",
        ),
        what="Wanneer en met wie je startgesprek is; niet wat er is gezegd",
        keep="3 maanden na afloop van je cohort",
        purpose=TRAINING,
        of={PARTICIPANT: "", TRAINER: "Met wie en wanneer je een startgesprek hebt; niet wat er is gezegd"},
        seen_by=(PARTICIPANT, TRAINER, COORDINATOR),
    ),
    Held(
        model=Attendance,
        fields=(
            "id",
            "session",
            "enrolment",
            "status",
            "recorded_by",
            "recorded_at",
            "absence_reported_at",
            "claimed_at",
            "pressed_at",
        ),
        what="Op welke dagen je er was",
        keep=TWO_YEARS,
        purpose=TRAINING,
        of={
            PARTICIPANT: "",
            TRAINER: "Dat je vastlegde wie er was, en wanneer",
            COORDINATOR: "Dat je vastlegde wie er was, en wanneer",
        },
        seen_by=(
            TRAINER,
            COORDINATOR,
            "de praktijkbegeleider en de opdrachtgever alleen wie er op welke dag was",
        ),
    ),
    Held(
        model=Attendance,
        fields=("absence_reason",),
        what="Waarom je je afmeldde",
        keep="3 maanden na afloop van je cohort",
        purpose=TRAINING,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER, COORDINATOR),
    ),
    Held(
        model=Press,
        fields=("token", "attendance", "status", "by", "pressed_at"),
        what="Welke trainer wanneer vastlegde of je er was",
        keep=TWO_YEARS,
        purpose=TRAINING,
        of={PARTICIPANT: "", TRAINER: "Wanneer je vastlegde wie er was"},
        seen_by=(TRAINER,),
        unseen_by=(PARTICIPANT,),
    ),
    Held(
        model=Waiver,
        fields=("id", "session", "enrolment", "reason", "by", "at"),
        what="Voor welke dagen je vrijstelling kreeg, en waarom",
        keep=TWO_YEARS,
        purpose=TRAINING,
        of={PARTICIPANT: "", TRAINER: "Dat je iemand vrijstelling gaf, en waarom"},
        seen_by=(PARTICIPANT, TRAINER, COORDINATOR),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand_terms(Trainership, per=["cohort"], old=old, to=to)
    hand_but_doubles(Session.trainers.through, "person", per=["session"], old=old, to=to)
    hand(Admission, "person", "recorded_by", old=old, to=to)
    hand(Enrolment, "person", old=old, to=to)
    hand(StartTalk, "trainer", "held_by", old=old, to=to)
    hand(Attendance, "recorded_by", old=old, to=to)
    hand(Press, "by", old=old, to=to)
    hand(Waiver, "by", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """A deelname stays of nobody; that they waited for a place goes, and their name as who held an intake."""
    waited = Admission.objects.filter(person=person, enrolment=None)
    Offer.objects.filter(admission__person=person).delete()
    waited.delete()
    Admission.objects.filter(person=person).update(team="")
    Enrolment.objects.filter(person=person).update(team="")
    others = Person.objects.exclude(pk__in=accounts_of(person).values("pk"))
    if not others.filter(name__in=traces.names).exists():
        Admission.objects.filter(trainer__in=traces.names).update(trainer=NAMELESS)
