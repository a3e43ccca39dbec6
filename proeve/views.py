"""The Proeve of one participant, for each who has to do with it; and what they answer an invitation."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from agenda import calendars
from assignments.access import supporter_gate
from assignments.models import Support
from cohorts.access import leads
from cohorts.form_pages import READ_WRITE, sent
from people.access import person, signed_in
from people.models import Person
from people.refusals import Refusal
from proeve import access, answering, assessing, checklist, letters, tables
from proeve.checklist import Page
from proeve.forms import AnswerForm

THANKS = "Je antwoord is bewaard. Je kunt het hier nog veranderen."


@signed_in
@require_http_methods(READ_WRITE)
def own(request: HttpRequest, enrolment: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    mine = access.own(me, enrolment)
    page = checklist.page_of(mine, reader=checklist.PARTICIPANT, who=me.pk, now=now)
    return _page(request, "proeve/own.html", page, me, enrolment=mine)


@supporter_gate
@require_http_methods(READ_WRITE)
def support(request: HttpRequest, support: Support) -> HttpResponse:
    """Opening it changes nothing: a button answers (PPL-3)."""
    theirs, me, now = support.assignment.enrolment, support.person, timezone.now()
    page = checklist.page_of(theirs, reader=checklist.supporter(support), who=me.pk, now=now)
    return _page(request, "proeve/support.html", page, me, enrolment=theirs, support=support)


@signed_in
@require_http_methods(READ_WRITE)
def participant(request: HttpRequest, enrolment: int) -> HttpResponse:
    """For trainers, who may be invited themselves, and for the programme office."""
    now, me = timezone.now(), person(request)
    theirs = access.enrolment_to_follow(me, enrolment, now=now)
    is_trainer = leads(me, theirs.cohort_id, now=now)
    reader = checklist.TRAINER if is_trainer else checklist.OFFICE
    page = checklist.page_of(theirs, reader=reader, who=me.pk, now=now)
    return _page(request, "proeve/participant.html", page, me, enrolment=theirs, leads=is_trainer)


@signed_in
@require_safe
def calendar(request: HttpRequest, talk: int) -> HttpResponse:
    """ "Zet in mijn agenda", for who is invited."""
    mine = access.talk_to_come_to(person(request), talk)
    text = calendars.file([letters.happening(mine)], now=timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="proevegesprek.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_safe
def assessments(request: HttpRequest) -> HttpResponse:
    """What this person assesses now."""
    rows = tables.assessing(access.assessed_by(person(request)), now=timezone.now())
    return render(request, "proeve/assessments.html", {"rows": rows})


@signed_in
@require_safe
def assess(request: HttpRequest, attempt: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    assessor = access.assessor_at_work(me, attempt)
    theirs = assessor.attempt.proeve.enrolment
    page = checklist.page_of(theirs, reader=checklist.ASSESSOR, who=me.pk, now=now)
    context = {"page": page, "enrolment": theirs, "assessor": assessor, "attempt": assessor.attempt}
    return render(request, "proeve/assess.html", context)


@signed_in
@require_http_methods(READ_WRITE)
def withdraw(request: HttpRequest, attempt: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    assessor = access.assessor_at_work(me, attempt)
    if request.method != "POST":
        return render(request, "proeve/withdraw.html", {"assessor": assessor})
    try:
        assessing.withdraw(assessor, by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Je bent geen beoordelaar meer. Wie het gesprek plant, hoort het.")
    return redirect("proeve:assessments")


def _page(request: HttpRequest, template: str, page: Page, me: Person, **context: Any) -> HttpResponse:
    """Checklist, talk, and the answer of who looks; an answer that does not hold comes back as typed."""
    form = AnswerForm(sent(request), initial=_given(page))
    if form.is_valid() and _answer(form, page, me):
        messages.success(request, THANKS)
        return redirect(request.path)
    status = 422 if form.errors else 200
    return render(request, template, {"page": page, "form": form, **context}, status=status)


def _given(page: Page) -> dict[str, str]:
    seat = page.seat
    return {"says": seat.answer, "words": seat.words, "asked": page.mark} if seat else {}


def _answer(form: AnswerForm, page: Page, me: Person) -> bool:
    given = form.cleaned_data
    try:
        if page.talk is None:
            raise answering.NotInvited
        answering.answer(page.talk, **given, by=me, now=page.now)
    except answering.WhichTime as refusal:
        form.add_error("words", str(refusal))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return not form.errors
