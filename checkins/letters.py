"""The messages: that there are three questions, and where. Never a word of the assignment (MSG-6)."""

from datetime import datetime

from django.urls import reverse

from checkins.linking import token_for
from checkins.models import Reply
from outbox.planning import Planned


def to_ask(reply: Reply, *, due: datetime) -> list[Planned]:
    """The question, and one reminder."""
    end = "" if reply.role == Reply.Role.PARTICIPANT else "_support"
    return [_planned(f"{kind}{end}", reply, due) for kind in ("checkin_asked", "checkin_reminder")]


def _planned(kind: str, reply: Reply, due: datetime) -> Planned:
    cohort = reply.checkin.enrolment.cohort
    return Planned(
        kind,
        to=reply.person,
        subject=reply.key,
        occasion="",
        facts=_facts(reply),
        group=cohort.key,
        anchor=reply.key,
        anchor_at=due,
    )


def _facts(reply: Reply) -> dict[str, object]:
    enrolment = reply.checkin.enrolment
    known: dict[str, object] = {"cohort": enrolment.cohort.name, "closes_at": reply.checkin.closes_at}
    if reply.role == Reply.Role.PARTICIPANT:
        return known | {"path": reverse("checkins:answer", args=[reply.pk])}
    link = reverse("checkins:link", args=[token_for(reply)])
    names = {"participant": enrolment.person.name, "role": reply.get_role_display().lower()}
    return known | names | {"secret_path": link}
