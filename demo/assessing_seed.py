"""What became of the Proeven of the demo, through the verbs everybody uses: one of each kind."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.timezone import localtime

from assignments.models import Support
from certificates import naming, printing
from cohorts.dates import Slot
from cohorts.models import Cohort, Enrolment
from demo.content import beoordelingen as said
from demo.content.beoordelingen import Scores
from people.models import Person
from proeve import admission, agreeing, answering, deciding, dispensing, dossier, freezing, judging
from proeve import planning as talks
from proeve.agreeing import Proposal
from proeve.laying import current_attempt, proeve_of
from proeve.models import Assessor, Attempt, Feedback, JointForm, Line, Result, Seat, Talk
from proeve.planning import Booking
from proeve.responding import Role, give
from writing.saving import Origin

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LENGTH = timedelta(minutes=45)
ROOM = "Raadhuis Merenveen, kamer 1.07"
# Days after the last training day, hour, who is beside Hanneke: the trainer of the cohort, or the other.
TALKS = {
    "mirjam": (0, 10, 0),
    "rachida": (0, 11, 0),
    "gijs": (0, 13, 1),
    "pieterjan": (7, 10, 1),
    "thijs": (14, 11, 1),
    "esra": (28, 10, 1),
    "wouter": (28, 13, 1),
}
RESIT_AFTER = 35
MISSED_WISH = "Liever na twee uur: die ochtend staan we met de wagens bij de flats."


class Staff(NamedTuple):
    office: Person
    trainers: Sequence[Person]
    outside: Person


def hold_all(cohort: Cohort, enrolments: Mapping[str, Enrolment], staff: Staff, *, now: datetime) -> None:
    """Who obtained it, who did not yet, who waits for a result, for a talk, or for a POD."""
    last = cohort.sessions.get(number=8)
    day = localtime(last.starts_at).replace(hour=0, minute=0)
    for key, (days, hour, other) in TALKS.items():
        begins = (day + days * DAY).replace(hour=hour)
        talk = _plan(enrolments[key], begins, staff, other, now=min(begins, now) - 14 * DAY)
        if key in said.DOSSIERS:
            _compose(key, talk.attempt, now=min(begins, now) - 3 * DAY)
    for key in ("mirjam", "rachida", "gijs", "pieterjan", "thijs", "esra"):
        _let_in(key, enrolments[key], staff, now=now)
    for key in ("mirjam", "rachida", "gijs", "pieterjan"):
        _assess(key, enrolments[key], now=now)
    _half_scored(enrolments["thijs"])
    _feedback(enrolments)
    _afterwards(enrolments, staff, resit=(day + RESIT_AFTER * DAY).replace(hour=10), now=now)


def _plan(enrolment: Enrolment, begins: datetime, staff: Staff, other: int, *, now: datetime) -> Talk:
    slot = Slot(begins, begins + LENGTH, ROOM, "")
    beside = staff.trainers[other]
    trainers = [one for one in staff.trainers if one != beside][:1]
    booking = Booking(slot, trainers=trainers, assessors=[staff.outside, beside])
    talk = talks.arrange(enrolment, booking, by=staff.office, now=now)
    for seat in talk.seats.select_related("person"):
        if begins > now and not _is_silent(seat, enrolment):
            _answer(talk, seat, enrolment, now=now + DAY)
    return talk


def _is_silent(seat: Seat, enrolment: Enrolment) -> bool:
    return seat.role == Seat.Role.PRINCIPAL and enrolment.person.first_name == "Esra"


def _answer(talk: Talk, seat: Seat, enrolment: Enrolment, *, now: datetime) -> None:
    is_missed = seat.role == Seat.Role.MENTOR and enrolment.person.first_name == "Esra"
    says, words = (Seat.Answer.OTHER, MISSED_WISH) if is_missed else (Seat.Answer.YES, "")
    mark = answering.mark_of(seat)
    answering.answer(talk, says=says, words=words, asked=mark, by=seat.person, now=now)


def _compose(key: str, attempt: Attempt, *, now: datetime) -> None:
    shown, me = said.DOSSIERS[key], attempt.proeve.enrolment.person
    own = dossier.dossier_of(attempt, now=now)
    dossier.present(own, file=None, link=shown.link, by=me, now=now)
    dossier.save(own, fields={"reflection": shown.reflection}, origin=Origin(0), by=me, now=now)
    dossier.hand_in(own, by=me, now=now + HOUR)


def _let_in(key: str, enrolment: Enrolment, staff: Staff, *, now: datetime) -> None:
    """The day before, or in these days for a talk to come."""
    at = min(_talk(enrolment).starts_at, now) - DAY
    if key == "esra":
        by = staff.trainers[0]
        dispensing.dispense(enrolment, Line.ATTENDANCE, reason=said.DISPENSED, by=by, now=at)
    admission.admit(enrolment, by=staff.trainers[0], now=at)


def _assess(key: str, enrolment: Enrolment, *, now: datetime) -> Result:
    """The scores right after the talk, the form the day after; of Pieter-Jan only three days ago."""
    attempt = _attempt(enrolment)
    first, second = judging.standing(attempt)
    at = _talk(enrolment).ends_at
    freezing.settle(attempt.dossier, now=at - LENGTH)
    _score(first, said.FIRST[key], now=at + HOUR)
    _score(second, said.SECOND[key], now=at + 2 * HOUR)
    form = _put_forward(key, first, now=at + DAY)
    agreed = at + DAY + HOUR if key != "pieterjan" else now - 3 * DAY
    return agreeing.agree(second, seen=agreeing.mark(form), by=second.person, now=agreed)


def _score(assessor: Assessor, scores: Scores, *, now: datetime) -> None:
    fields: dict[str, str] = {}
    criteria = judging.criteria_for(assessor.attempt)
    for criterion, level, words in zip(criteria, scores.levels, scores.words, strict=True):
        fields |= {judging.level_name(criterion): str(level), judging.words_name(criterion): words}
    judging.save(assessor, fields=fields, origin=Origin(0), by=assessor.person, now=now)
    judging.give(assessor, by=assessor.person, now=now)


def _put_forward(key: str, assessor: Assessor, *, now: datetime) -> JointForm:
    """The first scores, with what both wrote where they agreed."""
    criteria, outcome = judging.criteria_for(assessor.attempt), said.OUTCOMES[key]
    first, second = said.FIRST[key], said.SECOND[key]
    levels, why = {}, {}
    for n, criterion in enumerate(criteria):
        levels[criterion.pk] = criterion.levels.get(number=first.levels[n])
        ending = said.BOTH if first.levels[n] == second.levels[n] else said.TALKED
        why[criterion.pk] = f"{first.words[n]} {ending}"
    proposal = Proposal(levels, why, outcome.is_obtained, outcome.reasons, outcome.missing)
    return agreeing.put_forward(assessor, proposal, seen="", by=assessor.person, now=now)


def _half_scored(enrolment: Enrolment) -> None:
    """The trainer gave scores; Hanneke did not yet."""
    attempt = _attempt(enrolment)
    at = _talk(enrolment).ends_at
    freezing.settle(attempt.dossier, now=at - LENGTH)
    _score(judging.standing(attempt)[1], said.FIRST["thijs"], now=at + HOUR)


def _feedback(enrolments: Mapping[str, Enrolment]) -> None:
    beside = ((Role.MENTOR, said.MENTOR_SAID), (Role.PRINCIPAL, said.PRINCIPAL_SAID))
    for role, all_said in beside:
        for key, words in all_said.items():
            by = Support.objects.get(assignment__enrolment=enrolments[key], role=role).person
            _say(enrolments[key], words, role=role, by=by)
    for (who, about), words in said.FELLOW_SAID.items():
        _say(enrolments[about], words, role=Role.FELLOW, by=enrolments[who].person)


def _say(enrolment: Enrolment, words: tuple[str, str, str], *, role: Feedback.Role, by: Person) -> None:
    spoken = dict(zip(("saw", "did", "next_step"), words, strict=True))
    give(_attempt(enrolment), role=role, words=spoken, by=by, now=_talk(enrolment).ends_at + HOUR / 4)


def _afterwards(enrolments: Mapping[str, Enrolment], staff: Staff, *, resit: datetime, now: datetime) -> None:
    """Three read the result; one took the certificate, one has a resit before them."""
    for key in ("mirjam", "rachida", "gijs"):
        result = _attempt(enrolments[key]).result
        me = enrolments[key].person
        deciding.open_result(result, by=me, now=result.decided_at + 3 * HOUR)
    holder, at = enrolments["mirjam"], _talk(enrolments["mirjam"]).ends_at + 3 * DAY
    certificate = naming.confirm(holder.certificates.get(), name=holder.person.name, by=holder.person, now=at)
    naming.show_name(certificate, True, by=holder.person, now=at)
    printing.take(certificate, now=at)
    _plan(enrolments["gijs"], resit, staff, 0, now=now - 6 * DAY)


def _attempt(enrolment: Enrolment) -> Attempt:
    return current_attempt(proeve_of(enrolment))


def _talk(enrolment: Enrolment) -> Talk:
    return Talk.objects.get(attempt=_attempt(enrolment))
