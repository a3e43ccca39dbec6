"""One's own application: its steps, the check, handing in, taking back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from intake import access, applying, overview
from intake.forms import AgreementForm, StepForm
from intake.models import Application
from intake.questions import STEPS, Step, first_open, step_numbered
from people.access import person, signed_in, wants_json
from people.refusals import Refusal
from writing import answering
from writing.access import is_of_another
from writing.comparing import side_by_side
from writing.saving import Saved, TooLong


@signed_in
@require_GET
def mine(request: HttpRequest, application: int) -> HttpResponse:
    """The way in from a mail: on with the first open step, or how things stand."""
    now = timezone.now()
    found = access.own_application(person(request), application)
    if not (found.handed_in_at or found.withdrawn_at):
        applying.note_sign_of_life(found, now=now)
        return _on(found)
    context = {"page": overview.page_of(found), **overview.standing(found, now=now)}
    return render(request, "intake/mine.html", context)


def _on(application: Application) -> HttpResponse:
    number = first_open(application.text.fields)
    if number > len(STEPS):
        return redirect("intake:check", application.pk)
    return redirect("intake:step", application.pk, number)


@signed_in
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, application: int, number: int) -> HttpResponse:
    """One step. Typing saves through here too, and so do the buttons."""
    if is_of_another(request):
        return answering.to_another()
    found, asked = access.own_application(person(request), application), step_numbered(number)
    if asked is None:
        raise Http404
    if request.method == "POST":
        return _write(request, found, asked)
    if found.handed_in_at or found.withdrawn_at:
        return redirect("intake:mine", found.pk)
    return _show(request, found, asked, StepForm(step=asked, fields=found.text.fields))


def _write(request: HttpRequest, application: Application, asked: Step) -> HttpResponse:
    me, now = person(request), timezone.now()

    def save() -> Saved:
        names = [question.name for question in asked.questions if question.name in request.POST]
        fields = {name: request.POST[name] for name in names}
        origin = answering.origin(request.POST)
        return applying.save(application, fields=fields, origin=origin, by=me, now=now)

    if wants_json(request):
        return answering.answer(save, words=lambda: overview.WORDS, now=now)
    form = StepForm(request.POST, step=asked, fields=application.text.fields)
    try:
        saved = save()
    except Refusal as refusal:
        return _refused(request, application, asked, form, refusal)
    if saved.clashes:
        return _clashed(request, application, asked, saved)
    return _pressed(request, application, asked, form)


def _refused(
    request: HttpRequest, application: Application, asked: Step, form: StepForm, refusal: Refusal
) -> HttpResponse:
    """The step again with all that was typed, and the reason."""
    form.is_valid()
    name = refusal.name if isinstance(refusal, TooLong) else None
    if name:
        form.errors.pop(name, None)
    form.add_error(name, str(refusal))
    is_locked = not refusal.can_be_mended
    base = answering.origin(request.POST).base
    return _show(request, application, asked, form, number_from=base, typed=True, locked=is_locked)


def _clashed(request: HttpRequest, application: Application, asked: Step, saved: Saved) -> HttpResponse:
    """Both versions side by side; what was typed stands in the form, to be saved over the other."""
    data = request.POST.copy()
    for name, value in saved.differences.items():
        data[name] = value
    form = StepForm(data, step=asked, fields=saved.text.fields)
    rows = side_by_side(saved, overview.WORDS)
    return _show(request, application, asked, form, number_from=saved.text.number, clash=rows, typed=True)


def _pressed(request: HttpRequest, application: Application, asked: Step, form: StepForm) -> HttpResponse:
    """On to the next step when this one is complete, or stop for now."""
    if request.POST.get("action") == "later":
        messages.success(request, "Je antwoorden zijn bewaard. Met de link in je mail ga je later verder.")
        return redirect("intake:step", application.pk, asked.number)
    if not form.is_valid():
        application.text.refresh_from_db()
        return _show(request, application, asked, form)
    if asked.number == len(STEPS):
        return redirect("intake:check", application.pk)
    return redirect("intake:step", application.pk, asked.number + 1)


def _show(
    request: HttpRequest, application: Application, asked: Step, form: StepForm, **extra: Any
) -> HttpResponse:
    context = {
        "application": application,
        "cohort": application.cohort,
        "step": asked,
        "steps": overview.steps_of(application, current=asked.number),
        "form": form,
        "number_from": application.text.number,
        **extra,
    }
    return render(
        request, "intake/step.html", context, status=422 if form.errors or "clash" in extra else 200
    )


@signed_in
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, application: int) -> HttpResponse:
    """All answers once more, the terms, and handing in."""
    me, now = person(request), timezone.now()
    found = access.own_application(me, application)
    if found.handed_in_at or found.withdrawn_at:
        return redirect("intake:mine", found.pk)
    form = AgreementForm(request.POST or None, initial={"version": found.text.number})
    if request.method == "POST" and form.is_valid():
        try:
            applying.hand_in(found, version=form.cleaned_data["version"], agrees=True, by=me, now=now)
        except Refusal as refusal:
            found.text.refresh_from_db()
            form = _again(found, str(refusal))
        else:
            messages.success(request, "Je aanmelding is ingestuurd. Je krijgt een mail ter bevestiging.")
            return redirect("intake:mine", found.pk)
    context = {"page": overview.page_of(found), "application": found, "cohort": found.cohort, "form": form}
    context["steps"] = overview.steps_of(found, current=len(STEPS) + 1)
    return render(request, "intake/check.html", context, status=422 if form.errors else 200)


def _again(application: Application, reason: str) -> AgreementForm:
    """What is shown now is what is agreed to next."""
    form = AgreementForm({"version": application.text.number, "agrees": "on"})
    form.add_error(None, reason)
    return form


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, application: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    found = access.own_application(me, application)
    if request.method == "POST":
        try:
            applying.withdraw(found, by=me, now=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Je aanmelding is ingetrokken.")
        return redirect("intake:mine", found.pk)
    return render(request, "intake/withdraw.html", {"application": found, "cohort": found.cohort})
