"""The register as a file, made by a worker: PDF to show, CSV to count with."""

import csv
import hashlib
import io
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime

from documents import issuing
from documents.models import Issue
from documents.rendering import to_pdf
from people.looking import log_act
from people.models import Person
from progress.register import HEAD, entries_of

KIND = "register"
STEPS = 2
# What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Form(StrEnum):
    PDF = "pdf"
    CSV = "csv"


def ask(year: int, form: Form, *, by: Person, now: datetime) -> Issue:
    """When nothing changed since the last time, that file is ready at once."""
    log_act("register-exported", about=f"register:{year}", by=by, now=now)
    return issuing.request(
        KIND,
        owner=by,
        about=f"register:{year}",
        parameters={"form": form.value},
        fingerprint=hashlib.sha256(form.encode() + as_csv(year, now=now)).hexdigest(),
        name=f"register-{year}.{form.value}",
        now=now,
    )


def make(issue: Issue, *, now: datetime) -> None:
    year, form = int(issue.about.split(":")[1]), Form(issue.parameters["form"])
    issuing.step(issue, 1, STEPS)
    if form == Form.CSV:
        content = as_csv(year, now=issue.asked_at)
    else:
        content = to_pdf(as_html(year, made_at=issue.asked_at), made_at=issue.asked_at)
    issuing.finish(issue, content, now=now)


def as_csv(year: int, *, now: datetime) -> bytes:
    """For Dutch Excel: semicolons, commas in numbers, and a mark that says it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    for entry in entries_of(year, now=now):
        writer.writerow([harmless(cell) for cell in entry.cells])
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """What somebody typed is never a formula in somebody else's spreadsheet."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_html(year: int, *, made_at: datetime) -> str:
    context = {
        "title": f"Register van deelname {year}",
        "subtitle": f"Wie wat volgde in {year}",
        "provider_name": settings.PROVIDER_NAME,
        "made_on": format_date(localtime(made_at), "j F Y"),
        "head": HEAD,
        "entries": entries_of(year, now=made_at),
    }
    return render_to_string("progress/print/register.html", context)
