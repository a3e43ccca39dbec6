"""Answering, and changing one's answers until the questions close (PRV-8)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from checkins.asking import Questions, questions_for
from checkins.laying import KINDS
from checkins.models import Checkin, Reply
from outbox import planning
from people.refusals import Refusal
from writing import drafts


class Closed(Refusal):
    message = "De vragen zijn gesloten. Je kunt niets meer veranderen."


@dataclass(frozen=True)
class Page:
    reply: Reply
    questions: Questions
    draft: drafts.Desk
    others: list[Reply]
    is_open: bool

    @property
    def start(self) -> dict[str, str]:
        """What was given, and over it what was typed since."""
        given = {"used": self.reply.used, "example": self.reply.example, "onward": self.reply.onward}
        return given | self.draft.fields


def page_for(reply: Reply, *, back: str, now: datetime) -> Page:
    asked = questions_for(reply)
    labels = {"example": asked.example, "onward": asked.onward}
    place = drafts.Place(reply.person_id, reply.key, "Na drie maanden", back, labels)
    return Page(reply, asked, drafts.desk(place), _read_by(reply), reply.checkin.is_open(now))


def _read_by(reply: Reply) -> list[Reply]:
    """The participant reads what mentor and principal answered; they read nobody's."""
    if reply.role != Reply.Role.PARTICIPANT:
        return []
    rows = reply.checkin.replies.exclude(pk=reply.pk).exclude(answered_at=None)
    return list(rows.select_related("person").order_by("role"))


@transaction.atomic
def answer(reply: Reply, *, used: str, example: str, onward: str, now: datetime) -> Reply:
    checkin = Checkin.objects.select_for_update().get(pk=reply.checkin_id)
    if not checkin.is_open(now):
        raise Closed
    row = Reply.objects.select_for_update().get(pk=reply.pk)
    row.used, row.example, row.onward, row.answered_at = used, example, onward, now
    row.save(update_fields=["used", "example", "onward", "answered_at"])
    drafts.discard(row.key, by=reply.person, now=now)
    planning.lapse(kinds=KINDS, subject=row.key, reason="Je hebt al geantwoord.", now=now)
    return row
