"""A message to everyone who takes part in a cohort, from a trainer or the programme office."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from cohorts import placing
from cohorts.models import Cohort, Enrolment
from outbox.planning import Planned, plan_many
from outbox.rules import opening
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from writing import drafts
from writing.drafts import Desk, Place

KIND = "cohort_message"
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


def recipients_of(cohort: Cohort) -> list[Person]:
    """Who takes part now; not the trainers, mentors or principals."""
    active = Enrolment.objects.active().filter(cohort=cohort).select_related("person")
    return [one.person for one in active.order_by("person__name")]


def leaves_at(now: datetime) -> datetime:
    """Mail keeps office hours: what is sent in the evening goes in the morning."""
    return opening(now)


def _key(cohort: Cohort) -> str:
    return f"{cohort.key}:message"
