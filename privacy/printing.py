"""A privacy paper as a document, for who wants it outside the site."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime

from documents import issuing
from documents.models import Issue
from documents.rendering import to_pdf
from people.models import Person
from privacy import editions, papers
from privacy.papers import Paper

KIND = "paper"
STEPS = 2


def ask(paper: Paper, *, by: Person, now: datetime) -> Issue:
    """The one that was made before, as long as the paper and the provider are the same."""
    html = as_html(paper, made_at=None)
    return issuing.request(
        KIND,
        owner=by,
        about=f"paper:{paper.slug}",
        parameters={"slug": paper.slug},
        fingerprint=hashlib.sha256(html.encode()).hexdigest(),
        name=f"{paper.slug}.pdf",
        now=now,
    )


def make(issue: Issue, *, now: datetime) -> None:
    html = as_html(papers.paper_named(issue.parameters["slug"]), made_at=issue.asked_at)
    issuing.step(issue, 1, STEPS)
    issuing.finish(issue, to_pdf(html, made_at=issue.asked_at), now=now)


def as_html(paper: Paper, *, made_at: datetime | None) -> str:
    """Without `made_at` nothing in it changes by itself, so it can be compared."""
    page = papers.print_of(paper)
    facts = [("Versie", format_date(editions.latest().on, "j F Y"))]
    if made_at:
        facts.append(("Gemaakt op", format_date(localtime(made_at), "j F Y")))
    context = {
        "title": page.title,
        "subtitle": page.lead,
        "provider_name": settings.PROVIDER_NAME,
        "facts": facts,
        "chapters": page.chapters,
        "page": page,
    }
    return render_to_string("privacy/print/paper.html", context)
