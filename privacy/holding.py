"""What is held about somebody now, and how long, in the words of each room's policy (PRI-4)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

import agenda.models as agenda
import assignments.models as assignments
import buddies.models as buddies
import certificates.models as certificates
import checkins.models as checkins
import cohorts.models as cohorts
import documents.models as documents
import door.models as door
import evaluation.models as evaluation
import intake.models as intake
import intervisie.models as intervisie
import outbox.models as outbox
import people.models as people
import pod.models as pod
import privacy.models as privacy
import proeve.models as proeve
import reading.models as reading
import writing.models as writing
from people.models import Person
from people.privacy import Held
from privacy.walking import modules

type Ways = Mapping[type[Model], tuple[str, ...]]

# Whose a row is, not of whom it speaks as well: a veto is of who gave it, and nobody else hears of it.
# Lists of the office are not in it: they are gone in a day.
OWNERS: dict[type[Model], tuple[str, ...]] = {
    agenda.Feed: ("person",),
    assignments.Answer: ("given_by", "edition__assignment__enrolment__person"),
    assignments.Assignment: ("enrolment__person",),
    assignments.Declaration: ("assignment__enrolment__person",),
    assignments.Edition: ("assignment__enrolment__person",),
    assignments.Judgement: ("edition__assignment__enrolment__person",),
    assignments.LogEntry: ("assignment__enrolment__person",),
    assignments.Support: ("person", "assignment__enrolment__person"),
    buddies.Activity: ("pair__members__enrolment__person",),
    buddies.Buddy: ("enrolment__person",),
    buddies.Pair: ("members__enrolment__person",),
    buddies.SwapRequest: ("buddy__enrolment__person",),
    buddies.Wish: ("enrolment__person",),
    buddies.WishList: ("enrolment__person",),
    certificates.Certificate: ("holder",),
    checkins.Checkin: ("enrolment__person",),
    checkins.Reply: ("person", "checkin__enrolment__person"),
    cohorts.Admission: ("person",),
    cohorts.Attendance: ("enrolment__person",),
    cohorts.Enrolment: ("person",),
    cohorts.Offer: ("admission__person",),
    cohorts.Press: ("attendance__enrolment__person", "by"),
    cohorts.StartTalk: ("enrolment__person",),
    cohorts.Trainership: ("person",),
    cohorts.Waiver: ("enrolment__person",),
    documents.Issue: ("owner",),
    documents.Upload: ("owner",),
    door.Device: ("person",),
    evaluation.Complaint: ("by",),
    evaluation.Invitee: ("enrolment__person",),
    evaluation.Reply: ("by", "complaint__by"),
    intake.Application: ("person",),
    intake.Decision: ("application__person",),
    intake.Interview: ("application__person",),
    intake.OfferedTime: ("trainer",),
    intake.Record: ("application__person", "trainer"),
    intervisie.Case: ("enrolment__person",),
    intervisie.Intervisie: ("members__person",),
    intervisie.Member: ("person",),
    outbox.Digest: ("person",),
    outbox.Message: ("recipient",),
    outbox.Preference: ("person",),
    people.Act: ("actor",),
    people.Coordinator: ("person",),
    people.Look: ("owner",),
    people.Person: ("pk",),
    pod.Conversation: ("entry__pod__enrolment__person", "reader"),
    pod.Entry: ("pod__enrolment__person",),
    pod.Evidence: ("entry__pod__enrolment__person",),
    pod.Intention: ("entry__pod__enrolment__person",),
    pod.LearningGoal: ("pod__enrolment__person",),
    pod.Part: ("entry__pod__enrolment__person",),
    pod.Pod: ("enrolment__person",),
    pod.Rating: ("pod__enrolment__person",),
    privacy.Erasure: ("person",),
    privacy.Farewell: ("person",),
    proeve.Assessor: ("person", "attempt__result__attempt__proeve__enrolment__person"),
    proeve.Attempt: ("proeve__enrolment__person",),
    proeve.Dispensation: ("proeve__enrolment__person",),
    proeve.Dossier: ("attempt__proeve__enrolment__person",),
    proeve.Feedback: ("by", "attempt__proeve__enrolment__person"),
    proeve.JointForm: ("attempt__result__attempt__proeve__enrolment__person",),
    proeve.JointScore: ("form__attempt__result__attempt__proeve__enrolment__person",),
    proeve.Piece: ("dossier__attempt__proeve__enrolment__person",),
    proeve.Proeve: ("enrolment__person",),
    proeve.Result: ("attempt__proeve__enrolment__person",),
    proeve.Score: ("assessor__person", "assessor__attempt__result__attempt__proeve__enrolment__person"),
    proeve.Seat: ("person",),
    proeve.Talk: ("seats__person",),
    reading.Pick: ("enrolment__person",),
    writing.Draft: ("owner",),
    writing.LocalKey: ("person",),
    writing.Response: ("author",),
    writing.Text: ("owner",),
    writing.Version: ("text__owner",),
}


# How the rooms are called by who lives in the house.
TITLES = {
    "people": "Je account",
    "outbox": "Berichten",
    "documents": "Bestanden",
    "writing": "Teksten",
    "agenda": "Je agenda",
    "cohorts": "Je deelname",
    "assignments": "Je praktijkopdracht",
    "buddies": "Je buddy",
    "certificates": "Je certificaat",
    "door": "Inloggen",
    "evaluation": "Evaluaties en klachten",
    "intervisie": "Intervisie en casussen",
    "reading": "Je leeslijst",
    "pod": "Je POD",
    "intake": "Je aanmelding",
    "proeve": "Je Proeve",
    "checkins": "Drie maanden later",
    "privacy": "Je gegevens",
}


@dataclass(frozen=True)
class Line:
    what: str
    keep: str
    room: str

    @property
    def subject(self) -> str:
        return TITLES[self.room]


def held_of(person: Person) -> list[Line]:
    """Each kind of which there is something now, once. The vault tells of itself, on its own page."""
    return held_by(person, OWNERS)


def held_by(person: Person, ways: Ways) -> list[Line]:
    """The same, as far as these ways lead."""
    there = (one for one in _policies(ways) if _has(one, person, ways[one.model]))
    found = [Line(one.what, one.keep, one.model._meta.app_label) for one in there]
    return list(dict.fromkeys(found))


def _policies(ways: Ways) -> Iterator[Held]:
    for module in modules("privacy"):
        policy: Iterable[Held] = module.HELD
        yield from (one for one in policy if one.model in ways)


def _has(held: Held, person: Person, paths: Iterable[str]) -> bool:
    """Of a part of a row only what is filled in counts: a reason of absence, a mail server's refusal."""
    mine = Q()
    for path in paths:
        mine |= Q(**{path: person.pk})
    rows: Any = held.model._base_manager.filter(mine)
    if held.model._meta.pk.name in held.fields:
        return bool(rows.exists())
    return any(any(row) for row in rows.values_list(*held.fields))
