"""The reading list of a participant. What they pick and write here is theirs alone (COH-8)."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from documents.access import download
from people.access import person, signed_in, wants_json
from people.refusals import Refusal
from reading import access, overview, picking
from reading.forms import NoteForm
from writing import answering, history
from writing.access import asked_history, is_of_another
from writing.comparing import Words, side_by_side
from writing.models import Text
from writing.saving import Origin, Saved

WORDS = Words(picking.LABELS)


@signed_in
@require_safe
def own_list(request: HttpRequest, enrolment: int) -> HttpResponse:
    mine, reading_list = access.own_reading(person(request), enrolment, now=timezone.now())
    only_mine = request.GET.get("toon") == "mijn"
    page = overview.own_list(mine, reading_list, only_mine=only_mine)
    context = {"enrolment": mine, "page": page, "only_mine": only_mine}
    return render(request, "reading/list.html", context)


@signed_in
@require_POST
def mark(request: HttpRequest, enrolment: int, item: int) -> HttpResponse:
    """Says of a title that one wants to read it, has it or read it, or takes that back."""
    mine, title = access.own_item(person(request), enrolment, item)
    name = request.POST.get("mark", "")
    try:
        picking.mark(title, mine, name, on=request.POST.get("on") == "1")
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(request, mine.pk, title.pk))


def _back(request: HttpRequest, enrolment: int, item: int) -> str:
    """To where the button stood: the page of this title, or its place on the list."""
    if request.POST.get("from") == "item":
        return reverse("reading:item", args=[enrolment, item])
    shown = f"?{urlencode({'toon': 'mijn'})}" if request.POST.get("from") == "mine" else ""
    return f"{reverse('reading:list', args=[enrolment])}{shown}#titel-{item}"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, enrolment: int, item: int) -> HttpResponse:
    """One title, with one's own note: written here, by a plain form or while it is typed."""
    if request.method == "POST":
        return _written(request, enrolment, item)
    mine, title = access.own_item(person(request), enrolment, item)
    row = overview.own_row(mine, title)
    return _item_page(request, row, mine.pk, NoteForm(initial={"note": row.note}))


def _written(request: HttpRequest, enrolment: int, item: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    if is_of_another(request):
        return answering.to_another()
    mine, title = access.own_item(me, enrolment, item)
    origin, words = answering.origin(request.POST), request.POST.get("note", "")

    def save() -> Saved:
        return picking.save_note(title, mine, words=words, origin=origin, by=me, now=now)

    if wants_json(request):
        return answering.answer(save, words=lambda: WORDS, now=now)
    form = NoteForm(request.POST)
    row = overview.own_row(mine, title)
    if not form.is_valid():
        return _item_page(request, row, mine.pk, form, number_from=origin.base, typed=True)
    try:
        saved = save()
    except Refusal as refusal:
        form.add_error("note", str(refusal))
        return _item_page(request, row, mine.pk, form, number_from=origin.base, typed=True)
    if saved.clashes:
        return _clashed(request, overview.own_row(mine, title), mine.pk, form, saved)
    messages.success(request, "Je notitie is bewaard. Alleen jij leest hem.")
    return redirect("reading:item", enrolment, item)


def _clashed(
    request: HttpRequest, row: overview.Row, enrolment: int, form: NoteForm, saved: Saved
) -> HttpResponse:
    rows = side_by_side(saved, WORDS)
    page = {"clash": rows, "number_from": saved.text.number, "typed": True}
    return _item_page(request, row, enrolment, form, **page)


def _item_page(
    request: HttpRequest, row: overview.Row, enrolment: int, form: NoteForm, **extra: object
) -> HttpResponse:
    text = row.pick.note if row.pick else None
    context = {
        "row": row,
        "item": row.item,
        "enrolment_pk": enrolment,
        "form": form,
        "text": text,
        "number_from": text.number if text else 0,
        "has_aside": bool(text and history.has_aside(text)),
        **extra,
    }
    status = 422 if form.errors or extra.get("clash") else 200
    return render(request, "reading/item.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest, enrolment: int, item: int) -> HttpResponse:
    """Earlier versions of one's own note: read them, put one back."""
    me = person(request)
    mine, title = access.own_item(me, enrolment, item)
    pick = overview.own_row(mine, title).pick
    text = pick.note if pick and pick.note else Text(owner=me)
    if request.method == "POST":
        try:
            fields = history.fields_at(text, answering.number(request.POST.get("number", "")))
            origin, words = Origin(text.number), fields.get(picking.NOTE, "")
            picking.save_note(title, mine, words=words, origin=origin, by=me, now=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect(request.get_full_path())
        return redirect("reading:item", enrolment, item)
    shown = history.history(text, WORDS, asked=asked_history(request))
    context = {"item": title, "enrolment_pk": mine.pk, "history": shown}
    return render(request, "reading/versions.html", context)


@signed_in
@require_GET
def file(request: HttpRequest, item: int) -> HttpResponse:
    found = access.item_with_file(person(request), item, now=timezone.now())
    if found.upload is None:
        raise Http404
    return download(found.upload)
