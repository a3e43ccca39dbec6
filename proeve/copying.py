"""Pieces of one's own POD, copied into the dossier by the participant and nobody else (POD-6, PRV-4).

A copy is text and no more: nothing in the dossier points back at the POD.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from people.models import Person
from people.refusals import Refusal
from pod import content, overview
from pod.models import Pod
from pod.overview import Answers
from proeve import dossier as composing
from proeve.models import Dossier, Piece


class Nothing(Refusal):
    message = "Kies eerst welke stukken je in je dossier wilt zetten."


class Changed(Refusal):
    message = "Je POD is veranderd sinds je deze pagina opende. Lees de stukken nog eens en kies opnieuw."


@dataclass(frozen=True)
class Offer:
    """One piece as it would be copied, to the letter."""

    key: str
    title: str
    text: str

    @property
    def value(self) -> str:
        """Carries what was read along: a text that changed since is not copied unseen."""
        return f"{self.key}~{hashlib.sha256(self.text.encode()).hexdigest()[:16]}"


def offers(pod: Pod, *, now: datetime) -> list[Offer]:
    """The overall learning goals and each part of each day in which something stands."""
    found = [*_goals(pod)]
    for answers in overview.own_answers(pod, [], now=now):
        found += _of_day(answers)
    return found


@transaction.atomic
def copy(dossier: Dossier, pod: Pod, chosen: Sequence[str], *, by: Person, now: datetime) -> int:
    """Puts these pieces in the dossier, as they were read. What stands there already stays one piece."""
    locked = composing.for_change(dossier, now=now)
    if not chosen:
        raise Nothing
    known = {offer.value: offer for offer in offers(pod, now=now)}
    if not set(chosen) <= known.keys():
        raise Changed
    there = set(locked.pieces.filter(kind=Piece.Kind.POD).values_list("title", "text"))
    wanted = [known[value] for value in dict.fromkeys(chosen)]
    new = [offer for offer in wanted if (offer.title, offer.text) not in there]
    composing.refuse_more(locked, len(new))
    Piece.objects.bulk_create(
        Piece(dossier=locked, kind=Piece.Kind.POD, title=one.title, text=one.text, added_at=now)
        for one in new
    )
    return len(new)


def _goals(pod: Pod) -> Iterator[Offer]:
    goals = list(pod.goals.order_by("set_at").values_list("text", flat=True))
    if goals:
        yield Offer("goals", "Mijn leerdoelen voor de hele training", _lines("Leerdoel", goals))


def _of_day(answers: Answers) -> list[Offer]:
    session = answers.state.session
    found = [
        Offer(f"before-{session.pk}", f"Dag {session.number}, vooraf", _before(answers)),
        Offer(f"after-{session.pk}", f"Dag {session.number}, achteraf", _after(answers)),
    ]
    return [offer for offer in found if offer.text]


def _before(answers: Answers) -> str:
    if not answers.before:
        return ""
    expectation = _titled("Wat ik verwachtte", answers.before.expectation)
    return _joined([expectation, _lines("Leerdoel", [goal.text for goal in answers.before.goals])])


def _after(answers: Answers) -> str:
    if not answers.after:
        return ""
    judged = [f"{goal.text} ({result.lower()})" for goal, result in answers.judged_goals if result]
    plans = [_plan(one) for one in answers.after.intentions]
    return _joined(
        [
            _lines("Leerdoel", judged),
            _lines("Voornemen", plans),
            _titled("Waarom iets nog niet lukte", answers.after.why_not),
            _titled("Hoe ik dat alsnog bereik", answers.after.how_still),
        ]
    )


def _plan(one: content.IfThen) -> str:
    return f"Als {one.if_text or '…'}, dan {one.then_text or '…'}"


def _titled(title: str, text: str) -> str:
    return f"{title}:\n{text.strip()}" if text.strip() else ""


def _lines(word: str, texts: Sequence[str]) -> str:
    return "\n".join(f"{word}: {text.strip()}" for text in texts if text.strip())


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block)
