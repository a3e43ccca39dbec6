"""The messages about evaluations and complaints. Of a complaint they say that there is one (MSG-6)."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from cohorts.local_time import day_of
from evaluation.models import Complaint, Reply, Round
from outbox.planning import Planned
from people.models import Person

ASKED, REMINDER = "evaluation_asked", "evaluation_reminder"


def asked(about: Round, to: Person) -> Planned:
    return _about(ASKED, about, to)


def reminder(about: Round, to: Person) -> Planned:
    return _about(REMINDER, about, to)


def _about(kind: str, about: Round, to: Person) -> Planned:
    return Planned(kind, to, about.key, "", _facts(about), group=about.cohort.key)


def _facts(about: Round) -> dict[str, Any]:
    """It closes at midnight; what is told is the last whole day."""
    return {
        "programme": about.cohort.version.programme.title,
        "cohort": about.cohort.name,
        "is_later": about.is_later,
        "until_on": day_of(about.closes_at - timedelta(seconds=1)),
        "path": reverse("evaluation:answer", args=[about.pk]),
    }


def complaint_received(about: Complaint, to: Person) -> Planned:
    return Planned("complaint_received", to, about.key, "", {"path": _path(about)})


def complaint_due(about: Complaint, to: Person) -> Planned:
    facts = {"path": _path(about), "until_on": day_of(about.decided_before)}
    anchor = f"{about.key}:{to.pk}"
    return Planned("complaint_due", to, about.key, "", facts, anchor=anchor, anchor_at=about.made_at)


def complaint_answered(reply: Reply, to: Person) -> Planned:
    about = reply.complaint
    facts = {"path": _path(about), "is_decided": reply.is_decision}
    return Planned("complaint_answered", to, about.key, f"reply:{reply.pk}", facts)


def _path(about: Complaint) -> str:
    return reverse("evaluation:complaint", args=[about.pk])
