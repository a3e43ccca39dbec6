"""Who comes to a talk: participant, mentor and principal as they are now, and chosen trainers (PRV-3)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from agenda.knowing import who_knows
from assignments.models import Support
from cohorts.models import Enrolment
from outbox import planning
from outbox.rules import due_at
from people.models import Person
from proeve import letters
from proeve.letters import Guest
from proeve.models import Attempt, Seat, Talk

CHANGED = "Het Proevegesprek is verzet."
OVER = "Het Proevegesprek gaat niet door, of iemand anders komt."
HANDED_IN = "Je leverde je presentatie in."
Roles = dict[Person, str]
BESIDE = (Support.Role.MENTOR, Support.Role.PRINCIPAL)


def supports_of(enrolment: Enrolment) -> list[Support]:
    """Mentor and principal of now. Who answers for a principal has the assignment and nothing else."""
    rows = Support.objects.filter(assignment__enrolment=enrolment, ended_at=None, role__in=BESIDE)
    return list(rows.filter(person__is_active=True).select_related("person").order_by("role"))


def who_come(
    enrolment: Enrolment, *, trainers: Iterable[Person], assessors: Collection[Person] = ()
) -> Roles:
    """By person the role; who assesses has no seat besides."""
    roles: Roles = dict.fromkeys(trainers, Seat.Role.TRAINER)
    roles |= {one.person: one.role for one in supports_of(enrolment)}
    roles[enrolment.person] = Seat.Role.PARTICIPANT
    return {person: role for person, role in roles.items() if person not in assessors}


def seat(talk: Talk, roles: Roles, *, may_stay_away: Collection[int], anew: bool, now: datetime) -> None:
    """Makes the seats what they must be. Whoever has one keeps the answer, unless all are asked anew."""
    talk.seats.exclude(person__in=roles).delete()
    known = {one.person_id: one for one in talk.seats.all()}
    for person, role in roles.items():
        one = known.get(person.pk) or Seat(talk=talk, person=person, asked_at=now)
        one.role, one.must_come = role, person.pk not in may_stay_away
        if anew:
            one.answer, one.words, one.answered_at, one.asked_at = "", "", None, now
        one.save()


def guests_of(talk: Talk) -> list[Guest]:
    supports = {one.person_id: one for one in supports_of(talk.attempt.proeve.enrolment)}
    seats = talk.seats.select_related("person").order_by("pk")
    seated = [letters.guest(one, talk, support=_beside(one, supports)) for one in seats]
    rows = talk.attempt.assessors.filter(withdrawn_at=None).select_related("person").order_by("place")
    return [*seated, *(letters.assessing(one) for one in rows)]


def who_has(talk: Talk, *, now: datetime) -> list[Person]:
    """In whose calendar it stands and is still to come. Ask before anything changes."""
    if talk.pk is None or talk.starts_at <= now:
        return []
    return who_knows(talk.key, invited=letters.INVITED, called_off=letters.OFF)


def tell(talk: Talk, *, had: Collection[Person], moved: bool, only_new: bool = False, now: datetime) -> None:
    """What was still planned told how it was; the new rows tell how it is, also who comes no more.

    `only_new`: the moment stays, so that whoever knows it is left alone.
    """
    is_to_come = talk.starts_at > now and not talk.is_cancelled
    guests = guests_of(talk) if is_to_come else []
    people = [one.person for one in guests]
    gone = [one for one in had if one not in people]
    told = [one for one in guests if not only_new or one.person not in had]
    for_whom = [one.person for one in told] + gone if only_new else [None]
    for person in for_whom:
        planning.lapse(
            kinds=letters.OF_A_TALK, to=person, subject=talk.key, reason=CHANGED if moved else OVER, now=now
        )
    for person in people:
        planning.lapse(kinds=[letters.OFF], to=person, subject=talk.key, reason=CHANGED, now=now)
    planned = [letters.invited(talk, one, is_moved=moved and one.person in had, now=now) for one in told]
    planned += [letters.off(talk, to=one, now=now) for one in gone]
    planning.plan_many([*planned, *_reminders(talk, told, now=now)], now=now)


def presentation_is_in(attempt: Attempt, *, now: datetime) -> None:
    """Nobody is reminded of what was handed in. Called by whoever takes it in."""
    talk = Talk.objects.filter(attempt=attempt).first()
    if talk:
        planning.lapse(kinds=[letters.PRESENTATION], subject=talk.key, reason=HANDED_IN, now=now)


def _reminders(talk: Talk, guests: Sequence[Guest], *, now: datetime) -> Iterable[planning.Planned]:
    """Those that are still of use: nothing is asked once the talk began."""
    dossier = getattr(talk.attempt, "dossier", None)
    for one in guests:
        if due_at(letters.SOON, talk.starts_at) > now:
            yield letters.soon(talk, one)
        if one.answers and now < due_at(letters.WAITS, now) < talk.starts_at:
            yield letters.waits(talk, one, asked_at=now)
        is_in = dossier is not None and dossier.handed_in_at is not None
        if one.is_own and not is_in and due_at(letters.PRESENTATION, talk.starts_at) > now:
            yield letters.presentation_waits(talk, one)


def _beside(seat: Seat, supports: dict[int, Support]) -> Support | None:
    return supports.get(seat.person_id) if seat.role in BESIDE else None
