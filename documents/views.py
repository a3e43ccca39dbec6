from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from documents import access, working
from people.access import person, signed_in
from people.refusals import Refusal

# Asking every second is for seconds: whoever waits longer is told so, and asks by hand.
ASKS_FOR = timedelta(minutes=5)


@signed_in
@require_safe
def issue(request: HttpRequest, issue: UUID) -> HttpResponse:
    """How far a file is, and where to get it when it is done."""
    found = access.own_issue(person(request), issue)
    takes_long = timezone.now() - found.asked_at > ASKS_FOR
    page = "documents/issue.html#progress" if request.htmx else "documents/issue.html"  # type: ignore[attr-defined]
    response = render(request, page, {"issue": found, "takes_long": takes_long})
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_safe
def issue_file(request: HttpRequest, issue: UUID) -> HttpResponse:
    return access.issued_file(access.own_issue(person(request), issue))


@signed_in
@require_POST
def stop_issue(request: HttpRequest, issue: UUID) -> HttpResponse:
    found = access.own_issue(person(request), issue)
    try:
        working.stop(found)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("documents:issue", found.pk)
