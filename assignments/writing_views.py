"""The participant's own praktijkopdracht: how it stands, and writing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from assignments import access, content, naming, overview, writing_it
from assignments.forms import WriteForm
from assignments.models import Assignment
from people.access import person, signed_in, wants_json
from people.refusals import Refusal
from writing import answering, history
from writing.access import asked_history, is_of_another
from writing.comparing import side_by_side
from writing.saving import Saved


@signed_in
@require_GET
def assignment(request: HttpRequest, enrolment: int) -> HttpResponse:
    mine = access.enrolment_to_support(person(request), enrolment)
    own = naming.assignment_of(mine)
    context = {"enrolment": mine, "standing": overview.standing(own), "history": overview.history(own)}
    return render(request, "assignments/assignment.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Saves what is typed, and puts it forward when that was the button. Typing saves through here too."""
    me, now = person(request), timezone.now()
    if request.method == "POST" and is_of_another(request):
        return answering.to_another()
    own = naming.assignment_of(access.enrolment_to_support(me, enrolment))
    if request.method == "GET":
        return _show(request, own, WriteForm(initial=writing_it.written(own)))

    def save() -> Saved:
        origin = answering.origin(request.POST)
        return writing_it.save(own, fields=request.POST.dict(), origin=origin, by=me, now=now)

    if wants_json(request):
        return answering.answer(save, words=lambda: content.WORDS, now=now)
    try:
        saved = save()
    except Refusal as refusal:
        return _refused(request, own, refusal)
    return _clashed(request, own, saved) if saved.clashes else _pressed(request, own)


def _show(request: HttpRequest, own: Assignment, form: WriteForm, **extra: Any) -> HttpResponse:
    text = own.text
    context = {
        "enrolment": own.enrolment,
        "assignment": own,
        "edition": writing_it.current(own),
        "form": form,
        "number_from": text.number if text else 0,
        "saved_at": text.saved_at if text else None,
        "has_aside": bool(text and history.has_aside(text)),
        "write_url": reverse("assignments:write", args=[own.enrolment_id]),
        **extra,
    }
    status = 422 if form.errors or extra.get("clash") else 200
    return render(request, "assignments/write.html", context, status=status)


def _refused(request: HttpRequest, own: Assignment, refusal: Refusal) -> HttpResponse:
    """The page again with all that was typed, and the reason."""
    own.refresh_from_db()
    form = WriteForm(request.POST)
    answering.say_why(form, refusal)
    return _show(request, own, form, number_from=answering.origin(request.POST).base, typed=True)


def _clashed(request: HttpRequest, own: Assignment, saved: Saved) -> HttpResponse:
    """Both versions side by side; what was typed stands in the form, to be saved over the other."""
    own.refresh_from_db()
    form = WriteForm({**request.POST.dict(), **saved.differences})
    rows = side_by_side(saved, content.WORDS)
    return _show(request, own, form, clash=rows, number_from=saved.text.number, typed=True)


def _pressed(request: HttpRequest, own: Assignment) -> HttpResponse:
    """A button was pressed: put forward, or save and go on later."""
    own.refresh_from_db()
    if request.POST.get("action") != "put-forward":
        messages.success(request, "Je tekst is bewaard. Je kunt later verdergaan.")
        return redirect("assignments:assignment", own.enrolment_id)
    form = WriteForm(request.POST)
    if not form.is_valid():
        return _show(request, own, form)
    try:
        writing_it.put_forward(own, by=person(request), now=timezone.now())
    except Refusal as refusal:
        return _refused(request, own, refusal)
    messages.success(
        request, "Je opdracht is voorgelegd. Je trainers, opdrachtgever en praktijkbegeleider lezen hem nu."
    )
    return redirect("assignments:assignment", own.enrolment_id)


@signed_in
@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Earlier versions of one's own text: read them, put one back."""
    me = person(request)
    own = naming.assignment_of(access.enrolment_to_support(me, enrolment))
    if request.method == "POST":
        number = answering.number(request.POST.get("number", ""))
        try:
            writing_it.put_back(own, number, by=me, now=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Die versie staat er weer. Wat er stond is ook bewaard.")
        return redirect("assignments:write", enrolment)
    text = writing_it.text_of(own)
    shown = history.history(text, content.WORDS, asked=asked_history(request))
    return render(request, "assignments/versions.html", {"enrolment": own.enrolment, "history": shown})
