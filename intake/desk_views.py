"""For trainers and the programme office: who waits, planning the conversation, offered times (INT-2)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cohorts.form_pages import READ_WRITE, form_page, sent
from cohorts.forms import TalkForm
from cohorts.overview import trainers_now
from intake import access, desk, interviewing, overview, reading
from intake.conversation_forms import PickForm, TimesForm
from intake.models import Application, Interview
from people.access import person, signed_in
from people.refusals import Refusal


@signed_in
@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    me, now = person(request), timezone.now()
    access.works_with_applications(me, now=now)
    found = access.applications_of(me, now=now)
    cohorts = list(desk.cohorts_of(found))
    chosen = next((one for one in cohorts if str(one.pk) == request.GET.get("cohort")), None)
    context = {
        "groups": desk.groups_of(found, cohort=chosen, now=now),
        "cohorts": cohorts,
        "chosen": chosen,
        "leads": access.leads_any(me, now=now),
    }
    return render(request, "intake/applications.html", context)


@signed_in
@require_safe
def application(request: HttpRequest, application: int) -> HttpResponse:
    """All about one application; the office sees no records and no reasons."""
    me, now = person(request), timezone.now()
    found = access.application_to_plan(me, application, now=now)
    leads = access.leads(me, found, now=now)
    reading.log_application(me, found, role=reading.TRAINER if leads else reading.OFFICE, now=now)
    context: dict[str, Any] = {
        "application": found,
        "line": desk.line_of(found, now=now),
        "page": overview.page_of(found),
        "admission": desk.admission_of(found),
        "leads": leads,
    }
    if leads:
        context |= {
            "judges": desk.judges_of(found, me),
            "can_ask": desk.possible_judges(found, me).exists(),
            "readings": reading.records_for(me, found, now=now),
            "decisions": desk.decisions_of(found),
        }
    return render(request, "intake/application.html", context)


@signed_in
@require_http_methods(READ_WRITE)
def plan(request: HttpRequest, application: int) -> HttpResponse:
    """From the times that trainers offer, or by a proposal of one's own."""
    me, now = person(request), timezone.now()
    found = access.application_to_plan(me, application, now=now)
    times = interviewing.free_times(found.cohort, now=now)
    is_pick = request.POST.get("action") == "pick"
    pick = PickForm(sent(request) if is_pick else None, times=times)
    known: Interview | None = getattr(found, "interview", None)
    propose = TalkForm(
        None if is_pick else sent(request), people=trainers_now(found.cohort), initial=_start(known, me.pk)
    )
    form = pick if is_pick else propose
    if request.method == "POST" and form.is_valid():
        try:
            made = _plan(found, pick, propose, by=me) if is_pick or propose.slot() else None
        except Refusal as refusal:
            form.add_error("time" if is_pick else None, str(refusal))
        else:
            if made:
                messages.success(request, _told(made, is_coming=made.starts_at > now))
                return redirect("intake:application", found.pk)
    context = {"application": found, "interview": known, "pick": pick, "propose": propose}
    return form_page(request, "intake/plan.html", form, **context)


def _start(known: Interview | None, me: int) -> dict[str, Any]:
    return TalkForm.start_from(known, trainer=known.trainer_id) if known else {"trainer": me}


def _plan(found: Application, pick: PickForm, propose: TalkForm, *, by: Any) -> Interview | None:
    now = timezone.now()
    if pick.is_bound:
        return interviewing.plan_at(found, time=pick.cleaned_data["time"], by=by, now=now)
    slot, trainer = propose.slot(), propose.cleaned_data["trainer"]
    return interviewing.plan(found, slot=slot, trainer=trainer, by=by, now=now) if slot else None


def _told(interview: Interview, *, is_coming: bool) -> str:
    name = interview.application.person.name
    if is_coming:
        return f"Het gesprek met {name} staat gepland. Jullie krijgen een mail voor in de agenda."
    return f"Het gesprek met {name} is vastgelegd. Het is al geweest: niemand krijgt een mail."


@signed_in
@require_http_methods(READ_WRITE)
def times(request: HttpRequest) -> HttpResponse:
    """When this trainer can hold conversations."""
    me, now = person(request), timezone.now()
    access.offers_times(me, now=now)
    form = TimesForm(sent(request))
    slots = form.slots() if form.is_valid() else []
    if slots and not form.errors:
        try:
            for slot in slots:
                interviewing.offer(me, slot=slot, now=now)
        except Refusal as refusal:
            form.add_error("date", str(refusal))
        else:
            messages.success(request, "Je tijden staan klaar. Wie plant, kan ze nu kiezen.")
            return redirect("intake:times")
    offered = me.offered_times.filter(ends_at__gt=now).select_related("interview__application__person")
    return form_page(request, "intake/times.html", form, offered=offered.order_by("starts_at"))


@signed_in
@require_POST
def drop_time(request: HttpRequest, time: int) -> HttpResponse:
    me = person(request)
    try:
        interviewing.take_back(access.own_time(me, time))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Deze tijd bied je niet meer aan.")
    return redirect("intake:times")
