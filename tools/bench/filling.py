"""Fills a database with cohorts of sixteen, in bulk, with texts as long as people write them.

Every third cohort is between day 4 and day 5, one is done, one is halfway its first days: so 100 cohorts
are a few years of training. What is laid out (entries, reminders) comes from the product's own verb.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import count

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from assignments.models import Assignment, Support
from buddies.models import Buddy, Pair
from cohorts.models import Admission, Attendance, Cohort, Enrolment, Session, Trainership
from outbox.models import Message
from people.models import Look, Organisation, Person
from pod import laying
from pod.models import Pod
from programme import editing
from programme.models import Version
from tools.bench.writing import Pen

SIZE = 16
DAYS = 8
EVERY = timedelta(days=14)
# How many days each kind of cohort has behind it.
HELD = (4, 8, 2)
RUNNING = 0
# Roughly what a reminder says.
SENT_TEXT = (
    "Dag Noor,\n\nOver een week is dag 5. Je vooraf-deel staat nog open. " + "Tien minuten is genoeg. " * 22
)
SHARES: tuple[dict[str, bool], ...] = (
    {"with_trainers": True, "with_buddy": True, "with_mentor": True, "with_principal": True},
    {"with_trainers": True, "with_buddy": True, "with_mentor": True},
    {"with_trainers": True},
    {},
)


def fill(first: int, last: int, *, now: datetime) -> None:
    """Adds the cohorts with these numbers."""
    version = _version(now)
    for number in range(first, last + 1):
        _cohort(version, number, now=now)
    long_ago = now - timedelta(days=400)
    while laying.lay_out_missing(now=long_ago):
        pass
    for number in range(first, last + 1):
        _write(version, number, now=now)
    _settle_the_past(now)


def name_of(number: int) -> str:
    return f"Cohort {number:03}"


def held_by(number: int) -> int:
    return HELD[(number - 1) % len(HELD)]


def is_running(number: int) -> bool:
    return (number - 1) % len(HELD) == RUNNING


@transaction.atomic
def _version(now: datetime) -> Version:
    found = Version.objects.first()
    if found:
        return found
    office = Person.objects.create_user("bureau@leeratelier.example", "Noor Bakker")
    version = editing.new_programme("Ambtelijk vakmanschap", standard=True, by=office, now=now)
    return editing.take_into_use(version, now=now)


@transaction.atomic
def _cohort(version: Version, number: int, *, now: datetime) -> None:
    cohort = Cohort.objects.create(version=version, name=name_of(number))
    sessions = sessions_of(cohort, held_by(number), now)
    began = sessions[0].starts_at - timedelta(days=30)
    participants = _people("deelnemer", number, SIZE)
    trainers, mentors = _people("trainer", number, 2), _people("begeleider", number, SIZE)
    Trainership.objects.bulk_create(
        [Trainership(cohort=cohort, person=one, since=localdate(began)) for one in trainers]
    )
    enrolments = _enrol(cohort, participants, began)
    _support(enrolments, mentors, began)
    _pair(cohort, enrolments, sessions[0].ends_at)
    _attend(enrolments, [s for s in sessions if s.ends_at <= now], trainers[0])


def _people(role: str, cohort: int, number: int) -> list[Person]:
    organisations = [Organisation.objects.get_or_create(name=f"Gemeente {n}")[0] for n in range(1, 6)]
    rows = [
        Person(
            email=f"{role}-{n}@cohort-{cohort}.example",
            name=f"{role.capitalize()} {cohort}-{n}",
            organisation=organisations[n % 5],
            password=make_password(None),
        )
        for n in range(number)
    ]
    people = Person.objects.bulk_create(rows)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in people]
    )
    return people


def sessions_of(cohort: Cohort, held: int, now: datetime) -> list[Session]:
    """Every other week, with the next one in five days."""
    coming = (now + timedelta(days=5)).replace(hour=8, minute=30, second=0, microsecond=0)
    days = {day.number: day for day in cohort.version.days.all()}
    rows = []
    for number in range(1, DAYS + 1):
        starts_at, day = coming + EVERY * (number - 1 - held), days[number]
        rows.append(
            Session(
                cohort=cohort,
                number=number,
                theme=day.theme,
                aims=day.aims,
                preparation=day.preparation,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=7),
                place="Stadskantoor, zaal 2.14",
            )
        )
    return Session.objects.bulk_create(rows)


def _enrol(cohort: Cohort, people: Sequence[Person], began: datetime) -> list[Enrolment]:
    admissions = Admission.objects.bulk_create(
        [
            Admission(
                cohort=cohort,
                person=one,
                source=Admission.Source.ELSEWHERE,
                trainer="Noor Bakker",
                decided_on=localdate(began),
                recorded_at=began,
            )
            for one in people
        ]
    )
    rows = [
        Enrolment(
            admission=admission,
            cohort=cohort,
            person=one,
            organisation_id=one.organisation_id,
            team="Vergunningen",
            enrolled_at=began,
        )
        for one, admission in zip(people, admissions, strict=True)
    ]
    return Enrolment.objects.bulk_create(rows)


def _support(enrolments: Sequence[Enrolment], mentors: Sequence[Person], began: datetime) -> None:
    assignments = Assignment.objects.bulk_create(
        [Assignment(enrolment=one, title="Een speelplek voor de buurt") for one in enrolments]
    )
    rows = [
        Support(assignment=a, person=one, role=Support.Role.MENTOR, invited_at=began, accepted_at=began)
        for a, one in zip(assignments, mentors, strict=True)
    ]
    Support.objects.bulk_create(rows)


def _pair(cohort: Cohort, enrolments: Sequence[Enrolment], laid_at: datetime) -> None:
    pairs = Pair.objects.bulk_create([Pair(cohort=cohort, laid_at=laid_at) for _ in enrolments[::2]])
    Buddy.objects.bulk_create(
        [Buddy(pair=pairs[n // 2], enrolment=enrolment) for n, enrolment in enumerate(enrolments)]
    )


def _attend(enrolments: Iterable[Enrolment], sessions: Sequence[Session], trainer: Person) -> None:
    number = count()
    rows = [
        Attendance(
            session=session,
            enrolment=enrolment,
            status="excused" if next(number) % 23 == 22 else "present",
            recorded_by=trainer,
            recorded_at=session.ends_at,
        )
        for session in sessions
        for enrolment in enrolments
    ]
    Attendance.objects.bulk_create(rows)


@transaction.atomic
def _write(version: Version, number: int, *, now: datetime) -> None:
    pods = list(
        Pod.objects.filter(enrolment__cohort__name=name_of(number)).select_related("enrolment__person")
    )
    for n, pod in enumerate(pods):
        pod.sharing_chosen_at = pod.enrolment.enrolled_at
        for field, value in SHARES[n % len(SHARES)].items():
            setattr(pod, field, value)
    Pod.objects.bulk_update(pods, ["sharing_chosen_at", *SHARES[0]])
    trainer = Trainership.objects.select_related("person").filter(cohort__name=name_of(number))[0].person
    pen = Pen(version, pods, trainer=trainer, now=now)
    pen.write()
    Look.objects.bulk_create(
        [
            Look(
                viewer=trainer,
                owner_id=entry.pod.enrolment.person_id,
                role="trainers",
                what=entry.key,
                label=f"POD, dag {entry.session.number}: {entry.session.theme}"[:120],
                on=localdate(entry.session.ends_at),
                at=entry.session.ends_at,
            )
            for entry in pen.shared
        ]
    )


def _settle_the_past(now: datetime) -> None:
    """What was due before now went out then."""
    Message.objects.filter(state=Message.State.PLANNED, due_at__lte=now).update(
        state=Message.State.SENT,
        sent_at=F("due_at"),
        attempts=1,
        sent_subject="Je vooraf-deel van dag 5 staat nog open",
        sent_text=SENT_TEXT,
    )
