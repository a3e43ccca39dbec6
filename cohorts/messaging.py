"""A message to everyone who takes part in a cohort, from a trainer or the programme office.

The worker of the outbox sends it, one mail after another; whoever may write to the cohort sees how far it
is and can stop it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.db.models.fields.json import KT

from cohorts import placing
from cohorts.models import Cohort, Enrolment
from outbox import recalling
from outbox.models import Message, MessageQuerySet
from outbox.planning import Planned, plan_many
from outbox.recalling import Far
from outbox.rules import opening
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from writing import drafts
from writing.drafts import Desk, Place

KIND = "cohort_message"
CALLED_BACK = "De afzender hield dit bericht tegen voordat het bij jou was."
RECENT = timedelta(days=14)
LABELS = {"title": "Onderwerp", "words": "Bericht"}


class Nobody(Refusal):
    message = "Er doet nog niemand mee aan dit cohort. Je bericht is niet verstuurd; je tekst staat er nog."


def draft_of(cohort: Cohort, *, by: Person, back: str) -> Desk:
    return drafts.desk(Place(by.pk, _key(cohort), f"Bericht aan {cohort.name}", back, LABELS))


@transaction.atomic
def send(cohort: Cohort, *, title: str, words: str, token: UUID, by: Person, now: datetime) -> int:
    """To how many it goes. The same token goes once, however often the button is pressed."""
    placing.refuse_archived(placing.locked(cohort))
    people = recipients_of(cohort)
    if not people:
        raise Nobody
    facts = {"sender": by.name, "cohort": cohort.name, "title": title, "words": words}
    planned = [Planned(KIND, to, cohort.key, token.hex, facts, group=cohort.key) for to in people]
    sent = plan_many(planned, now=now)
    if sent:
        log_act("cohort-message-sent", about=cohort.key, by=by, now=now)
        drafts.discard(_key(cohort), by=by, now=now)
    return sent


@dataclass(frozen=True)
class Sending:
    """One message that was sent, by the token it was sent with."""

    token: UUID
    title: str
    sender: str
    asked_at: datetime
    far: Far


def sending(cohort: Cohort, token: UUID) -> Sending | None:
    rows = _rows(cohort, token)
    far, one = recalling.how_far(rows), rows.exclude(facts={}).first() or rows.first()
    if far is None or one is None:
        return None
    return Sending(token, one.facts.get("title", ""), one.facts.get("sender", ""), one.created_at, far)


def recent(cohort: Cohort, *, now: datetime) -> list[tuple[UUID, str, datetime]]:
    """What was sent lately, the latest first: token, title and moment."""
    rows = Message.objects.filter(kind=KIND, group=cohort.key, created_at__gt=now - RECENT)
    # Of somebody who was erased the mail has no title any more.
    titled = rows.values("occasion").annotate(title=Max(KT("facts__title")), at=Max("created_at"))
    found = titled.order_by("-at")
    return [(UUID(one["occasion"]), one["title"] or "", one["at"]) for one in found]


@transaction.atomic
def stop(cohort: Cohort, token: UUID, *, by: Person, now: datetime) -> int:
    """How many do not get it any more."""
    stopped = recalling.call_back(_rows(cohort, token), reason=CALLED_BACK)
    if stopped:
        log_act("cohort-message-stopped", about=cohort.key, by=by, now=now)
    return stopped


def _rows(cohort: Cohort, token: UUID) -> MessageQuerySet:
    return Message.objects.filter(kind=KIND, subject=cohort.key, occasion=token.hex)


def recipients_of(cohort: Cohort) -> list[Person]:
    """Who takes part now; not the trainers, mentors or principals."""
    active = Enrolment.objects.active().filter(cohort=cohort).select_related("person")
    return [one.person for one in active.order_by("person__name")]


def leaves_at(now: datetime) -> datetime:
    """Mail keeps office hours: what is sent in the evening goes in the morning."""
    return opening(now)


def _key(cohort: Cohort) -> str:
    return f"{cohort.key}:message"
