"""One's own result as a document: tagged, with the chart as a drawing (POD-12)."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.text import slugify
from django.utils.timezone import localtime

from bigfive import overview, profile, scoring, texts
from bigfive.models import Elsewhere, Sitting
from documents import issuing
from documents.bands import band_chart
from documents.models import Issue
from documents.rendering import to_pdf
from people.refusals import Refusal

KIND = "bigfive"
STEPS = 3
TITLE = "Vragenlijst voor zelfreflectie"


class NothingYet(Refusal):
    message = "Er is nog geen uitslag. Daarna kun je een pdf maken."


def ask(sitting: Sitting, *, now: datetime) -> Issue:
    """Asks for the document. When nothing changed since the last time, that one is ready at once."""
    if not sitting.is_scored and not Elsewhere.objects.filter(sitting=sitting).exists():
        raise NothingYet
    who = sitting.enrolment.person
    return issuing.request(
        KIND,
        owner=who,
        about=sitting.key,
        parameters={},
        fingerprint=hashlib.sha256(as_html(sitting, made_at=None).encode()).hexdigest(),
        name=f"vragenlijst-{slugify(who.name) or 'deelnemer'}.pdf",
        now=now,
    )


def make(issue: Issue, *, now: datetime) -> None:
    """Makes one claimed document. When it was withdrawn meanwhile there is nothing to make, nor to tell."""
    rows = Sitting.objects.select_related("enrolment__cohort__version__programme", "enrolment__person")
    sitting = rows.filter(enrolment=int(issue.about.split(":")[1]), consented_at__isnull=False).first()
    if sitting is None:
        issuing.erase(about=issue.about)
        return
    issuing.step(issue, 1, STEPS)
    html = as_html(sitting, made_at=issue.asked_at)
    issuing.step(issue, 2, STEPS)
    issuing.finish(issue, to_pdf(html, made_at=issue.asked_at), now=now)


def as_html(sitting: Sitting, *, made_at: datetime | None) -> str:
    """The document as HTML. Without `made_at` nothing in it changes by itself, so it can be compared."""
    enrolment = sitting.enrolment
    elsewhere = Elsewhere.objects.filter(sitting=sitting).first()
    own = profile.profile_of(scoring.from_plain(sitting.result)) if sitting.result else None
    facts = [("Van", enrolment.person.name), ("Cohort", enrolment.cohort.name)]
    if made_at:
        facts.append(("Gemaakt op", format_date(localtime(made_at), "j F Y")))
    context = {
        "title": TITLE,
        "kind": "Uitslag, alleen voor jou",
        "subtitle": enrolment.person.name,
        "provider_name": settings.PROVIDER_NAME,
        "facts": facts,
        "profile": own,
        "how_to_read": texts.HOW_TO_READ,
        "no_dutch_norm": texts.NO_DUTCH_NORM,
        "chart": band_chart(own.bars, for_print=True) if own else "",
        "elsewhere": overview.written_of(elsewhere) if elsewhere else None,
        "comment": sitting.comment,
    }
    return render_to_string("bigfive/print/result.html", context)
