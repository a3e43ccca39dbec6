"""The log of progress: the participant writes it; trainers, mentor and principal read and respond (ASG-3)."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assignments import access, keeping_log, naming
from assignments.access import answer_gate
from assignments.forms import LogForm
from assignments.models import Assignment, LogEntry, Support
from people.access import or_404, person, signed_in
from people.models import Person
from people.refusals import Refusal
from writing.answering import number


@dataclass(frozen=True)
class Reader:
    """Who has the log before them. `template` is their page; only the participant writes entries."""

    who: Person
    template: str
    support: Support | None = None


@signed_in
@require_http_methods(["GET", "POST"])
def own(request: HttpRequest, enrolment: int) -> HttpResponse:
    me = person(request)
    mine = naming.assignment_of(access.enrolment_to_support(me, enrolment))
    return _page(request, mine, Reader(me, "assignments/log.html"))


@signed_in
@require_http_methods(["GET", "POST"])
def as_trainer(request: HttpRequest, enrolment: int) -> HttpResponse:
    me = person(request)
    theirs = naming.assignment_of(access.enrolment_to_judge(me, enrolment, now=timezone.now()))
    return _page(request, theirs, Reader(me, "assignments/log_trainer.html"))


@answer_gate
@require_http_methods(["GET", "POST"])
def as_supporter(request: HttpRequest, support: Support) -> HttpResponse:
    return _page(request, support.assignment, Reader(support.person, "assignments/log_support.html", support))


def _page(request: HttpRequest, assignment: Assignment, reader: Reader) -> HttpResponse:
    entry = _entry_in(assignment, request.POST.get("entry", ""))
    form = LogForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        send = _sending(assignment, entry, reader)
        try:
            send(form.cleaned_data["text"], form.cleaned_data["once"])
        except Refusal as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, "Je reactie is geplaatst." if entry else "Je logboek is bijgewerkt.")
            return redirect(request.path)
    return _show(request, assignment, reader, form, entry)


def _entry_in(assignment: Assignment, pk: str) -> LogEntry | None:
    """The entry this form responds to; None when it adds one."""
    return or_404(assignment.log.filter(pk=number(pk)).first()) if pk else None


def _sending(assignment: Assignment, entry: LogEntry | None, reader: Reader) -> Callable[[str, str], object]:
    by, now = reader.who, timezone.now()
    if entry:
        return lambda text, once: keeping_log.respond(entry, text=text, token=once, by=by, now=now)
    or_404(reader.who if reader.who == assignment.enrolment.person else None)
    return lambda text, once: keeping_log.add(assignment, text=text, token=once, by=by, now=now)


def _show(
    request: HttpRequest, assignment: Assignment, reader: Reader, form: LogForm, entry: LogEntry | None
) -> HttpResponse:
    rows = assignment.log.order_by("-written_at").prefetch_related("thread__responses__author")
    entries = list(rows)
    replies = keeping_log.reply_drafts(entries, by=reader.who, back=request.path)
    draft = keeping_log.draft_of(assignment, by=reader.who, back=request.path)
    context = {
        "assignment": assignment,
        "enrolment": assignment.enrolment,
        "participant": assignment.enrolment.person,
        "support": reader.support,
        "reader": reader.who,
        "entries": list(zip(entries, replies, strict=True)),
        "draft": draft,
        "once": secrets.token_urlsafe(16),
        "form": form if form.is_bound and not entry else LogForm(initial=draft.fields),
        "reply_form": form if entry else None,
        "reply_to": entry.pk if entry else 0,
    }
    return render(request, reader.template, context, status=422 if form.errors else 200)
