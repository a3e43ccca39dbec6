"""The message with the personal link of a mentor or principal."""

from datetime import datetime

from django.urls import reverse

from assignments.linking import token_for
from assignments.models import Support
from outbox.planning import Planned


def invited(support: Support, *, is_urgent: bool = False, now: datetime) -> Planned:
    enrolment = support.assignment.enrolment
    return Planned(
        "invitation_support",
        to=support.person,
        subject=support.key,
        occasion=f"link:{support.link_number}",
        group=enrolment.cohort.key,
        is_urgent=is_urgent,
        facts={
            "participant": enrolment.person.name,
            "role": support.get_role_display().lower(),
            "programme": enrolment.cohort.version.programme.title,
            "secret_path": reverse("assignments:link", args=[token_for(support)]),
        },
    )
