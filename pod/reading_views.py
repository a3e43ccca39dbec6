"""Beside a POD: what its readers see. All text comes from `sharing.read_for`, which logs the look."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from documents.access import download
from people.access import person, signed_in
from pod import access, feedback, overview, presence
from pod.forms import FeedbackForm


@signed_in
@require_GET
def reader(request: HttpRequest, enrolment: int) -> HttpResponse:
    """One participant's POD for who stands in a circle around it: presence for all, text where shared."""
    now, me = timezone.now(), person(request)
    alongside = access.pod_alongside(me, enrolment, now=now)
    pod = alongside.pod
    states = presence.states([pod.enrolment], overview.sessions_of(pod), now=now)[enrolment]
    context = {
        "enrolment": pod.enrolment,
        "participant": pod.enrolment.person,
        "rows": overview.reader_rows(pod, states, alongside.circles),
        "is_present": presence.pod_is_present(states),
        "growth": overview.growth_for(pod, me, alongside.circles, now=now),
    }
    return render(request, "pod/reader.html", context)


@signed_in
@require_GET
def by_session(request: HttpRequest, enrolment: int, session: int) -> HttpResponse:
    """The way in from a mail: the day's number as it is now."""
    pod = access.pod_alongside(person(request), enrolment, now=timezone.now()).pod
    return redirect("pod:read", enrolment, access.number_of(pod, session))


@signed_in
@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, enrolment: int, number: int) -> HttpResponse:
    """One shared day, and a place to respond."""
    now, me = timezone.now(), person(request)
    entry, circles = access.entry_alongside(me, enrolment, number, now=now)
    draft = feedback.draft_of(entry, by=me, back=request.path)
    start = {**draft.fields, "once": secrets.token_urlsafe(16)}
    form = FeedbackForm(request.POST or None, initial=start)
    if request.method == "POST" and form.give(entry, circles, by=me, now=now):
        messages.success(request, f"Je reactie is verstuurd aan {entry.pod.enrolment.person.first_name}.")
        return redirect("pod:read", enrolment, number)
    context = overview.reader_day(entry, me, circles, now=now) | {"form": form, "draft": draft}
    return render(request, "pod/read.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def evidence_file(request: HttpRequest, evidence: int) -> HttpResponse:
    return download(access.evidence_to_read(person(request), evidence, now=timezone.now()))
