"""One day of the participant's own POD."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.access import person, signed_in, wants_json
from people.refusals import Refusal
from pod import access, asking, entries, evidencing, feedback, growth, overview, sharing, versions
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
    filled,
)
from pod.models import Entry, Part
from pod.overview import DayPage
from writing import answering, history
from writing.access import asked_history, is_of_another
from writing.comparing import side_by_side
from writing.saving import Saved, TooLong

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
        questions, competences = asking.of_part(page.questions, asking.Part.AFTER), growth.lines_of(pod)
        return AfterForm(
            data,
            fields=fields,
            questions=questions,
            goals=page.before_to_show.goals,
            competences=competences,
        )
    questions = asking.of_part(page.questions, asking.Part.BEFORE)
    return BeforeForm(data, fields=fields, questions=questions, ties=choices_of(growth.ties_of(pod)))


def _show(request: HttpRequest, page: DayPage, form: PartForm, **extra: Any) -> HttpResponse:
    conversations = [talk.conversation for talk in page.talks]
    replies = feedback.reply_drafts(conversations, by=person(request), back=request.path)
    context = {
        "page": page,
        "talks": list(zip(page.talks, replies, strict=True)),
        "entry": page.entry,
        "session": page.session,
        "pod": page.entry.pod,
        "enrolment": page.entry.pod.enrolment,
        "form": form,
        "reply_form": ReplyForm(initial={"once": secrets.token_urlsafe(16)}),
        "evidence_form": EvidenceForm(),
        "number_from": page.part.text.number if page.part else 0,
        "has_aside": bool(page.part and history.has_aside(page.part.text)),
        **extra,
    }
    return render(request, "pod/day.html", context, status=422 if form.errors or extra.get("clash") else 200)


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
    me, now = person(request), timezone.now()
    if is_of_another(request):
        return answering.to_another()
    entry = access.own_entry(me, enrolment, number, now=now)
    if kind not in entries.FIELDS:
        raise Http404

    def save() -> Saved:
        fields, origin = drafted(kind, request.POST), answering.origin(request.POST)
        return entries.save(entry, kind, fields=fields, origin=origin, by=me, now=now)

    if wants_json(request):
        return answering.answer(save, words=lambda: versions.words_of(entry.pod, kind), now=now)
    try:
        saved = save()
    except Refusal as refusal:
        return _refused(request, entry, kind, refusal)
    return _clashed(request, entry, kind, saved) if saved.clashes else _pressed(request, entry, kind)


def _page_of(entry: Entry, kind: str, *, refusal: str = "") -> DayPage:
    """The page with this part open, also when the clock would open another."""
    page = overview.day_page(entry, asked=TABS[Kind(kind)], now=timezone.now())
    return page if page.kind == kind and not refusal else overview.as_kind(page, kind, refusal=refusal)


def _refused(request: HttpRequest, entry: Entry, kind: str, refusal: Refusal) -> HttpResponse:
    """The page again with all that was typed, and the reason."""
    page = _page_of(entry, kind, refusal="" if refusal.can_be_mended else str(refusal))
    form = _form(page, request.POST)
    form.is_valid()
    if isinstance(refusal, TooLong) and refusal.name in form.fields:
        form.errors.pop(refusal.name, None)
        form.add_error(refusal.name, str(refusal))
    else:
        form.add_error(None, str(refusal))
    return _show(request, page, form, number_from=answering.origin(request.POST).base, typed=True)


def _clashed(request: HttpRequest, entry: Entry, kind: str, saved: Saved) -> HttpResponse:
    """Both versions side by side; what was typed stands in the form, to be saved over the other.

    Fields that did not clash stand there as they were merged, or saving would undo the other's changes.
    """
    page = _page_of(entry, kind)
    rows = side_by_side(saved, versions.words_of(entry.pod, kind))
    return _show(
        request,
        page,
        _form(page, filled(request.POST, saved.differences)),
        clash=rows,
        tab=TABS[Kind(kind)],
        number_from=saved.text.number,
        typed=True,
    )


def _pressed(request: HttpRequest, entry: Entry, kind: str) -> HttpResponse:
    """A button was pressed: hand in, one more slot, or save and go on later."""
    now, action = timezone.now(), request.POST.get("action", "")
    if action == "more":
        return redirect(f"{_url(entry, kind)}&meer=1#meer")
    if action != "hand-in" or kind == Kind.NOTE:
        messages.success(request, "Je tekst is bewaard. Je kunt later verdergaan.")
        return redirect(_url(entry, kind))
    page = _page_of(entry, kind)
    form = _form(page, request.POST)
    if not form.is_valid():
        return _show(request, page, form)
    try:
        entries.hand_in(entry, kind, by=person(request), now=now)
    except Refusal as refusal:
        return _refused(request, entry, kind, refusal)
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
        words, once = form.cleaned_data["text"], form.cleaned_data["once"]
        feedback.reply(talk, text=words, token=once, by=person(request), now=now)
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
    now, me = timezone.now(), person(request)
    entry = access.own_entry(me, enrolment, number, now=now)
    part = access.own_part(entry, kind)
    if request.method == "POST":
        try:
            versions.put_back(entry, part, answering.number(request.POST.get("number", "")), by=me, now=now)
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
        "history": history.history(
            part.text, versions.words_of(entry.pod, kind), asked=asked_history(request)
        ),
        "back": _url(entry, kind),
    }
    return render(request, "pod/versions.html", context)
