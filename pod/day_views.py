"""One day of the participant's own POD."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.access import person, signed_in
from people.refusals import Refusal
from pod import access, content, entries, evidencing, feedback, growth, overview, sharing, versions
from pod.forms import (
    AfterForm,
    BeforeForm,
    EntrySharingForm,
    EvidenceForm,
    NoteForm,
    PartForm,
    ReplyForm,
    choices_of,
    drafted,
)
from pod.models import Entry, Part
from pod.overview import DayPage
from writing.saving import Conflict, TooLong

Kind = Part.Kind
TABS = {Kind.BEFORE: "vooraf", Kind.LATE: "vooraf", Kind.AFTER: "achteraf", Kind.NOTE: "notities"}


def _url(entry: Entry, kind: str) -> str:
    url = reverse("pod:day", args=[entry.pod.enrolment_id, entry.session.number])
    return f"{url}?deel={TABS[Kind(kind)]}"


def _form(page: DayPage, data: Any = None) -> PartForm:
    """The form of the part this page shows, filled with what was saved or with what was just typed."""
    fields = drafted(page.kind, data) if data is not None else (page.part.text.fields if page.part else {})
    if page.kind == Kind.NOTE:
        return NoteForm(data, fields=fields)
    pod = page.entry.pod
    if page.kind == Kind.AFTER:
        competences = growth.lines_of(pod)
        return AfterForm(data, fields=fields, goals=page.before_to_show.goals, competences=competences)
    return BeforeForm(data, fields=fields, ties=choices_of(growth.ties_of(pod)))


def _show(request: HttpRequest, page: DayPage, form: PartForm, **extra: Any) -> HttpResponse:
    context = {
        "page": page,
        "entry": page.entry,
        "session": page.session,
        "pod": page.entry.pod,
        "enrolment": page.entry.pod.enrolment,
        "form": form,
        "reply_form": ReplyForm(initial={"token": secrets.token_urlsafe(16)}),
        "evidence_form": EvidenceForm(),
        "number_from": page.part.text.number if page.part else 0,
        "results": content.RESULTS,
        **extra,
    }
    return render(
        request, "pod/day.html", context, status=422 if form.errors or extra.get("conflict") else 200
    )


@signed_in
@require_GET
def day(request: HttpRequest, enrolment: int, number: int) -> HttpResponse:
    now = timezone.now()
    entry = access.own_entry(person(request), enrolment, number, now=now)
    if entry.pod.sharing_chosen_at is None:
        return redirect("pod:sharing", enrolment)
    page = overview.day_page(entry, asked=request.GET.get("deel", ""), now=now)
    form = _form(page)
    form.open_slots += "meer" in request.GET
    response = _show(request, page, form)
    if any(talk.has_news for talk in page.talks):
        feedback.mark_read(entry, now=now)
    return response


@signed_in
@require_GET
def by_session(request: HttpRequest, enrolment: int, session: int) -> HttpResponse:
    """The way in from a mail: the day's number as it is now."""
    pod = access.own_pod(person(request), enrolment, now=timezone.now())
    return redirect("pod:day", enrolment, access.number_of(pod, session))


@signed_in
@require_POST
def write(request: HttpRequest, enrolment: int, number: int, kind: str) -> HttpResponse:
    """Saves a part, and hands it in when that was the button. Typing saves through here too."""
    now = timezone.now()
    entry = access.own_entry(person(request), enrolment, number, now=now)
    if kind not in FIELD_KINDS:
        raise Http404
    try:
        part = entries.save(
            entry,
            kind,
            fields=drafted(kind, request.POST),
            base=_number(request.POST.get("version", "")),
            by=person(request),
            now=now,
        )
    except Refusal as refusal:
        return _refused(request, entry, kind, refusal)
    if request.htmx:  # type: ignore[attr-defined]
        return _saved(request, part)
    return _pressed(request, entry, part)


FIELD_KINDS = frozenset(entries.FIELDS)


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def _saved(request: HttpRequest, part: Part, *, refusal: Refusal | None = None) -> HttpResponse:
    context = {"state": "saved", "at": part.text.saved_at, "number_from": part.text.number}
    return render(request, "pod/day_saved.html", context)


def _refused(request: HttpRequest, entry: Entry, kind: str, refusal: Refusal) -> HttpResponse:
    """The page again with all that was typed, and the reason; for a save while typing, the reason alone."""
    if request.htmx:  # type: ignore[attr-defined]
        context = {"state": "refused", "reason": str(refusal), "is_conflict": isinstance(refusal, Conflict)}
        return render(request, "pod/day_saved.html", context)
    page = overview.day_page(entry, asked=TABS[Kind(kind)], now=timezone.now())
    if page.kind != kind:
        page = overview.as_kind(page, kind, refusal=str(refusal))
    form = _form(page, request.POST)
    form.is_valid()
    if isinstance(refusal, TooLong) and refusal.name in form.fields:
        form.errors.pop(refusal.name, None)
        form.add_error(refusal.name, str(refusal))
    elif not isinstance(refusal, Conflict):
        form.add_error(None, str(refusal))
    conflict = versions.side_by_side(refusal, form) if isinstance(refusal, Conflict) else None
    number = (
        refusal.text.number if isinstance(refusal, Conflict) else _number(request.POST.get("version", ""))
    )
    return _show(request, page, form, conflict=conflict, number_from=number, typed=True)


def _pressed(request: HttpRequest, entry: Entry, part: Part) -> HttpResponse:
    """A button was pressed: hand in, one more slot, or save and go on later."""
    now, action = timezone.now(), request.POST.get("action", "")
    if action == "more":
        return redirect(f"{_url(entry, part.kind)}&meer=1#meer")
    if action != "hand-in" or part.kind == Kind.NOTE:
        messages.success(request, "Je tekst is bewaard. Je kunt later verdergaan.")
        return redirect(_url(entry, part.kind))
    page = overview.as_kind(overview.day_page(entry, asked=TABS[Kind(part.kind)], now=now), part.kind)
    form = _form(page, request.POST)
    if not form.is_valid():
        return _show(request, page, form)
    try:
        entries.hand_in(entry, part.kind, by=person(request), now=now)
    except Refusal as refusal:
        return _refused(request, entry, part.kind, refusal)
    messages.success(request, _thanks(page))
    return redirect("progress:journey", entry.pod.enrolment_id)


def _thanks(page: DayPage) -> str:
    part = "vooraf-deel" if page.is_before else "achteraf-deel"
    readers = (
        "Niemand anders kan het lezen."
        if page.readers.nobody
        else f"{' en '.join(page.readers.names)} kan het nu lezen."
    )
    if len(page.readers.names) > 1:
        readers = f"{', '.join(page.readers.names[:-1])} en {page.readers.names[-1]} kunnen het nu lezen."
    return f"Je {part} van dag {page.session.number} is ingeleverd. {readers}"


@signed_in
@require_http_methods(["GET", "POST"])
def share_day(request: HttpRequest, enrolment: int, number: int) -> HttpResponse:
    now = timezone.now()
    entry = access.own_entry(person(request), enrolment, number, now=now)
    form = EntrySharingForm(request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        sharing.choose_for_entry(entry, form.choices(), now=now)
        messages.success(request, f"Je keuze voor dag {number} is bewaard.")
        return redirect("pod:day", enrolment, number)
    people = sharing.people_in_circles(entry.pod.enrolment, now=now)
    context = {
        "entry": entry,
        "session": entry.session,
        "enrolment": entry.pod.enrolment,
        "form": form,
        "people": people,
    }
    return render(request, "pod/share_day.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def reply(request: HttpRequest, enrolment: int, number: int, conversation: int) -> HttpResponse:
    now = timezone.now()
    entry = access.own_entry(person(request), enrolment, number, now=now)
    talk = access.own_conversation(entry, conversation)
    form = ReplyForm(request.POST)
    if form.is_valid():
        feedback.reply(talk, by=person(request), now=now, **form.cleaned_data)
        messages.success(request, "Je antwoord is verstuurd.")
        return redirect(f"{_url(entry, Kind.AFTER)}#gesprekken")
    page = overview.day_page(entry, asked="", now=now)
    response = _show(request, page, _form(page), reply_form=form, reply_to=talk.pk)
    response.status_code = 422
    return response


@signed_in
@require_POST
def add_evidence(request: HttpRequest, enrolment: int, number: int) -> HttpResponse:
    now = timezone.now()
    entry = access.own_entry(person(request), enrolment, number, now=now)
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            evidencing.add(entry, by=person(request), now=now, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("file" if form.cleaned_data["file"] else None, str(refusal))
        else:
            messages.success(request, "Je bewijs is toegevoegd.")
            return redirect(f"{_url(entry, Kind.AFTER)}#bewijs")
    page = overview.day_page(entry, asked="achteraf", now=now)
    response = _show(request, page, _form(page), evidence_form=form)
    response.status_code = 422
    return response


@signed_in
@require_POST
def drop_evidence(request: HttpRequest, enrolment: int, number: int, evidence: int) -> HttpResponse:
    entry = access.own_entry(person(request), enrolment, number, now=timezone.now())
    evidencing.drop(entry, evidence)
    messages.success(request, "Je bewijs is weggehaald.")
    return redirect(f"{_url(entry, Kind.AFTER)}#bewijs")


@signed_in
@require_http_methods(["GET", "POST"])
def earlier(request: HttpRequest, enrolment: int, number: int, kind: str) -> HttpResponse:
    """Earlier versions of a part: read them, put one back (POD-8)."""
    now = timezone.now()
    entry = access.own_entry(person(request), enrolment, number, now=now)
    part = access.own_part(entry, kind)
    if request.method == "POST":
        try:
            versions.put_back(
                entry, part, _number(request.POST.get("number", "")), by=person(request), now=now
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Die versie staat er weer. Wat er stond is ook bewaard.")
        return redirect(_url(entry, kind))
    context = {
        "entry": entry,
        "session": entry.session,
        "enrolment": entry.pod.enrolment,
        "part": part,
        "versions": versions.of(part),
        "back": _url(entry, kind),
    }
    return render(request, "pod/versions.html", context)
