"""Fills a database as a demo, through the verbs everybody uses. Seeding the past sends nothing (MSG-1)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import localdate, make_aware

from assignments.models import Assignment, Support
from buddies.models import Buddy, Pair
from cohorts import attending, enrolling, opening
from cohorts.models import Attendance, Cohort, Enrolment, Session
from demo import (
    assessing_seed,
    assignment_seed,
    buddy_seed,
    evaluation_seed,
    intake_seed,
    intervisie_seed,
    proeve_seed,
    questionnaire_seed,
    reading_seed,
    writing_seed,
)
from demo.assessing_seed import Staff
from demo.content import cast, diary, evaluaties, leidraad, proeven
from demo.content.cast import Participant, Supporter
from demo.models import Seed
from outbox import letters
from outbox.models import Message
from people.inviting import account_for, organisation_named
from people.models import Coordinator, Person
from pod import laying
from programme import editing
from programme.models import Version
from reading import laying as reading_laying

PLACES = (
    "Stadskantoor Waterrijk, zaal 2.14",
    "Dorpshuis De Schakel, Heuvelzoom",
    "Raadhuis Merenveen, trouwzaal",
)
EVERY_OTHER_WEEK = timedelta(days=14)
THURSDAY = 3
ORGANISATIONS = {one.key: one.name for one in cast.ORGANISATIONS}


class NotADemo(Exception):
    """The database holds people and is not a demo: it is left alone."""


@transaction.atomic
def seed(*, now: datetime) -> bool:
    """Fills an empty database; False when it was filled before."""
    if Seed.objects.exists():
        return False
    if Person.objects.exists():
        raise NotADemo
    office = _office(now)
    version = editing.new_programme("Ambtelijk vakmanschap", standard=True, by=office, now=now)
    reading_seed.keep(version, by=office, now=now)
    _leidraad(version, by=office, now=now)
    _today(version, by=office, now=now)
    _at_its_end(version, by=office, now=now)
    trainers = [Person.objects.get(email=one.mail) for one in cast.TRAINERS[:2]]
    intake_seed.open_next(version, places=PLACES, names=ORGANISATIONS, trainers=trainers, by=office, now=now)
    laying.lay_out_missing(now=now)
    reading_laying.lay_out_missing(now=now)
    _settle_the_past(now)
    Person.objects.update(is_demo=True, last_login=now)
    Cohort.objects.update(is_demo=True)
    Seed.objects.create(seeded_at=now)
    return True


def _person(name: str, mail: str, organisation: str) -> Person:
    return account_for(mail, name=name, organisation=organisation_named(ORGANISATIONS[organisation]))[0]


def _office(now: datetime) -> Person:
    """The programme office, the administrator, and the assessor who has nothing to assess yet."""
    monique = _person(cast.COORDINATOR.name, cast.COORDINATOR.mail, cast.COORDINATOR.organisation)
    Coordinator.objects.create(person=monique, since=localdate(now))
    stefan = _person(cast.ADMINISTRATOR.name, cast.ADMINISTRATOR.mail, cast.ADMINISTRATOR.organisation)
    Person.objects.filter(pk=stefan.pk).update(is_staff=True, is_superuser=True)
    _person(cast.ASSESSOR.name, cast.ASSESSOR.mail, cast.ASSESSOR.organisation)
    return monique


def _hours(day: date, place: str) -> tuple[datetime, datetime, str, str]:
    return (
        make_aware(datetime.combine(day, leidraad.STARTS)),
        make_aware(datetime.combine(day, leidraad.ENDS)),
        place,
        "",
    )


def _leidraad(version: Version, *, by: Person, now: datetime) -> None:
    liesbeth = _person(cast.OTHER_TRAINER.name, cast.OTHER_TRAINER.mail, cast.OTHER_TRAINER.organisation)
    cohort = opening.open_cohort(
        version,
        name=leidraad.COHORT_NAME,
        capacity=12,
        sessions=[_hours(day.on, leidraad.PLACE) for day in leidraad.DAYS],
        trainers=[liesbeth],
        by=by,
        now=_before(leidraad.DAYS[0].on, 60),
    )
    first = cohort.sessions.get(number=1)
    Session.objects.filter(pk=first.pk).update(preparation=f"{first.preparation}\n\n{leidraad.OWN_NOTE}")
    enrolments = _enrol(cohort, leidraad.PARTICIPANTS, trainer=liesbeth, by=by)
    _pairs(cohort, leidraad.BUDDIES, enrolments, by=liesbeth)
    for key, enrolment in enrolments.items():
        pod = writing_seed.open_pod(enrolment, leidraad.SHARING, now=now)
        writing_seed.write(pod, key, leidraad.DIARY[key], late=frozenset(), now=now)
    _everyone_came(cohort, enrolments, {}, by=liesbeth, now=now)
    evaluation_seed.close(cohort, evaluaties.LEIDRAAD)


def _today(version: Version, *, by: Person, now: datetime) -> None:
    """Sixteen people between day 4 and day 5, whatever today is, and one who came last week."""
    trainers = [_person(one.name, one.mail, one.organisation) for one in cast.TRAINERS]
    cohort = opening.open_cohort(
        version,
        name=cast.COHORT_NAME,
        capacity=17,
        sessions=[_hours(day, PLACES[n % 3]) for n, day in enumerate(days_around(localdate(now)))],
        trainers=trainers,
        by=by,
        now=_before(days_around(localdate(now))[0], 60),
    )
    enrolments = _enrol(cohort, cast.PARTICIPANTS, trainer=trainers[0], by=by)
    buddy_seed.divide(cohort, enrolments, cast.BUDDIES, names=ORGANISATIONS, by=trainers[0])
    _supports(enrolments, cast.MENTORS, Support.Role.MENTOR)
    _supports(enrolments, cast.PRINCIPALS, Support.Role.PRINCIPAL)
    by_key = {one.key: one for one in cast.TRAINERS}
    voices = {key: trainers[n] for n, key in enumerate(by_key)} | _voices(enrolments)
    for key, enrolment in enrolments.items():
        pod = writing_seed.open_pod(enrolment, diary.SHARING[key], now=now)
        writing_seed.write_whole(pod, key, voices=voices, now=now)
    assignment_seed.write_all(enrolments, trainer=trainers[0], now=now)
    questionnaire_seed.fill(enrolments, trainer=trainers[0], now=now)
    intervisie_seed.hold_all(cohort, enrolments, trainer=trainers[0], now=now)
    reading_seed.use(cohort, enrolments, trainer=trainers[0], now=now)
    _everyone_came(cohort, enrolments, diary.ATTENDANCE, by=trainers[0], now=now)
    buddy_seed.live(cohort, enrolments, now=now)
    late = _enrol_one(cohort, cast.LATE, trainer=trainers[0], by=by, now=now - timedelta(days=7))
    buddy_seed.take_in(cohort, late, enrolments["aylin"], by=trainers[0], now=now - timedelta(days=6))


def _at_its_end(version: Version, *, by: Person, now: datetime) -> None:
    """Seven people whose eight days are over, some weeks ago."""
    days = proeve_seed.days_before(localdate(now))
    staff = {one.key: one for one in (cast.OTHER_TRAINER, *cast.TRAINERS)}
    trainers = [Person.objects.get(email=staff[key].mail) for key in proeven.TRAINERS]
    cohort = opening.open_cohort(
        version,
        name=proeven.COHORT_NAME,
        capacity=8,
        sessions=[_hours(day, proeven.PLACES[n % 2]) for n, day in enumerate(days)],
        trainers=trainers,
        by=by,
        now=_before(days[0], 60),
    )
    enrolments = _enrol(cohort, proeven.PARTICIPANTS, trainer=trainers[0], by=by)
    _pairs(cohort, proeven.BUDDIES, enrolments, by=trainers[0])
    _supports(enrolments, proeven.MENTORS, Support.Role.MENTOR)
    _supports(enrolments, proeven.PRINCIPALS, Support.Role.PRINCIPAL)
    _everyone_came(cohort, enrolments, proeven.ATTENDANCE, by=trainers[0], now=now)
    proeve_seed.follow(cohort, enrolments, trainers=trainers, now=now)
    outside = Person.objects.get(email=cast.ASSESSOR.mail)
    assessing_seed.hold_all(cohort, enrolments, Staff(by, trainers, outside), now=now)
    evaluation_seed.leave_open(cohort, evaluaties.OOST, now=now)
    evaluation_seed.complain(enrolments, office=by, now=now)


def days_around(today: date) -> list[date]:
    """Eight Thursdays, every other week, with today between the fourth and the fifth."""
    fifth = today + timedelta(days=2)
    fifth += timedelta(days=(THURSDAY - fifth.weekday()) % 7)
    return [fifth + EVERY_OTHER_WEEK * n for n in range(-4, 4)]


def _before(day: date, days: int) -> datetime:
    return make_aware(datetime.combine(day - timedelta(days=days), time(10)))


def _enrol(
    cohort: Cohort, participants: Sequence[Participant], *, trainer: Person, by: Person
) -> dict[str, Enrolment]:
    first = cohort.sessions.get(number=1).starts_at
    enrolments = {}
    for n, one in enumerate(participants):
        enrolled = first - timedelta(days=30, hours=n)
        enrolments[one.key] = _enrol_one(cohort, one, trainer=trainer, by=by, now=enrolled)
    return enrolments


def _enrol_one(cohort: Cohort, one: Participant, *, trainer: Person, by: Person, now: datetime) -> Enrolment:
    enrolment = enrolling.enrol(
        cohort,
        email=one.mail,
        name=one.name,
        organisation=ORGANISATIONS[one.organisation],
        team=one.team,
        trainer=trainer.name,
        decided_on=localdate(now - timedelta(days=7)),
        by=by,
        now=now,
    ).enrolment
    Assignment.objects.create(enrolment=enrolment, title=one.assignment)
    return enrolment


def _pairs(
    cohort: Cohort, pairs: Sequence[Sequence[str]], enrolments: Mapping[str, Enrolment], *, by: Person
) -> None:
    laid_at = cohort.sessions.get(number=1).ends_at
    for keys in pairs:
        pair = Pair.objects.create(cohort=cohort, laid_by=by, laid_at=laid_at)
        Buddy.objects.bulk_create([Buddy(pair=pair, enrolment=enrolments[key]) for key in keys])


def _supports(
    enrolments: Mapping[str, Enrolment], people: Mapping[str, Supporter], role: Support.Role
) -> None:
    for key, one in people.items():
        enrolment = enrolments[key]
        Support.objects.create(
            assignment=Assignment.objects.get(enrolment=enrolment),
            person=_person(one.name, one.mail, one.organisation),
            role=role,
            invited_at=enrolment.enrolled_at + timedelta(days=10),
            accepted_at=enrolment.enrolled_at + timedelta(days=11),
        )


def _voices(enrolments: Mapping[str, Enrolment]) -> dict[str, Person]:
    """Everybody who speaks in a thread, by their key in the cast."""
    supporters = {one.key: one for one in (*cast.MENTORS.values(), *cast.PRINCIPALS.values())}
    found = {key: Person.objects.get(email=one.mail) for key, one in supporters.items()}
    return found | {key: enrolment.person for key, enrolment in enrolments.items()}


def _everyone_came(
    cohort: Cohort,
    enrolments: Mapping[str, Enrolment],
    exceptions: Mapping[tuple[str, int], diary.NotThere],
    *,
    by: Person,
    now: datetime,
) -> None:
    for session in cohort.sessions.filter(ends_at__lte=now):
        statuses = {}
        for key, enrolment in enrolments.items():
            exception = exceptions.get((key, session.number))
            statuses[enrolment.pk] = exception.status if exception else Attendance.Status.PRESENT
            if exception and exception.status == Attendance.Status.EXCUSED:
                early = session.starts_at - timedelta(hours=2)
                attending.report_absence(session, enrolment, reason=exception.reason, now=early)
        attending.record(session, statuses, by=by, now=session.ends_at)


def _settle_the_past(now: datetime) -> None:
    """What would have gone out before today counts as sent then; nothing of it goes out now."""
    for message in Message.objects.select_related("recipient").filter(
        state=Message.State.PLANNED, due_at__lte=now
    ):
        letter = letters.keepsake(message)
        message.sent_subject, message.sent_text = letter.subject, letter.text
        message.state, message.sent_at, message.attempts = Message.State.SENT, message.due_at, 1
        message.facts = message.public_facts
        message.save()
