"""In the training room: presses on the attendance list, the code on the screen, a message to everyone."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cohorts import access, claiming, messaging, pressing
from cohorts.form_pages import READ_WRITE, sent
from cohorts.models import Cohort, Enrolment, Session
from cohorts.roll import roll_of
from cohorts.room_forms import CohortMessageForm
from people.access import person, signed_in, wants_json
from people.refusals import Refusal
from writing.answering import number

# A telephone without a connection keeps a press for as long as a day may take, and the way home.
LONGEST_WAIT = timedelta(days=2)


@signed_in
@require_POST
def press(request: HttpRequest, pk: int) -> HttpResponse:
    """One press on the list. `ago`: for how many milliseconds the browser could not send it."""
    now, me = timezone.now(), person(request)
    session = access.session_to_lead(me, pk, now=now)
    whose, status = number(request.POST.get("enrolment", "")), request.POST.get("status", "")
    pressed_at = now - min(timedelta(milliseconds=number(request.POST.get("ago", ""))), LONGEST_WAIT)
    token = _token(request.POST.get("press", "")) or uuid4()
    try:
        pressing.press(session, whose, status, token=token, pressed_at=pressed_at, by=me, now=now)
    except Refusal as refusal:
        return _refused(request, session, str(refusal))
    if wants_json(request):
        return JsonResponse({"state": "saved", **roll_of(session, reader=me).facts})
    return redirect(f"{reverse('progress:training_day', args=[pk])}#p-{whose}")


@signed_in
@never_cache
@require_safe
def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """How the list stands, for the page that is open."""
    me = person(request)
    session = access.session_to_lead(me, pk, now=timezone.now())
    return JsonResponse({"state": "known", **roll_of(session, reader=me).facts})


@signed_in
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """All who scanned the code are there."""
    now, me = timezone.now(), person(request)
    session = access.session_to_lead(me, pk, now=now)
    try:
        count = claiming.confirm(session, by=me, now=now)
    except Refusal as refusal:
        return _refused(request, session, str(refusal))
    messages.success(request, _confirmed(count))
    return redirect("progress:training_day", pk)


def _confirmed(count: int) -> str:
    if not count:
        return "Er was niemand meer om te bevestigen."
    return "Eén persoon staat nu op aanwezig." if count == 1 else f"{count} mensen staan nu op aanwezig."


def _refused(request: HttpRequest, session: Session, words: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"state": "refused", "words": words}, status=422)
    messages.error(request, words)
    return redirect("progress:training_day", session.pk)


@signed_in
@never_cache
@require_safe
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The code for on the screen; the page asks for the next one by itself."""
    now, me = timezone.now(), person(request)
    session = access.session_to_lead(me, pk, now=now)
    context = {
        "session": session,
        "drawing": _drawing(request, session, now) if claiming.is_on(session, now=now) else "",
        "claims": roll_of(session, reader=me).claims,
    }
    page = "cohorts/code.html#code" if request.htmx else "cohorts/code.html"  # type: ignore[attr-defined]
    return render(request, page, context)


def _drawing(request: HttpRequest, session: Session, now: datetime) -> SafeString:
    path = reverse("cohorts:here", args=[session.pk, claiming.code_of(session, now=now)])
    drawn = segno.make(request.build_absolute_uri(path), error="m", micro=False)
    return mark_safe(drawn.svg_inline(svgclass="vak-code__drawing", lineclass=None, omitsize=True, border=2))


@signed_in
@never_cache
@require_http_methods(READ_WRITE)
def here(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """What a scanned code opens: a button by which a participant says to be there."""
    now = timezone.now()
    mine = access.own_session_if_any(person(request), pk)
    if mine is None:
        return render(request, "cohorts/here_elsewhere.html", status=404)
    session, enrolment = mine
    try:
        if request.method == "POST":
            claiming.claim(session, enrolment, ticket=request.POST.get("ticket", ""), now=now)
            return redirect("cohorts:here", pk, code)
        ticket = claiming.ticket_for(session, enrolment, code, now=now)
    except (claiming.Claimed, claiming.Recorded) as known:
        return _here(request, session, enrolment, known=str(known))
    except Refusal as refusal:
        return _here(request, session, enrolment, refusal=str(refusal))
    return _here(request, session, enrolment, ticket=ticket)


def _here(request: HttpRequest, session: Session, enrolment: Enrolment, **said: str) -> HttpResponse:
    context = {"session": session, "enrolment": enrolment, **said}
    return render(request, "cohorts/here.html", context, status=422 if "refusal" in said else 200)


@signed_in
@require_http_methods(READ_WRITE)
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Words for everyone who takes part: typed, read over, sent once."""
    now, me = timezone.now(), person(request)
    cohort = access.cohort_to_write_to(me, pk, now=now)
    draft = messaging.draft_of(cohort, by=me, back=request.path)
    form = CohortMessageForm(sent(request), initial=draft.fields)
    if not form.is_valid() or request.POST.get("do") == "edit":
        return _message(request, cohort, form, draft=draft)
    token = _token(request.POST.get("once", ""))
    if request.POST.get("do") == "send" and token:
        try:
            messaging.send(cohort, **form.cleaned_data, token=token, by=me, now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return _message(request, cohort, form, draft=draft)
        return redirect("cohorts:message_sent", pk, token)
    return _message(request, cohort, form, once=uuid4().hex, leaves_at=messaging.leaves_at(now), read_at=now)


def _message(
    request: HttpRequest, cohort: Cohort, form: CohortMessageForm, **context: object
) -> HttpResponse:
    now = timezone.now()
    context |= {
        "cohort": cohort,
        "form": form,
        "people": messaging.recipients_of(cohort),
        "leads": access.leads(person(request), cohort.pk, now=now),
        "recent": messaging.recent(cohort, now=now),
    }
    page = "cohorts/message_check.html" if "once" in context else "cohorts/message.html"
    return render(request, page, context, status=422 if form.errors else 200)


def _token(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
