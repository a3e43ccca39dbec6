"""Start talks: who has none yet, planning one, and the short guide for holding it (INT-9)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cohorts import access, forms, overview, talking, talks_overview
from cohorts.form_pages import READ_WRITE
from cohorts.models import Enrolment, StartTalk
from people.access import person, signed_in
from people.refusals import Refusal


@signed_in
@require_safe
def talks(request: HttpRequest, pk: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    cohort = access.cohort_to_talk_in(me, pk, now=now)
    page, leads = talks_overview.talks_of(cohort, now=now), access.leads(me, pk, now=now)
    return render(request, "cohorts/talks.html", {"cohort": cohort, "page": page, "leads": leads})


@signed_in
@require_http_methods(READ_WRITE)
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """The guide, and the button that says it took place."""
    me, now = person(request), timezone.now()
    enrolment = access.enrolment_to_talk_with(me, pk, now=now)
    if request.method == "POST":
        try:
            talking.hold(enrolment, by=me, now=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"Het startgesprek met {enrolment.person.name} is gevoerd.")
        return redirect("cohorts:talk", enrolment.pk)
    line = talks_overview.line_of(enrolment, now=now)
    leads = access.leads(me, enrolment.cohort_id, now=now)
    return render(request, "cohorts/talk.html", {"line": line, "enrolment": enrolment, "leads": leads})


@signed_in
@require_http_methods(READ_WRITE)
def plan_talk(request: HttpRequest, pk: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    enrolment = access.enrolment_to_talk_with(me, pk, now=now)
    line = talks_overview.line_of(enrolment, now=now)
    start = _start(line.talk) if line.talk else {"trainer": me.pk}
    sent = request.POST if request.method == "POST" else None
    form = forms.TalkForm(sent, people=overview.trainers_now(enrolment.cohort), initial=start)
    slot = form.slot() if form.is_valid() else None
    if slot:
        trainer = form.cleaned_data["trainer"]
        try:
            made = talking.arrange(enrolment, slot=slot, trainer=trainer, by=me, now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _told(enrolment, is_coming=made.starts_at > now))
            return redirect("cohorts:talks", enrolment.cohort_id)
    context = {"form": form, "line": line, "enrolment": enrolment}
    return render(request, "cohorts/plan_talk.html", context, status=422 if form.errors else 200)


def _start(talk: StartTalk) -> dict[str, Any]:
    return forms.TalkForm.start_from(talk, trainer=talk.trainer_id)


def _told(enrolment: Enrolment, *, is_coming: bool) -> str:
    name = enrolment.person.name
    if is_coming:
        return f"Het startgesprek met {name} staat gepland. De deelnemer en de trainer krijgen een mail."
    return f"Het startgesprek met {name} is vastgelegd. Het is al geweest: niemand krijgt een mail."
