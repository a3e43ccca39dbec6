"""Exports of a cohort, made by a worker: the state of every step as a sheet, the list to sign as a PDF."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.timezone import localtime

from cohorts.local_time import day_of
from cohorts.models import Cohort, Session
from desk import sheets, standing
from documents import issuing
from documents.models import Issue
from documents.rendering import to_pdf
from people.models import Person

STATE, SIGNING = "cohort-state", "attendance-list"
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


def ask_list_to_sign(session: Session, *, by: Person, now: datetime) -> Issue:
    html = list_to_sign(session, made_at=None)
    return issuing.request(
        SIGNING,
        owner=by,
        about=session.key,
        parameters={},
        fingerprint=hashlib.sha256(html.encode()).hexdigest(),
        name=f"presentielijst-{slugify(session.cohort.name) or 'cohort'}-dag-{session.number}.pdf",
        now=now,
    )


def make_all(*, clock: Callable[[], datetime]) -> int:
    states = issuing.make_all(STATE, _make_state, clock=clock)
    return states + issuing.make_all(SIGNING, _make_list_to_sign, clock=clock)


def expire(*, now: datetime) -> int:
    """What is in an export is in the product as well, and newer: the file goes a day later."""
    old = Issue.objects.filter(kind__in=(STATE, SIGNING), asked_at__lte=now - KEPT_FOR)
    for issue in (due := list(old)):
        issuing.drop(issue)
    return len(due)


def _make_state(issue: Issue, *, now: datetime) -> None:
    cohort = Cohort.objects.get(pk=int(issue.about.split(":")[1]))
    issuing.step(issue, 1, STEPS)
    rows = _table(cohort, issue.parameters["lacks"], issue.asked_at)
    issuing.step(issue, 2, STEPS)
    _, write = sheets.FORMS[issue.parameters["form"]]
    issuing.finish(issue, write("Stand", rows), now=now)


def _make_list_to_sign(issue: Issue, *, now: datetime) -> None:
    session = Session.objects.select_related("cohort").get(pk=int(issue.about.split(":")[1]))
    issuing.step(issue, 1, STEPS)
    html = list_to_sign(session, made_at=issue.asked_at)
    issuing.step(issue, 2, STEPS)
    issuing.finish(issue, to_pdf(html, made_at=issue.asked_at), now=now)


def _table(cohort: Cohort, lacks: str, now: datetime) -> list[list[Any]]:
    found = standing.of_cohort(cohort, lacks=lacks, now=now)
    columns = standing.columns(found.sessions)
    return [[heading for heading, _ in columns], *([of(row) for _, of in columns] for row in found.rows)]


def list_to_sign(session: Session, *, made_at: datetime | None) -> str:
    """Without `made_at` nothing in it changes by itself, so it can be compared."""
    people = session.cohort.enrolments.active().select_related("person", "organisation")
    context = {
        "title": f"Presentielijst dag {session.number}",
        "subtitle": f"{session.cohort.name}, dag {session.number}: {session.theme}",
        "provider_name": settings.PROVIDER_NAME,
        "session": session,
        "trainers": list(session.trainers.order_by("name")),
        "people": list(people.order_by("person__name", "pk")),
        "made_on": localtime(made_at).date() if made_at else None,
    }
    return render_to_string("desk/print/attendance.html", context)
