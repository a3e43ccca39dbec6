"""Mentor, principal and fellow participants say what they saw, in three sentences (PRV-5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from cohorts.models import Enrolment
from outbox import planning
from people.models import Person
from people.refusals import Refusal
from proeve import assessing_letters as letters
from proeve.models import Attempt, Feedback, Result, Talk
from writing import drafts
from writing.plain import clean
from writing.saving import TooLong

LABELS = {"saw": "Wat ik zag", "did": "Wat dat deed", "next_step": "Een volgende stap"}
LIMIT = 2000
OPEN_AFTER = timedelta(days=14)
Role = Feedback.Role


class NoTalk(Refusal):
    message = "Er is nog geen Proevegesprek gepland. Daarna kun je feedback geven."


class Closed(Refusal):
    message = "Feedback geven kon tot twee weken na het Proevegesprek. Vertel het gerust zelf."


class AlreadyRead(Refusal):
    message = "Het resultaat is gelezen. De feedback blijft daarom zoals die is."


class AllThree(Refusal):
    can_be_mended = True
    message = "Vul alle drie de zinnen in. Eén korte zin per vraag is genoeg."


@dataclass(frozen=True)
class Turn:
    """One talk of a fellow participant, and whether this person has said something about it."""

    talk: Talk
    has_given: bool

    @property
    def enrolment(self) -> Enrolment:
        return self.talk.attempt.proeve.enrolment


@transaction.atomic
def give(attempt: Attempt, *, role: Role, words: Mapping[str, str], by: Person, now: datetime) -> Feedback:
    """One per person: giving again changes what was said, until the participant opened the result."""
    locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
    talk = refuse_closed(locked, now=now)
    said = {name: clean(words.get(name, "")).strip() for name in LABELS}
    for name, text in said.items():
        if len(text) > LIMIT:
            raise TooLong(name, len(text))
    if not all(said.values()):
        raise AllThree
    drafts.discard(_key(locked), by=by, now=now)
    planning.lapse(
        kinds=[letters.ASKED], to=by, anchor=letters.anchor(talk), reason="Je gaf feedback.", now=now
    )
    earlier = locked.feedback.filter(by=by).first()
    if earlier is None:
        return locked.feedback.create(by=by, role=role, given_at=now, **said)
    if any(getattr(earlier, name) != text for name, text in said.items()):
        earlier.saw, earlier.did, earlier.next_step = said["saw"], said["did"], said["next_step"]
        earlier.changed_at = now
        earlier.save()
    return earlier


def refuse_closed(attempt: Attempt, *, now: datetime) -> Talk:
    """The talk about which something can be said now."""
    talk = Talk.objects.filter(attempt=attempt, cancelled_at=None).first()
    if talk is None:
        raise NoTalk
    if Result.objects.filter(attempt=attempt).exclude(opened_at=None).exists():
        raise AlreadyRead
    if now > talk.starts_at + OPEN_AFTER:
        raise Closed
    return talk


def why_not(attempt: Attempt, *, now: datetime) -> str:
    try:
        refuse_closed(attempt, now=now)
    except Refusal as refusal:
        return str(refusal)
    return ""


def given_by(person: Person, attempt: Attempt) -> Feedback | None:
    return attempt.feedback.filter(by=person).first()


def all_of(attempt: Attempt) -> list[Feedback]:
    """For the participant and the trainers."""
    return list(attempt.feedback.select_related("by").order_by("given_at", "pk"))


def turns_for(enrolment: Enrolment, *, now: datetime) -> list[Turn]:
    """The talks of the others in one's own cohort about which something can be said now. Two queries."""
    talks = (
        Talk.objects.filter(cancelled_at=None, starts_at__gte=now - OPEN_AFTER)
        .filter(attempt__proeve__enrolment__cohort=enrolment.cohort_id)
        .filter(attempt__proeve__enrolment__withdrawn_at=None, attempt__result__opened_at=None)
        .exclude(attempt__proeve__enrolment=enrolment)
        .select_related("attempt__proeve__enrolment__person")
    )
    mine = Feedback.objects.filter(by=enrolment.person_id, attempt__talk__in=talks.values("pk"))
    given = set(mine.values_list("attempt", flat=True))
    return [Turn(talk, talk.attempt_id in given) for talk in talks.order_by("starts_at", "pk")]


def desk_of(person: Person, attempt: Attempt, *, back: str) -> drafts.Desk:
    """What this person is writing and has not sent yet."""
    return drafts.desk(drafts.Place(person.pk, _key(attempt), "Je feedback", back, LABELS))


def _key(attempt: Attempt) -> str:
    return f"proeve-feedback:{attempt.pk}"
