from typing import Any, cast
from uuid import UUID

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404

from documents.file_names import plain_name
from documents.issuing import ARCHIVE
from documents.models import Issue, Upload
from people.models import Person


def own_issue(person: Person, issue: UUID) -> Issue:
    """A file made for this very person, or 404. All of theirs in one file has a door of its own."""
    return get_object_or_404(Issue.objects.exclude(kind=ARCHIVE), pk=issue, owner=person)


def issued_file(issue: Issue) -> HttpResponse:
    if not issue.is_done:
        raise Http404
    return _attachment(issue.file, name=issue.name, content_type=None)


def download(upload: Upload) -> HttpResponse:
    """For who was let through by the app that knows what this file belongs to."""
    return _attachment(upload.file, name=upload.name, content_type=upload.content_type)


def _attachment(file: FieldFile, *, name: str, content_type: str | None) -> HttpResponse:
    """Always saved, never shown in the browser: what somebody handed in must not run on our address."""
    try:
        opened: Any = file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(opened, as_attachment=True, filename=plain_name(name), content_type=content_type)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    # Views are typed by HttpResponse; one that streams is sent all the same.
    return cast(HttpResponse, response)
