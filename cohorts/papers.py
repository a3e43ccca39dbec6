"""What lies on the table on a training day, as tagged PDF: who signs, who sits where, who gets what."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, TextChoices
from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime

from cohorts.models import Attendance, Enrolment, Session
from documents import issuing
from documents.models import Issue
from documents.rendering import to_pdf
from people.models import Person
from people.refusals import Refusal

KIND = "day-papers"
STEPS = 3
Status = Attendance.Status


class Sheet(TextChoices):
    ATTENDANCE = "presentielijst", "Presentielijst om te tekenen"
    SIGNS = "naambordjes", "Naambordjes"
    HANDOVER = "getuigschriften", "Lijst voor het uitreiken van getuigschriften"
    LETTERS = "uitnodigingen", "Uitnodigingsbrieven"


class NobodyYet(Refusal):
    message = "Er doet nog niemand mee aan dit cohort. Er is nog niets om af te drukken."


def ask(session: Session, sheet: Sheet, *, by: Person, now: datetime) -> Issue:
    """Asks for one sheet. When nothing changed since the last time, that one is ready at once."""
    if not _people(session).exists():
        raise NobodyYet
    return issuing.request(
        KIND,
        owner=by,
        about=session.key,
        parameters={"sheet": sheet.value},
        fingerprint=hashlib.sha256(as_html(session, sheet, made_at=None).encode()).hexdigest(),
        name=f"{sheet.value}-dag-{session.number}.pdf",
        now=now,
    )


def make(issue: Issue, *, now: datetime) -> None:
    rows = Session.objects.select_related("cohort__version__programme")
    session = rows.get(pk=int(issue.about.split(":")[1]))
    issuing.step(issue, 1, STEPS)
    html = as_html(session, Sheet(issue.parameters["sheet"]), made_at=issue.asked_at)
    issuing.step(issue, 2, STEPS)
    issuing.finish(issue, to_pdf(html, made_at=issue.asked_at), now=now)


def as_html(session: Session, sheet: Sheet, *, made_at: datetime | None) -> str:
    """Without `made_at` nothing in it changes by itself, so it can be compared."""
    context = {
        "title": sheet.label,
        "subtitle": f"{session.cohort.name}, {session.cohort.version.programme.title}",
        "provider_name": settings.PROVIDER_NAME,
        "provider_mail": settings.PROVIDER_MAIL,
        "session": session,
        "made_on": format_date(localtime(made_at), "j F Y") if made_at else "",
        **CONTENTS[sheet](session),
    }
    return render_to_string(f"cohorts/print/{sheet.name.lower()}.html", context)


def _people(session: Session) -> Any:
    active = Enrolment.objects.active().filter(cohort=session.cohort_id)
    return active.select_related("person", "organisation").order_by("person__name", "pk")


def _everyone(session: Session) -> dict[str, Any]:
    """The list lies where everybody sees it: nothing about absence is on it."""
    return {"people": _people(session), "trainers": _trainers(session)}


def _with_days(session: Session) -> dict[str, Any]:
    counts = Q(attendances__session__cancelled_at=None)
    there = counts & Q(attendances__status__in=(Status.PRESENT, Status.PARTLY))
    people = _people(session).annotate(days_there=Count("attendances", filter=there, distinct=True))
    return {"people": people, "days": session.cohort.sessions.that_count().count()}


def _with_programme(session: Session) -> dict[str, Any]:
    days = session.cohort.sessions.that_count().order_by("starts_at")
    return {"people": _people(session), "days": days, "first": days.first()}


def _trainers(session: Session) -> list[str]:
    leads = session.cohort.trainerships.filter(until=None).select_related("person")
    return [one.person.name for one in leads.order_by("person__name")]


CONTENTS: dict[Sheet, Callable[[Session], dict[str, Any]]] = {
    Sheet.ATTENDANCE: _everyone,
    Sheet.SIGNS: _everyone,
    Sheet.HANDOVER: _with_days,
    Sheet.LETTERS: _with_programme,
}
