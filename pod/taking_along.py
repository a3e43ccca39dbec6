"""What this app gives of a person (PRI-3): each POD as a whole, with everything in it (POD-12)."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.db.models import QuerySet

from documents.taking_along import path_of
from people.models import Person
from people.taking_along import Along, Document, Left, Pdf, Plain, technique
from pod import printing
from pod.models import (
    Circle,
    Conversation,
    Entry,
    Evidence,
    Intention,
    LearningGoal,
    Part,
    Pod,
    Rating,
)
from pod.taking_shape import POD, SHAPES
from pod.taking_words import Words, words_of
from writing.models import Text
from writing.taking_along import said_in

SHARES = tuple(f"with_{circle.value}" for circle in Circle)


def _own(person: Person) -> QuerySet[Pod]:
    rows = Pod.objects.filter(enrolment__person=person).order_by("pk")
    return rows.select_related("enrolment__cohort__version__programme", "enrolment__person")


def _pods(person: Person) -> Iterator[Plain]:
    for pod in _own(person):
        yield _pod(pod)


def _pod(pod: Pod) -> Plain:
    words, cohort = words_of(pod), pod.enrolment.cohort
    rows = pod.entries.select_related("session").order_by("session__starts_at", "pk")
    return {
        "id": pod.pk,
        "enrolment": pod.enrolment_id,
        "programme": cohort.version.programme.title,
        "cohort": cohort.name,
        "shared_with": _shares(pod),
        "sharing_chosen_at": _at(pod.sharing_chosen_at),
        "goals": [_goal(one) for one in pod.goals.select_related("competence").order_by("set_at", "pk")],
        "ratings": [_rating(one) for one in pod.ratings.select_related("competence").order_by("pk")],
        "days": [_day(one, words) for one in rows],
    }


def _shares(row: Pod | Entry) -> Plain:
    return {circle.value: getattr(row, f"with_{circle.value}") for circle in Circle}


def _at(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _goal(goal: LearningGoal) -> Plain:
    return {
        "id": goal.pk,
        "text": goal.text,
        "competence": goal.competence.name if goal.competence else None,
        "trait": goal.get_trait_display(),
        "set_at": _at(goal.set_at),
        "reached_at": _at(goal.reached_at),
    }


def _rating(rating: Rating) -> Plain:
    return {
        "competence": rating.competence.name,
        "moment": rating.moment,
        "value": rating.value,
        "rated_at": _at(rating.rated_at),
    }


def _day(entry: Entry, words: Words) -> Plain:
    session = entry.session
    parts = {part.kind: part for part in entry.parts.select_related("text")}
    return {
        "number": session.number,
        "theme": session.theme,
        "starts_at": _at(session.starts_at),
        "ends_at": _at(session.ends_at),
        "cancelled_at": _at(session.cancelled_at),
        "shared_with": _shares(entry),
        **{str(kind): _part(parts[kind], words) if kind in parts else None for kind in Part.Kind.values},
        "intentions": [_intention(one) for one in entry.intentions.order_by("slot")],
        "evidence": [_evidence(one) for one in entry.evidence.select_related("upload").order_by("pk")],
        "conversations": [
            _conversation(one) for one in entry.conversations.select_related("reader").order_by("pk")
        ],
    }


def _part(part: Part, words: Words) -> Plain:
    """As it was handed in last, as it stands now, and how it came there."""
    text: Text = part.text
    return {
        "handed_in": words.read(part.kind, part.handed_in) if part.is_handed_in else None,
        "handed_in_number": part.handed_in_number,
        "first_handed_in_at": _at(part.first_handed_in_at),
        "handed_in_at": _at(part.handed_in_at),
        "now": words.read(part.kind, text.fields),
        "number": text.number,
        "saved_at": _at(text.saved_at),
        "versions": [
            {
                "number": one.number,
                "kind": one.kind,
                "saved_at": _at(one.saved_at),
                "words": words.read(part.kind, one.fields),
            }
            for one in text.versions.order_by("number")
        ],
    }


def _intention(one: Intention) -> Plain:
    return {
        "slot": one.slot,
        "if": one.if_text,
        "then": one.then_text,
        "state": one.state,
        "state_at": _at(one.state_at),
    }


def _evidence(one: Evidence) -> Plain:
    return {
        "title": one.title,
        "link": one.link,
        "file": path_of(one.upload) if one.upload else None,
        "added_at": _at(one.added_at),
    }


def _conversation(one: Conversation) -> Plain:
    return {
        "with": one.circle,
        "reader": one.reader.name if one.reader else None,
        "responses": said_in(one.thread_id),
    }


def _pdfs(person: Person, *, now: datetime) -> Iterator[Pdf]:
    for pod in _own(person):
        yield Pdf(
            f"pod-{pod.pk}",
            f"Je POD in {pod.enrolment.cohort.name}, met de feedback die je kreeg",
            partial(printing.as_html, pod, day=None, with_feedback=True, made_at=now, now=now),
            now,
        )


ALONG = Along(
    documents=(
        Document(
            "pod",
            "Je POD: per dag wat je schreef en wat ervan kwam, je leerdoelen, je bewijs en de feedback",
            POD,
            _pods,
            covers={
                Pod: ("id", "enrolment", "sharing_chosen_at", *SHARES),
                Entry: ("pod", "session", *SHARES),
                Part: (
                    "entry",
                    "kind",
                    "text",
                    "handed_in",
                    "handed_in_number",
                    "first_handed_in_at",
                    "handed_in_at",
                ),
                LearningGoal: ("id", "pod", "text", "competence", "trait", "set_at", "reached_at"),
                Intention: ("entry", "slot", "if_text", "then_text", "state", "state_at"),
                Rating: ("pod", "competence", "moment", "value", "rated_at"),
                Evidence: ("entry", "title", "link", "upload", "added_at"),
                Conversation: ("entry", "circle", "reader", "thread"),
            },
            left={
                Entry: (
                    technique("id"),
                    Left((), "Dat is van hen.", "Het POD van anderen, ook als zij het met je delen"),
                ),
                Part: (technique("id"),),
                Intention: (technique("id"),),
                Rating: (technique("id"),),
                Evidence: (technique("id"),),
                Conversation: (technique("id", "answered_at", "owner_read_at"),),
            },
        ),
    ),
    pdfs=_pdfs,
    shapes=SHAPES,
)
