"""The dossier in the hands of its maker, with copies from the POD for who wants them there (PRV-4)."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.access import download
from people.access import or_404, person, signed_in, wants_json
from people.refusals import Refusal
from pod.access import own_pod
from proeve import access, copying, dossier_page, laying
from proeve import dossier as composing
from proeve.dossier_forms import CopyForm, EvidenceForm, PresentationForm, ReflectionForm
from proeve.models import Attempt
from writing import answering
from writing.access import is_of_another
from writing.comparing import Words, side_by_side
from writing.saving import Saved

WORDS = Words(composing.WORDS)


def for_maker(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view the participant's own attempt: the first, or the resit once there is one."""

    @wraps(view)
    def found(request: HttpRequest, enrolment: int, **kwargs: Any) -> HttpResponse:
        proeve = laying.proeve_of(access.own(person(request), enrolment))
        return view(request, laying.current_attempt(proeve), **kwargs)

    return signed_in(found)


@for_maker
@require_GET
def dossier(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    return _show(request, attempt)


def _show(request: HttpRequest, attempt: Attempt, status: int = 200, **extra: Any) -> HttpResponse:
    now = timezone.now()
    page = dossier_page.page_of(attempt, now=now)
    text = page.dossier.text
    context = {
        "page": page,
        "attempt": attempt,
        "enrolment": attempt.proeve.enrolment,
        "readers": dossier_page.readers_of(attempt, now=now),
        "presentation_form": PresentationForm(),
        "evidence_form": EvidenceForm(),
        "form": ReflectionForm(initial=text.fields if text else {}),
        "number_from": text.number if text else 0,
        "saved_at": text.saved_at if text else None,
        "write_url": reverse("proeve:reflection", args=[attempt.proeve.enrolment_id]),
        **extra,
    }
    return render(request, "proeve/dossier.html", context, status=status)


def _back(attempt: Attempt, to: str = "") -> HttpResponse:
    return redirect(f"{reverse('proeve:dossier', args=[attempt.proeve.enrolment_id])}{to}")


@for_maker
@require_POST
def reflection(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    """Saves the reflection, by itself or by its button."""
    if is_of_another(request):
        return answering.to_another()
    me, now = person(request), timezone.now()

    def save() -> Saved:
        own, origin = composing.dossier_of(attempt, now=now), answering.origin(request.POST)
        return composing.save(own, fields=request.POST.dict(), origin=origin, by=me, now=now)

    if wants_json(request):
        return answering.answer(save, words=lambda: WORDS, now=now)
    form = ReflectionForm(request.POST)
    try:
        saved = save()
    except Refusal as refusal:
        answering.say_why(form, refusal)
        base = answering.origin(request.POST).base
        return _show(request, attempt, 422, form=form, number_from=base, typed=True)
    if saved.clashes:
        rows, number = side_by_side(saved, WORDS), saved.text.number
        return _show(request, attempt, 422, form=form, clash=rows, number_from=number, typed=True)
    messages.success(request, "Je reflectie is bewaard.")
    return _back(attempt, "#reflectie")


@for_maker
@require_POST
def presentation(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    form = PresentationForm(request.POST, request.FILES)
    if _done(attempt, form, composing.present, request):
        messages.success(request, "Je presentatie staat in je dossier.")
        return _back(attempt, "#presentatie")
    return _show(request, attempt, 422, presentation_form=form)


@for_maker
@require_POST
def add_piece(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    form = EvidenceForm(request.POST, request.FILES)
    if _done(attempt, form, composing.add, request):
        messages.success(request, "Het bewijs staat in je dossier.")
        return _back(attempt, "#bewijs")
    return _show(request, attempt, 422, evidence_form=form)


def _done(attempt: Attempt, form: Any, verb: Callable[..., object], request: HttpRequest) -> bool:
    """Does it when the form is well; else the reason stands in the form."""
    if not form.is_valid():
        return False
    now = timezone.now()
    own = composing.dossier_of(attempt, now=now)
    try:
        verb(own, **form.cleaned_data, by=person(request), now=now)
    except Refusal as refusal:
        form.add_error("file" if form.cleaned_data["file"] else "link", str(refusal))
    return not form.errors


@for_maker
@require_POST
def drop_piece(request: HttpRequest, attempt: Attempt, piece: int) -> HttpResponse:
    now = timezone.now()
    return _answered(
        request,
        attempt,
        lambda: composing.drop(composing.dossier_of(attempt, now=now), piece, now=now),
        "Het stuk is uit je dossier.",
    )


@for_maker
@require_POST
def hand_in(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    now, me = timezone.now(), person(request)
    return _answered(
        request,
        attempt,
        lambda: composing.hand_in(composing.dossier_of(attempt, now=now), by=me, now=now),
        "Je dossier is ingeleverd. Veranderen kan nog tot het gesprek begint.",
    )


def _answered(request: HttpRequest, attempt: Attempt, verb: Callable[[], object], done: str) -> HttpResponse:
    try:
        verb()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return _back(attempt)


@for_maker
@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    """Choosing pieces of one's own POD, each shown to the letter as it will be copied."""
    me, now = person(request), timezone.now()
    pod = own_pod(me, attempt.proeve.enrolment_id, now=now)
    form = CopyForm(request.POST if request.method == "POST" else None, offers=copying.offers(pod, now=now))
    if request.method == "POST" and form.is_valid():
        own = composing.dossier_of(attempt, now=now)
        try:
            number = copying.copy(own, pod, form.cleaned_data["pieces"], by=me, now=now)
        except Refusal as refusal:
            form.add_error("pieces", str(refusal))
        else:
            said = "Eén kopie staat" if number == 1 else f"{number} kopieën staan"
            messages.success(request, f"{said} in je dossier.")
            return _back(attempt, "#pod")
    context = {
        "form": form,
        "enrolment": attempt.proeve.enrolment,
        "page": dossier_page.page_of(attempt, now=now),
        "readers": dossier_page.readers_of(attempt, now=now),
    }
    return render(request, "proeve/copy.html", context, status=422 if form.errors else 200)


@for_maker
@require_GET
def file(request: HttpRequest, attempt: Attempt, upload: UUID) -> HttpResponse:
    page = dossier_page.page_of(attempt, now=timezone.now())
    return download(or_404(dossier_page.file_in(page, upload)))
