"""An intervisie under way: the clock, the roles and the case, for who sits at the table."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from intervisie import access, after_views, ending, overview, running, telling
from intervisie.forms import CaseTextForm, EndForm
from intervisie.models import Member
from people.access import person, signed_in, wants_json
from people.refusals import Refusal
from writing import answering, history
from writing.access import asked_history, is_of_another
from writing.comparing import side_by_side
from writing.saving import Saved, TooLong


@signed_in
@never_cache
@require_GET
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """Never kept in a browser: the case must not come back with the button Back."""
    seat = access.seat_of(person(request), pk, now=timezone.now())
    if not seat.intervisie.is_ended:
        return _show(request, seat)
    is_part = request.htmx  # type: ignore[attr-defined]
    return HttpResponseClientRefresh() if is_part else after_views.show(request, seat)


def _show(request: HttpRequest, seat: Member, form: CaseTextForm | None = None, **extra: Any) -> HttpResponse:
    text = seat.intervisie.text
    assert text
    context = {
        "table": overview.table_of(seat, now=timezone.now()),
        "intervisie": seat.intervisie,
        "form": form or CaseTextForm(initial=text.fields),
        "number_from": text.number,
        "last_number": text.last_number,
        "saved_at": text.saved_at,
        "has_aside": history.has_aside(text),
        **extra,
    }
    page = "intervisie/table.html#now" if request.htmx else "intervisie/table.html"  # type: ignore[attr-defined]
    is_wrong = extra.get("clash") or (form and form.errors)
    return render(request, page, context, status=422 if is_wrong else 200)


@signed_in
@never_cache
@require_GET
def standing(request: HttpRequest, pk: int) -> HttpResponse:
    """What every browser at the table asks each second: how the clock stands, on the server's own time."""
    now = timezone.now()
    seat = access.seat_of(person(request), pk, now=now)
    text = seat.intervisie.text
    if text is None:
        return JsonResponse({"state": "ended"})
    known = answering.number(request.GET.get("tekst", ""))
    newer = {"number": text.number, "fields": text.fields} if text.number != known else None
    facts = overview.table_of(seat, now=now).facts
    return JsonResponse(
        {"state": "under-way", "now": overview.thousandths(now), "text": newer, "clock": facts}
    )


@signed_in
@require_POST
def press(request: HttpRequest, pk: int) -> HttpResponse:
    """A button at the clock."""
    me, now = person(request), timezone.now()
    seat, act = access.seat_under_way(me, pk, now=now), request.POST.get("act", "")
    turn, said = answering.number(request.POST.get("turn", "")), ""
    try:
        running.press(seat.intervisie, act, turn=turn, by=me, now=now)
    except Refusal as refusal:
        said = str(refusal)
    return _back_at_the_table(request, pk, said)


@signed_in
@require_POST
def take_role(request: HttpRequest, pk: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    seat, role = access.seat_under_way(me, pk, now=now), request.POST.get("role", "")
    said = ""
    try:
        running.take_role(seat.intervisie, role, by=me)
    except Refusal as refusal:
        said = str(refusal)
    return _back_at_the_table(request, pk, said)


def _back_at_the_table(request: HttpRequest, pk: int, said: str) -> HttpResponse:
    """As it stands now: the part for a script, the page for who has none."""
    if request.htmx:  # type: ignore[attr-defined]
        seat = access.seat_of(person(request), pk, now=timezone.now())
        return HttpResponseClientRefresh() if seat.intervisie.is_ended else _show(request, seat, said=said)
    if said:
        messages.info(request, said)
    return redirect("intervisie:table", pk)


@signed_in
@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves the case as it is typed; after the end there is nothing to save it in."""
    me, now = person(request), timezone.now()
    if is_of_another(request):
        return answering.to_another()
    seat = access.seat_of(me, pk, now=now)

    def save() -> Saved:
        fields, origin = request.POST.dict(), answering.origin(request.POST)
        return telling.save(seat.intervisie, fields=fields, origin=origin, by=me, now=now)

    if wants_json(request):
        return answering.answer(save, words=lambda: telling.WORDS, now=now)
    try:
        saved = save()
    except telling.CaseGone as gone:
        messages.info(request, str(gone))
        return redirect("intervisie:table", pk)
    except TooLong as refusal:
        return _too_long(request, seat, refusal)
    return _clashed(request, seat, saved) if saved.clashes else redirect("intervisie:table", pk)


def _too_long(request: HttpRequest, seat: Member, refusal: TooLong) -> HttpResponse:
    form = CaseTextForm(request.POST)
    answering.say_why(form, refusal)
    return _show(request, seat, form, number_from=answering.origin(request.POST).base, typed=True)


def _clashed(request: HttpRequest, seat: Member, saved: Saved) -> HttpResponse:
    """Both versions side by side; what was typed stands in the form, to be saved over the other."""
    form, rows = CaseTextForm(request.POST), side_by_side(saved, telling.WORDS)
    return _show(request, seat, form, clash=rows, number_from=saved.text.number, typed=True)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Earlier versions of the case, for as long as it is there."""
    me, now = person(request), timezone.now()
    seat = access.seat_under_way(me, pk, now=now)
    if request.method == "POST":
        number = answering.number(request.POST.get("number", ""))
        try:
            telling.put_back(seat.intervisie, number, by=me, now=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect("intervisie:table", pk)
    assert seat.intervisie.text
    shown = history.history(seat.intervisie.text, telling.WORDS, asked=asked_history(request))
    return render(request, "intervisie/versions.html", {"intervisie": seat.intervisie, "history": shown})


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what will be gone, and asks who was there."""
    me, now = person(request), timezone.now()
    seat = access.seat_under_way(me, pk, now=now)
    members = overview.members_of(seat.intervisie)
    everyone = [str(one.pk) for one in members]
    form = EndForm(
        request.POST if request.method == "POST" else None, members=members, initial={"present": everyone}
    )
    if request.method == "POST" and form.is_valid():
        try:
            ending.end(seat.intervisie, present=form.numbers(), by=me, now=now)
        except Refusal as refusal:
            form.add_error("present", str(refusal))
        else:
            messages.success(request, "De intervisie is afgerond. De casus is gewist.")
            return redirect("intervisie:table", pk)
    context = {"intervisie": seat.intervisie, "form": form, "seat": seat}
    return render(request, "intervisie/end.html", context, status=422 if form.errors else 200)
