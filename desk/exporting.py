"""The state of every step of a cohort as a sheet, made by a worker."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import slugify

from cohorts.local_time import day_of
from cohorts.models import Cohort
from desk import sheets, standing
from documents import issuing
from documents.models import Issue
from people.models import Person

STATE = "cohort-state"
KEPT_FOR = timedelta(days=1)
STEPS = 3


def ask_state(cohort: Cohort, *, form: str, lacks: str, by: Person, now: datetime) -> Issue:
    """When nothing changed since the last time, that one is ready at once."""
    rows = _table(cohort, lacks, now)
    told = json.dumps([form, rows], cls=DjangoJSONEncoder)
    return issuing.request(
        STATE,
        owner=by,
        about=cohort.key,
        parameters={"form": form, "lacks": lacks},
        fingerprint=hashlib.sha256(told.encode()).hexdigest(),
        name=f"stand-{slugify(cohort.name) or 'cohort'}-{day_of(now)}.{form}",
        now=now,
    )


def make_all(*, clock: Callable[[], datetime]) -> int:
    return issuing.make_all(STATE, _make_state, clock=clock)


def expire(*, now: datetime) -> int:
    """What is in an export is in the product as well, and newer: the file goes a day later."""
    due = list(Issue.objects.filter(kind=STATE, asked_at__lte=now - KEPT_FOR))
    issuing.discard(due)
    return len(due)


def _make_state(issue: Issue, *, now: datetime) -> None:
    cohort = Cohort.objects.get(pk=int(issue.about.split(":")[1]))
    issuing.step(issue, 1, STEPS)
    rows = _table(cohort, issue.parameters["lacks"], issue.asked_at)
    issuing.step(issue, 2, STEPS)
    _, write = sheets.FORMS[issue.parameters["form"]]
    issuing.finish(issue, write("Stand", rows), now=now)


def _table(cohort: Cohort, lacks: str, now: datetime) -> list[list[Any]]:
    found = standing.of_cohort(cohort, lacks=lacks, now=now)
    columns = standing.columns(found.sessions)
    return [[heading for heading, _ in columns], *([of(row) for _, of in columns] for row in found.rows)]
