"""The intake report as a document: what each trainer made of it, the letter, the application (INT-3)."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.text import slugify
from django.utils.timezone import localtime

from documents import issuing
from documents.models import Issue
from documents.rendering import to_pdf
from intake import desk, overview, reading
from intake.models import Application, Decision
from intake.reading import Reading
from people.models import Person
from people.refusals import Refusal

KIND = "intake"
STEPS = 3


class NothingYet(Refusal):
    message = "Er is nog geen verslag dat je mag lezen. Daarna kun je een pdf maken."


def ask(application: Application, *, by: Person, now: datetime) -> Issue:
    """Asks for the document as this reader may see it. Unchanged since the last time, it is ready at once."""
    readings, decisions = _of(application, by, now=now)
    if not readings:
        raise NothingYet
    html = as_html(application, readings, decisions, made_at=None)
    return issuing.request(
        KIND,
        owner=by,
        about=application.key,
        parameters={"records": [one.record.pk for one in readings]},
        fingerprint=hashlib.sha256(html.encode()).hexdigest(),
        name=f"intakeverslag-{slugify(application.person.name) or 'aanmelder'}.pdf",
        now=now,
    )


def make(issue: Issue, *, now: datetime) -> None:
    """Makes one claimed document, and says how far it is."""
    rows = Application.objects.select_related("cohort__version__programme", "person", "text")
    application = rows.get(pk=int(issue.about.split(":")[1]))
    issuing.step(issue, 1, STEPS)
    readings, decisions = _of(application, issue.owner, now=now)
    html = as_html(application, readings, decisions, made_at=issue.asked_at)
    issuing.step(issue, 2, STEPS)
    issuing.finish(issue, to_pdf(html, made_at=issue.asked_at), now=now)


def _of(
    application: Application, reader: Person, *, now: datetime
) -> tuple[list[Reading], Sequence[Decision]]:
    """What this reader may see: the applicant after the decision, a trainer what is not blind to them."""
    if reader == application.person:
        readings = reading.records_for_applicant(application)
    else:
        readings = reading.records_for(reader, application, now=now)
    return readings, desk.decisions_of(application)


def as_html(
    application: Application,
    readings: list[Reading],
    decisions: Sequence[Decision],
    *,
    made_at: datetime | None,
) -> str:
    """The document as HTML. Without `made_at` nothing in it changes by itself, so it can be compared."""
    facts = [
        ("Aanmelding van", application.person.name),
        ("Training", application.cohort.version.programme.title),
        ("Cohort", application.cohort.name),
    ]
    interview = getattr(application, "interview", None)
    if interview and not interview.is_cancelled:
        facts.append(("Gesprek op", format_date(localtime(interview.starts_at), "j F Y")))
    if made_at:
        facts.append(("Gemaakt op", format_date(localtime(made_at), "j F Y")))
    chapters = [
        {"anchor": "verslag", "title": "Het gesprek"},
        {"anchor": "aanmelding", "title": "De aanmelding"},
    ]
    if decisions:
        chapters.insert(0, {"anchor": "brief", "title": "Het besluit"})
    context = {
        "title": "Intakeverslag",
        "kind": "Intakeverslag",
        "subtitle": application.person.name,
        "provider_name": settings.PROVIDER_NAME,
        "facts": facts,
        "chapters": chapters,
        "readings": readings,
        "decisions": decisions,
        "page": overview.page_of(application),
    }
    return render_to_string("intake/print/report.html", context)
