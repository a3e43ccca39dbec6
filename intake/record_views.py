"""A trainer's own record of an intake, a second judge, and the decision (INT-3 to INT-6)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from cohorts.form_pages import READ_WRITE, form_page, sent
from intake import access, deciding, desk, judging, overview, printing, reading
from intake import record as words
from intake.conversation_forms import DecisionForm, RecordForm, SecondForm
from intake.models import Application, Record
from people.access import person, signed_in, wants_json
from people.models import Person
from people.refusals import Refusal
from writing import answering, history
from writing.access import is_of_another
from writing.comparing import side_by_side
from writing.saving import Saved


@signed_in
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, application: int) -> HttpResponse:
    """One's own record. Typing saves through here too, and so do the buttons."""
    if request.method == "POST" and is_of_another(request):
        return answering.to_another()
    me, now = person(request), timezone.now()
    found = access.application_to_judge(me, application, now=now)
    try:
        mine = judging.begin(found, by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("intake:application", found.pk)
    if request.method == "GET":
        return _show(request, mine, RecordForm(initial=mine.text.fields))
    return _write(request, mine, by=me)


def _write(request: HttpRequest, mine: Record, *, by: Person) -> HttpResponse:
    now = timezone.now()

    def save() -> Saved:
        origin = answering.origin(request.POST)
        return judging.save(mine, fields=request.POST.dict(), origin=origin, by=by, now=now)

    if wants_json(request):
        return answering.answer(save, words=lambda: words.WORDS, now=now)
    try:
        saved = save()
    except Refusal as refusal:
        return _refused(request, mine, refusal)
    if saved.clashes:
        form = RecordForm({**request.POST.dict(), **saved.differences})
        rows = side_by_side(saved, words.WORDS)
        return _show(request, mine, form, clash=rows, number_from=saved.text.number, typed=True)
    return _pressed(request, mine, by=by)


def _refused(request: HttpRequest, mine: Record, refusal: Refusal) -> HttpResponse:
    """The page again with all that was typed, and the reason."""
    form = RecordForm(request.POST)
    answering.say_why(form, refusal)
    base = answering.origin(request.POST).base
    is_locked = not refusal.can_be_mended
    return _show(request, mine, form, number_from=base, typed=True, locked=is_locked)


def _pressed(request: HttpRequest, mine: Record, *, by: Person) -> HttpResponse:
    """A button was pressed: give the record, or go on later."""
    if request.POST.get("action") != "give":
        messages.success(request, "Je verslag is bewaard. Je kunt later verdergaan.")
        return redirect("intake:application", mine.application_id)
    mine.text.refresh_from_db()
    form = RecordForm(request.POST)
    if not form.is_valid():
        return _show(request, mine, form)
    try:
        judging.give(mine, by=by, now=timezone.now())
    except Refusal as refusal:
        return _refused(request, mine, refusal)
    messages.success(request, "Je verslag is af. De trainers van dit cohort kunnen het lezen.")
    return redirect("intake:application", mine.application_id)


def _show(request: HttpRequest, mine: Record, form: RecordForm, **extra: Any) -> HttpResponse:
    application, text = mine.application, mine.text
    context = {
        "application": application,
        "page": overview.page_of(application),
        "record": mine,
        "form": form,
        "locked": bool(mine.given_at or application.decision),
        "number_from": text.number,
        "saved_at": text.saved_at,
        "has_aside": history.has_aside(text),
        "write_url": reverse("intake:record", args=[application.pk]),
        **extra,
    }
    status = 422 if form.errors or extra.get("clash") else 200
    return render(request, "intake/record.html", context, status=status)


@signed_in
@require_POST
def reopen(request: HttpRequest, application: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    mine = access.own_record(access.application_to_judge(me, application, now=now), me)
    try:
        judging.reopen(mine, by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("intake:application", application)
    return redirect("intake:record", application)


@signed_in
@require_http_methods(READ_WRITE)
def second(request: HttpRequest, application: int) -> HttpResponse:
    """Asks another trainer to judge blind; or not after all."""
    me, now = person(request), timezone.now()
    found = access.application_to_judge(me, application, now=now)
    if request.POST.get("action") == "let-go":
        judging.let_go_second(found, by=me, now=now)
        return redirect("intake:application", found.pk)
    form = SecondForm(sent(request), people=desk.possible_judges(found, me))
    if form.is_valid():
        asked = form.cleaned_data["trainer"]
        try:
            judging.ask_second(found, trainer=asked, by=me, now=now)
        except Refusal as refusal:
            form.add_error("trainer", str(refusal))
        else:
            messages.success(request, f"{asked.name} krijgt een mail met de vraag om mee te oordelen.")
            return redirect("intake:application", found.pk)
    return form_page(request, "intake/second.html", form, application=found)


@signed_in
@require_http_methods(READ_WRITE)
def decide(request: HttpRequest, application: int) -> HttpResponse:
    """The form, then the letter as it will be sent, then sending it."""
    me, now = person(request), timezone.now()
    found = access.application_to_judge(me, application, now=now)
    draft = deciding.draft_of(found, by=me, back=request.path)
    last = found.decision
    form = DecisionForm(sent(request), initial={"replaces": last.pk if last else None, **draft.fields})
    if not form.is_valid() or request.POST.get("action") == "edit":
        return _decide_page(request, found, form, draft=draft)
    if request.POST.get("action") != "send":
        letter = deciding.letter_of(found, form.choice().tidy(), by=me, now=now)
        return render(request, "intake/preview.html", {"application": found, "form": form, "letter": letter})
    return _send(request, found, form, draft=draft)


def _send(request: HttpRequest, found: Application, form: DecisionForm, *, draft: Any) -> HttpResponse:
    me, now = person(request), timezone.now()
    try:
        deciding.decide(found, form.choice(), replaces=form.cleaned_data["replaces"], by=me, now=now)
    except Refusal as refusal:
        fresh = access.application_to_judge(me, found.pk, now=now)
        form = DecisionForm({**request.POST.dict(), "replaces": getattr(fresh.decision, "pk", "")})
        form.add_error(None, str(refusal))
        return _decide_page(request, fresh, form, draft=draft)
    messages.success(
        request, f"Het besluit is verstuurd. {found.person.name} krijgt een mail dat de brief er is."
    )
    return redirect("intake:application", found.pk)


def _decide_page(request: HttpRequest, found: Application, form: DecisionForm, *, draft: Any) -> HttpResponse:
    me, now = person(request), timezone.now()
    return form_page(
        request,
        "intake/decide.html",
        form,
        application=found,
        draft=draft,
        last=found.decision,
        judges=desk.judges_of(found, me),
        readings=reading.records_for(me, found, now=now),
        places=found.cohort.places_left,
    )


@signed_in
@require_POST
def report(request: HttpRequest, application: int) -> HttpResponse:
    """The intake report as a document, for a trainer."""
    me, now = person(request), timezone.now()
    found = access.application_to_judge(me, application, now=now)
    try:
        issue = printing.ask(found, by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("intake:application", found.pk)
    return redirect("documents:issue", issue.pk)
