"""What an evaluation gave, as a document (PRI-5 holds for it as for the page)."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime

from documents import issuing
from documents.models import Issue
from documents.rendering import to_pdf
from evaluation.models import Round
from evaluation.results import LEAST, response_to, results_of
from people.models import Person
from people.refusals import Refusal

KIND = "evaluation"
STEPS = 3


class NoResults(Refusal):
    message = "Er is nog geen uitslag: de evaluatie is open, of er waren minder dan vijf antwoorden."


def ask(found: Round, *, by: Person, now: datetime) -> Issue:
    """Asks for the document. A closed round does not change, so it is made once for each reader."""
    if results_of(found) is None:
        raise NoResults
    html = as_html(found, made_at=None)
    return issuing.request(
        KIND,
        owner=by,
        about=found.key,
        parameters={},
        fingerprint=hashlib.sha256(html.encode()).hexdigest(),
        name=f"evaluatie-{found.cohort_id}-{'later' if found.is_later else 'eind'}.pdf",
        now=now,
    )


def make(issue: Issue, *, now: datetime) -> None:
    rows = Round.objects.select_related("cohort__version__programme")
    found = rows.get(pk=int(issue.about.split(":")[1]))
    issuing.step(issue, 1, STEPS)
    html = as_html(found, made_at=issue.asked_at)
    issuing.step(issue, 2, STEPS)
    issuing.finish(issue, to_pdf(html, made_at=issue.asked_at), now=now)


def as_html(found: Round, *, made_at: datetime | None) -> str:
    """Without `made_at` nothing in it changes by itself, so it can be compared."""
    facts = [
        ("Training", found.cohort.version.programme.title),
        ("Cohort", found.cohort.name),
        ("Gevraagd", found.get_moment_display()),
    ]
    if made_at:
        facts.append(("Gemaakt op", format_date(localtime(made_at), "j F Y")))
    context = {
        "title": "Evaluatie",
        "kind": "Uitslag van een anonieme evaluatie",
        "subtitle": f"{found.cohort.name}, {found.get_moment_display()}",
        "provider_name": settings.PROVIDER_NAME,
        "facts": facts,
        "response": response_to(found),
        "results": results_of(found),
        "least": LEAST,
    }
    return render_to_string("evaluation/print/results.html", context)
