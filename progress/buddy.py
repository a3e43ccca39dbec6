"""The page about one's buddy: what they agreed and did, and what is shared from the POD (BUD-3, POD-7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from buddies import agreeing, overview, swapping
from buddies.explaining import joined
from buddies.models import Activity
from buddies.overview import Card, Glance
from cohorts.models import Enrolment, Session
from people.models import Person
from pod import presence, sharing
from pod.models import Circle, Conversation, Pod
from pod.overview import reader_rows, sessions_in

BUDDY = frozenset({Circle.BUDDY})


@dataclass(frozen=True)
class SharedDay:
    """A day of a buddy that can be read; the text itself is read on its own page."""

    session: Session
    is_answered: bool


@dataclass(frozen=True)
class Beside:
    """One buddy, and the days that they share."""

    enrolment: Enrolment
    days: Sequence[SharedDay]


@dataclass(frozen=True)
class BuddyPage:
    enrolment: Enrolment
    card: Card | None
    glance: Glance
    beside: Sequence[Beside]
    earlier: Sequence[Activity]
    has_asked: bool

    @property
    def who(self) -> str:
        return joined([one.enrolment.person.first_name for one in self.beside])

    @property
    def agreed(self) -> dict[str, str]:
        """By label, what stands on the card."""
        text = self.card.pair.agreement if self.card else None
        return agreeing.WORDS.shown(text.fields) if text else {}


def buddy_page(enrolment: Enrolment, me: Person, *, now: datetime) -> BuddyPage:
    card = overview.card_of(enrolment)
    others = card.others if card else []
    return BuddyPage(
        enrolment,
        card,
        overview.glance_at(enrolment),
        _beside(others, me, now=now),
        list(overview.earlier_of(enrolment)),
        bool(card and swapping.has_asked(card.buddy)),
    )


def _beside(others: Sequence[Enrolment], me: Person, *, now: datetime) -> list[Beside]:
    """Presence and what was shared; nothing of a text is read here, so nothing is logged."""
    if not others:
        return []
    sessions = sessions_in(cohort=others[0].cohort_id)
    states = presence.states(others, sessions, now=now)
    circles = sharing.circles_of(me, others, within=BUDDY, now=now)
    pods = {pod.enrolment_id: pod for pod in Pod.objects.filter(enrolment__in=others)}
    said = Conversation.objects.filter(reader=me, entry__pod__in=pods.values())
    answered = set(said.values_list("entry__pod__enrolment", "entry__session"))
    return [
        Beside(
            one,
            [
                SharedDay(row.state.session, (one.pk, row.state.session.pk) in answered)
                for row in (
                    reader_rows(pods[one.pk], states[one.pk], circles[one.pk]) if one.pk in pods else ()
                )
                if row.is_readable
            ],
        )
        for one in others
    ]
