"""What came out: for its owner, beside their goals, as a document; for the trainers what was released."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bigfive import access, expiring, overview, printing, recording, releasing
from bigfive.forms import ElsewhereForm, ReleaseForm, release_start, start_of
from bigfive.models import Elsewhere, Release, Sitting
from cohorts.models import Enrolment
from documents.access import download
from people.access import or_404, person, signed_in
from people.refusals import Refusal


@signed_in
@never_cache
@require_GET
def result(request: HttpRequest, enrolment: int) -> HttpResponse:
    mine = access.own_place(person(request), enrolment)
    standing = overview.standing_of(mine, now=timezone.now())
    if not standing.has_result or standing.sitting is None:
        return redirect("bigfive:start", enrolment)
    context = {
        "enrolment": mine,
        "standing": standing,
        **_result(standing.sitting),
        "notes": overview.notes_of(standing.sitting),
        "open_parts": _open_parts(standing.sitting),
        "gone_on": expiring.gone_on(mine),
    }
    return render(request, "bigfive/result.html", context)


def _result(sitting: Sitting) -> dict[str, Any]:
    """One's own: all of it."""
    elsewhere = Elsewhere.objects.select_related("upload").filter(sitting=sitting).first()
    return {
        "sitting": sitting,
        "drawn": overview.drawn_of(sitting),
        "elsewhere": overview.written_of(elsewhere) if elsewhere else None,
        "upload": elsewhere.upload if elsewhere else None,
    }


def _open_parts(sitting: Sitting) -> list[Release]:
    rows = list(sitting.releases.open_on(localdate()))
    return sorted(rows, key=lambda one: list(Release.Part).index(Release.Part(one.part)))


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Per part, until a day; and everything back in one click (BIG-2)."""
    now, me = timezone.now(), person(request)
    mine = access.own_place(me, enrolment)
    if "take-back" in request.POST:
        releasing.take_back(mine, now=now)
        messages.success(request, "Je hebt alles teruggenomen. Je trainers zien niets meer.")
        return redirect("bigfive:share", enrolment)
    sitting = Sitting.objects.filter(enrolment=mine).first()
    if sitting is None or not overview.standing_of(mine, now=now).has_result:
        return redirect("bigfive:start", enrolment)
    form = _release_form(request, sitting)
    if request.method == "POST" and form.is_valid():
        try:
            releasing.release(
                mine,
                form.chosen(),
                comment=form.cleaned_data["comment"],
                until=form.cleaned_data["until"],
                by=me,
                now=now,
            )
        except Refusal as refusal:
            form.add_error("until" if isinstance(refusal, releasing.WrongDay) else None, str(refusal))
        else:
            messages.success(request, _said(form.chosen()))
            return redirect("bigfive:share", enrolment)
    context = {
        "enrolment": mine,
        "form": form,
        "draft": releasing.draft_of(sitting, by=me, back=request.path),
        "open_parts": _open_parts(sitting),
        "earlier": sitting.releases.exclude(taken_back_at=None).order_by("-taken_back_at")[:20],
        "gone_on": expiring.gone_on(mine),
    }
    return render(request, "bigfive/share.html", context, status=422 if form.errors else 200)


def _release_form(request: HttpRequest, sitting: Sitting) -> ReleaseForm:
    """Whoever has not written a comment yet can write and release it at once."""
    draft = releasing.draft_of(sitting, by=person(request), back=request.path).fields
    comment = request.POST.get("comment", draft.get("comment", sitting.comment))
    parts = releasing.parts_of(sitting, comment=comment) | {Release.Part.COMMENT}
    open_now = {one.part: one.until for one in _open_parts(sitting)}
    last_day = expiring.last_day(sitting.enrolment)
    start = release_start(open_now, comment, last_day=last_day)
    return ReleaseForm(request.POST or None, parts=parts, initial=start)


def _said(parts: set[Release.Part]) -> str:
    if not parts:
        return "Je hebt het bewaard. Je trainers zien niets."
    return "Je keuze is bewaard. Je trainers zien vanaf nu wat je koos."


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def elsewhere(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Writes over a result of elsewhere, or hands in its PDF (BIG-4)."""
    now, me = timezone.now(), person(request)
    mine = access.own_place(me, enrolment)
    standing = overview.standing_of(mine, now=now)
    if standing.state not in ("begun", "elsewhere"):
        return redirect("bigfive:start", enrolment)
    before = Elsewhere.objects.select_related("upload").filter(sitting=standing.sitting).first()
    form = ElsewhereForm(
        request.POST or None,
        request.FILES or None,
        has_pdf=bool(before and before.upload),
        initial=start_of(before),
    )
    if request.method == "POST" and form.is_valid():
        pdf, keeps = form.cleaned_data["pdf"], not form.cleaned_data.get("drop_pdf")
        try:
            recording.record(mine, form.told(), pdf=pdf, keeps_pdf=keeps, by=me, now=now)
        except Refusal as refusal:
            form.add_error(None if isinstance(refusal, recording.AboutScores) else "pdf", str(refusal))
        else:
            messages.success(request, "Je uitslag staat erin. Alleen jij ziet hem, tot je iets deelt.")
            return redirect("bigfive:result", enrolment)
    context = {
        "enrolment": mine,
        "form": form,
        "standing": standing,
        "upload": before.upload if before else None,
    }
    return render(request, "bigfive/elsewhere.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def own_file(request: HttpRequest, enrolment: int) -> HttpResponse:
    return download(access.own_upload(access.own_place(person(request), enrolment)))


@signed_in
@require_POST
def export(request: HttpRequest, enrolment: int) -> HttpResponse:
    mine = access.own_place(person(request), enrolment)
    sitting = or_404(Sitting.objects.filter(enrolment=mine).first())
    try:
        issue = printing.ask(sitting, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("bigfive:start", enrolment)
    return redirect("documents:issue", issue.pk)


@signed_in
@never_cache
@require_GET
def beside(request: HttpRequest, enrolment: int) -> HttpResponse:
    """One's own profile next to one's goals: a page of the POD asks for it by its address (BIG-7)."""
    standing = overview.standing_of(access.own_place(person(request), enrolment), now=timezone.now())
    found = _result(standing.sitting) if standing.sitting and standing.has_result else {}
    return render(request, "bigfive/beside.html", {"enrolment": standing.enrolment, **found})


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def released(request: HttpRequest, enrolment: int) -> HttpResponse:
    """What a participant released to the trainers; the same page for who released nothing (BIG-3)."""
    now, me = timezone.now(), person(request)
    theirs = access.place_to_guide(me, enrolment, now=now)
    if request.method == "POST":
        return _discussed(request, theirs)
    shown = releasing.read_for(me, theirs, now=now)
    return render(request, "bigfive/released.html", {"enrolment": theirs, "shown": shown})


def _discussed(request: HttpRequest, theirs: Enrolment) -> HttpResponse:
    try:
        releasing.mark_discussed(theirs, by=person(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Vastgelegd dat jullie het hebben besproken. Verder is er niets bewaard.")
    return redirect("bigfive:released", theirs.pk)


@signed_in
@never_cache
@require_GET
def released_piece(request: HttpRequest, enrolment: int) -> HttpResponse:
    """On a trainer's page about a participant: that there is something to look at, or nothing."""
    now = timezone.now()
    theirs = access.place_to_guide(person(request), enrolment, now=now)
    context = {"enrolment": theirs, "is_shared": releasing.is_shared(theirs, now=now)}
    return render(request, "bigfive/released_piece.html", context)


@signed_in
@require_GET
def released_file(request: HttpRequest, enrolment: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    shown = releasing.read_for(me, access.place_to_guide(me, enrolment, now=now), now=now)
    if shown.upload is None:
        raise Http404
    return download(shown.upload)
