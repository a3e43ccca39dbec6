"""The page of a mentor or principal: by signing in, or from a personal link (PPL-3)."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from assignments.access import may_read_text, supporter_gate
from assignments.models import Support
from documents.access import download
from people.access import person, signed_in
from pod import feedback, overview
from pod.forms import FeedbackForm
from pod.models import Circle
from progress import access
from progress.support import support_page, supports_of


@signed_in
@require_GET
def supporter(request: HttpRequest) -> HttpResponse:
    supports = supports_of(person(request), now=timezone.now())
    if len(supports) == 1:
        return redirect("progress:support", supports[0].pk)
    return render(request, "progress/supporter.html", {"supports": supports})


@supporter_gate
@require_GET
def support(request: HttpRequest, support: Support) -> HttpResponse:
    page = support_page(support, now=timezone.now())
    return render(request, "progress/support.html", {"page": page, "support": support})


@supporter_gate
@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, support: Support, number: int) -> HttpResponse:
    """One shared day, and a place to respond. On a new device a code by mail comes first."""
    now, me = timezone.now(), support.person
    if not may_read_text(request, support):
        return redirect(f"{reverse('assignments:code', args=[support.pk])}?dag={number}")
    entry, circles = access.entry_beside(support, number), frozenset([Circle(support.role)])
    draft = feedback.draft_of(entry, by=me, back=request.path)
    start = {**draft.fields, "once": secrets.token_urlsafe(16)}
    form = FeedbackForm(request.POST or None, initial=start)
    if request.method == "POST" and form.give(entry, circles, by=me, now=now):
        messages.success(request, f"Je reactie is verstuurd aan {entry.pod.enrolment.person.first_name}.")
        return redirect("progress:support_read", support.pk, number)
    context = overview.reader_day(entry, me, circles, now=now)
    context |= {"form": form, "draft": draft, "support": support}
    return render(request, "progress/support_read.html", context, status=422 if form.errors else 200)


@supporter_gate
@require_GET
def evidence(request: HttpRequest, support: Support, evidence: int) -> HttpResponse:
    """A file that was shared along with a day."""
    if not may_read_text(request, support):
        return redirect("assignments:code", support.pk)
    return download(access.upload_beside(support, evidence, now=timezone.now()))
