"""The assignment with everything that was agreed about it, as a document (ASG-2)."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.text import slugify
from django.utils.timezone import localtime

from assignments import overview
from assignments.models import Assignment
from documents import issuing
from documents.models import Issue
from documents.rendering import to_pdf
from people.models import Person
from people.refusals import Refusal

KIND = "assignment"
STEPS = 3


class NothingYet(Refusal):
    message = "Er is nog geen opdracht voorgelegd. Daarna kun je een pdf maken."


def ask(assignment: Assignment, *, by: Person, now: datetime) -> Issue:
    """Asks for the document. When nothing changed since the last time, that one is ready at once."""
    if not assignment.editions.exists():
        raise NothingYet
    html = as_html(assignment, made_at=None)
    who = slugify(assignment.enrolment.person.name) or "deelnemer"
    return issuing.request(
        KIND,
        owner=by,
        about=assignment.key,
        parameters={},
        fingerprint=hashlib.sha256(html.encode()).hexdigest(),
        name=f"praktijkopdracht-{who}.pdf",
        now=now,
    )


def make(issue: Issue, *, now: datetime) -> None:
    """Makes one claimed document, and says how far it is."""
    rows = Assignment.objects.select_related("enrolment__cohort__version__programme", "enrolment__person")
    assignment = rows.get(pk=int(issue.about.split(":")[1]))
    issuing.step(issue, 1, STEPS)
    html = as_html(assignment, made_at=issue.asked_at)
    issuing.step(issue, 2, STEPS)
    issuing.finish(issue, to_pdf(html, made_at=issue.asked_at), now=now)


def as_html(assignment: Assignment, *, made_at: datetime | None) -> str:
    """The document as HTML. Without `made_at` nothing in it changes by itself, so it can be compared."""
    standing, enrolment = overview.standing(assignment), assignment.enrolment
    facts = [
        ("Van", enrolment.person.name),
        ("Training", enrolment.cohort.version.programme.title),
        ("Cohort", enrolment.cohort.name),
    ]
    if made_at:
        facts.append(("Gemaakt op", format_date(localtime(made_at), "j F Y")))
    context = {
        "title": standing.edition.fields["title"] if standing.edition else str(assignment),
        "kind": "Praktijkopdracht",
        "subtitle": enrolment.person.name,
        "provider_name": settings.PROVIDER_NAME,
        "facts": facts,
        "chapters": [
            {"anchor": "opdracht", "title": "De opdracht"},
            {"anchor": "akkoord", "title": "Wie wat zei"},
        ],
        "standing": standing,
        "history": overview.history(assignment),
    }
    return render_to_string("assignments/print/assignment.html", context)
