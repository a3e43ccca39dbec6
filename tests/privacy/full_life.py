"""The rest of a life: each other way in which a row can be somebody's, in every role, once."""

import uuid
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from agenda.models import Feed
from assignments.models import Answer, Declaration, Support
from buddies.models import Buddy, SwapRequest
from checkins.models import Reply as LaterReply
from cohorts.models import Attendance, Enrolment, Offer, Press, StartTalk, Trainership, Waiver
from documents import receiving
from door.models import Device
from evaluation.models import Complaint
from evaluation.models import Reply as ComplaintReply
from outbox.models import Digest, Message, Preference
from people.looking import log_act
from people.models import Coordinator, Person
from pod.models import Circle, Conversation, Evidence, Pod, Rating
from privacy.models import Farewell
from proeve.laying import current_attempt, proeve_of
from proeve.models import (
    Attempt,
    Dispensation,
    Dossier,
    Feedback,
    JointForm,
    JointScore,
    Piece,
    Result,
    Score,
    Seat,
)
from programme.models import Competence
from tests import factories as make
from tests.privacy import living
from tests.privacy.living import BETWEEN, DAY, EARLY, TALK_AT
from writing.models import LocalKey, Response, Thread

HOUR = timedelta(hours=1)


def life() -> Enrolment:
    """All of a participant's, and what they did for others as mentor, trainer, assessor and office."""
    make.coordinator()
    mine = living.life()
    other = make.enrolment(make.cohort(), "Ander Mens")
    as_account(mine.person, mine)
    on_days(mine)
    around_intake(mine, other)
    in_pod(mine)
    at_the_proeve(mine)
    complained(mine.person)
    for_another(mine.person, other)
    formerly(mine.person)
    merged_before(mine.person)
    return mine


def as_account(who: Person, mine: Enrolment) -> None:
    Feed.objects.create(person=who, digest="d" * 64, made_at=EARLY)
    Device.objects.create(person=who, digest="e" * 64, label="Firefox", first_at=EARLY, last_at=EARLY)
    Digest.objects.create(person=who, since=EARLY)
    Preference.objects.create(person=who, kind="entry_waits", wants=False)
    LocalKey.objects.create(person=who)
    Farewell.objects.create(person=who, since=EARLY)
    SocialAccount.objects.create(user=who, provider="sso", uid="zqwerknummer", extra_data={"sub": "zqsub"})
    Authenticator.objects.create(user=who, type="totp", data={"secret": "zqgeheim"})
    make.session_elsewhere(who, "Zqbrowser")
    _told("to", who, {"cohort": "C", "sender": "S", "title": "T", "words": "zqgroepsbericht"})
    _told("of", make.trainer(mine.cohort), {"participant": who.name, "cohort": "C", "path": "/"})
    named = {"content_type": ContentType.objects.get_for_model(Enrolment), "object_id": str(mine.pk)}
    LogEntry.objects.create(
        user=make.administrator(), object_repr=f"{who.name} in cohort", action_flag=CHANGE, **named
    )
    receiving.receive(living.file("bestand"), by=who, now=BETWEEN)
    log_act("waived", about=f"enrolment:{mine.pk}", reason="zqreden", by=make.person(), now=BETWEEN)
    log_act("waived", about="session:1", reason="zqdaad", by=who, now=BETWEEN)


def _told(occasion: str, to: Person, facts: dict[str, str]) -> None:
    Message.objects.create(
        recipient=to,
        kind="cohort_message" if "words" in facts else "participant_left",
        subject="cohort:1",
        occasion=occasion,
        due_at=BETWEEN,
        sent_at=BETWEEN,
        created_at=BETWEEN,
        state=Message.State.SENT,
        facts=facts,
        sent_subject=" ".join(facts.values()),
        sent_text=" ".join(facts.values()),
        calendar=" ".join(facts.values()),
    )


def on_days(mine: Enrolment) -> None:
    day, leads = make.session(mine.cohort, 4), make.person()
    there = Attendance.objects.create(session=day, enrolment=mine, status="present", recorded_at=BETWEEN)
    Press.objects.create(token=uuid.uuid4(), attendance=there, by=leads, pressed_at=BETWEEN)
    StartTalk.objects.create(enrolment=mine, starts_at=EARLY, ends_at=EARLY + HOUR)
    Waiver.objects.create(session=day, enrolment=mine, reason="zqvrijstelling", by=leads, at=BETWEEN)
    taken = {"answer": Offer.Answer.ACCEPTED, "answered_at": EARLY}
    Offer.objects.create(admission=mine.admission, offered_at=EARLY, ends_at=EARLY + DAY, **taken)
    SwapRequest.objects.create(buddy=Buddy.objects.get(enrolment=mine), asked_at=BETWEEN, settled_at=BETWEEN)
    make.evaluation(mine.cohort, now=BETWEEN)


def around_intake(mine: Enrolment, other: Enrolment) -> None:
    applied = mine.person.applications.get()
    make.interview(applied, starts_at=EARLY)
    make.record(applied, by=make.person(), motivation="zqverslag")
    make.decision(make.application(make.cohort(), who=mine.person), outcome="otherwise")
    make.offered_time(mine.person, starts_at=EARLY)
    make.record(make.application(other.cohort, who=other.person), by=mine.person)


def in_pod(mine: Enrolment) -> None:
    pod = Pod.objects.get(enrolment=mine)
    asked = Competence.objects.filter(framework__version=mine.cohort.version).first()
    assert asked is not None
    Rating.objects.create(pod=pod, competence=asked, moment="start", value=3, rated_at=EARLY)
    entry = make.entry(pod, 1)
    Evidence.objects.create(entry=entry, title="zqlink", link="https://zqlink.example/", added_at=BETWEEN)
    Declaration.objects.create(assignment=mine.assignment, declared_at=BETWEEN)


def at_the_proeve(mine: Enrolment) -> None:
    attempt, ann = current_attempt(proeve_of(mine)), make.person()
    criterion = make.criteria(mine.cohort.version)[0]
    level = criterion.levels.first()
    assert level is not None
    scores(make.assessor(attempt, ann), criterion, level)
    form = JointForm.objects.create(attempt=attempt, is_obtained=True, reasons="r", proposed_at=TALK_AT)
    JointScore.objects.create(form=form, criterion=criterion, level=level, reasons="r")
    Dispensation.objects.create(proeve=attempt.proeve, line="attendance", reason="r", by=ann, at=BETWEEN)
    held = Dossier.objects.get(attempt=attempt)
    Dossier.objects.filter(pk=held.pk).update(
        frozen_at=TALK_AT, frozen={"text": "zqbevroren"}, checksum="c" * 64
    )
    link = "https://zqbewijs.example/"
    Piece.objects.create(dossier=held, kind="evidence", title="zqbewijs", link=link, added_at=BETWEEN)
    Piece.objects.create(dossier=held, kind="pod", title="zqkopie", text="zqkopie", added_at=BETWEEN)


def scores(assessor: Any, criterion: Any, level: Any) -> None:
    Score.objects.create(assessor=assessor, criterion=criterion, level=level, words="w")


def complained(who: Person) -> None:
    for decided_at, outcome in ((None, ""), (BETWEEN, "not")):
        made = make.complaint(who, now=EARLY)
        Complaint.objects.filter(pk=made.pk).update(decided_at=decided_at, outcome=outcome)
        ComplaintReply.objects.create(complaint=made, by=who, words="zqklacht", at=BETWEEN)


def for_another(who: Person, other: Enrolment) -> None:
    """What was given to somebody else, and is theirs."""
    make.agreed(other)
    support = Support.objects.get(assignment__enrolment=other, role=Support.Role.MENTOR)
    Support.objects.filter(pk=support.pk).update(person=who)
    Answer.objects.filter(support=support).update(given_by=who, words="zqakkoord")
    to_read(who, other)
    talk = make.admitted_talk(other, who, starts_at=TALK_AT)
    Seat.objects.get_or_create(talk=talk, person=who, defaults={"role": "mentor", "asked_at": EARLY})
    assessed(talk.attempt, who)
    said = dict.fromkeys(("saw", "did", "next_step"), "zqproefeedback")
    Feedback.objects.create(attempt=talk.attempt, by=who, role="mentor", given_at=TALK_AT, **said)
    make.checkin(other, now=TALK_AT + 95 * DAY)
    answered = {"used": "often", "example": "zqvoorander", "answered_at": TALK_AT + 96 * DAY}
    LaterReply.objects.filter(person=who, role="mentor").update(**answered)
    other.admission.trainer = who.name
    other.admission.save()


def to_read(who: Person, other: Enrolment) -> Response:
    """Feedback on a day of somebody else."""
    entry, thread = make.entry(make.pod(other), 1), Thread.objects.create(opened_at=BETWEEN)
    Conversation.objects.create(entry=entry, circle=Circle.MENTOR, reader=who, thread=thread)
    return Response.objects.create(thread=thread, author=who, saw="zqgegeven", given_at=BETWEEN)


def assessed(attempt: Attempt, who: Person) -> None:
    criterion = make.criteria(attempt.proeve.enrolment.cohort.version)[0]
    level = criterion.levels.first()
    mine = attempt.assessors.get(person=who)
    scores(mine, criterion, level)
    Result.objects.create(attempt=attempt, is_obtained=True, reasons="r", decided_at=TALK_AT)


def formerly(who: Person) -> None:
    cohort = make.cohort(days=1)
    Trainership.objects.create(cohort=cohort, person=who, since=EARLY.date(), until=BETWEEN.date())
    there = Attendance.objects.create(
        session=make.session(cohort, 1),
        enrolment=make.enrolment(cohort),
        status="present",
        recorded_at=BETWEEN,
    )
    Press.objects.create(token=uuid.uuid4(), attendance=there, by=who, pressed_at=BETWEEN)
    Coordinator.objects.create(person=who, since=EARLY.date(), until=BETWEEN.date())
    make.list_to_take_in(cohort, f"Naam\tE-mail\n{who.name}\t{who.email}\n", now=TALK_AT)


def merged_before(who: Person) -> None:
    make.person("Zqoude Zqaccountnaam", email="zqsamengevoegd@account.invalid", merged_into=who)
