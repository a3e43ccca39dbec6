"""The messages about an evaluation: that there are questions, and once more."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from cohorts.local_time import day_of
from evaluation.models import Round
from outbox.planning import Planned
from people.models import Person


def asked(about: Round, to: Person) -> Planned:
    return _about("evaluation_asked", about, to)


def reminder(about: Round, to: Person) -> Planned:
    return _about("evaluation_reminder", about, to)


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
