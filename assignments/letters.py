"""The messages about an assignment. Never a word of what stands in it, or of an answer (MSG-6)."""

from datetime import datetime

from django.urls import reverse

from assignments.linking import token_for
from assignments.models import Assignment, Declaration, Edition, LogEntry, Support
from cohorts.models import Enrolment, Session
from outbox.planning import Planned
from people.models import Person


def invited(support: Support, *, is_urgent: bool = False, now: datetime) -> Planned:
    enrolment = support.assignment.enrolment
    return Planned(
        "invitation_support",
        to=support.person,
        subject=support.key,
        occasion=f"link:{support.link_number}",
        group=enrolment.cohort.key,
        is_urgent=is_urgent,
        facts=_support_facts(support),
    )


def _support_facts(support: Support) -> dict[str, object]:
    enrolment = support.assignment.enrolment
    return {
        "participant": enrolment.person.name,
        "role": support.get_role_display().lower(),
        "programme": enrolment.cohort.version.programme.title,
        "secret_path": link_of(support),
    }


def link_of(support: Support) -> str:
    return reverse("assignments:link", args=[token_for(support)])


def to_support(kind: str, support: Support, *, about: Edition | Declaration, at: datetime) -> Planned:
    """What asks a mentor or principal for an answer, or reminds them; counted from when they were asked."""
    return Planned(
        kind,
        to=support.person,
        subject=support.key,
        occasion=about.key,
        facts=_support_facts(support),
        group=support.assignment.enrolment.cohort.key,
        anchor=f"{about.key}:{support.key}",
        anchor_at=at,
    )


def to_trainer(kind: str, trainer: Person, *, about: Edition | Declaration, at: datetime) -> Planned:
    enrolment = about.assignment.enrolment
    return Planned(
        kind,
        to=trainer,
        subject=about.assignment.key,
        occasion=about.key,
        facts={
            "cohort": enrolment.cohort.name,
            "participant": enrolment.person.name,
            "path": reverse("assignments:judge", args=[enrolment.pk]),
        },
        group=enrolment.cohort.key,
        anchor=about.key,
        anchor_at=at,
    )


def start_waits(enrolment: Enrolment, first: Session) -> Planned:
    """Hangs on the first day, and moves with it."""
    return Planned(
        "start_waits",
        to=enrolment.person,
        subject=f"enrolment:{enrolment.pk}",
        occasion=first.key,
        facts={
            "cohort": enrolment.cohort.name,
            "starts_at": first.starts_at,
            "path": reverse("assignments:assignment", args=[enrolment.pk]),
        },
        group=enrolment.cohort.key,
        anchor=f"{first.key}:start",
        anchor_at=first.starts_at,
    )


def answered(assignment: Assignment, *, giver: Person, occasion: str) -> Planned:
    enrolment = assignment.enrolment
    return Planned(
        "assignment_answered",
        to=enrolment.person,
        subject=assignment.key,
        occasion=occasion,
        group=enrolment.cohort.key,
        facts={"giver": giver.name, "path": reverse("assignments:assignment", args=[enrolment.pk])},
    )


def log_response(entry: LogEntry, *, giver: Person, response_id: int) -> Planned:
    enrolment = entry.assignment.enrolment
    path = reverse("assignments:log", args=[enrolment.pk])
    return Planned(
        "log_response",
        to=enrolment.person,
        subject=entry.key,
        occasion=f"response:{response_id}",
        group=enrolment.cohort.key,
        facts={"giver": giver.name, "path": f"{path}#log-{entry.pk}"},
    )
