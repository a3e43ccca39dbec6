"""Complaints: the page that says how it goes, the complaint itself, and the register."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluation import access, complaining
from evaluation.complaint_forms import ComplaintForm, HandlingForm, ReplyForm
from evaluation.models import Complaint
from people.access import is_coordinator, person, signed_in
from people.models import Person
from people.refusals import Refusal


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: HttpRequest) -> HttpResponse:
    """How a complaint goes, the form for one, and one's own."""
    me = person(request)
    draft = complaining.draft_of(me, back=request.path)
    form = ComplaintForm(request.POST if request.method == "POST" else None, initial=draft.fields)
    if form.is_valid():
        try:
            made = complaining.complain(**form.cleaned_data, by=me, now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Je klacht is binnen. Je krijgt een mail als er een antwoord is.")
            return redirect("evaluation:complaint", made.pk)
    context = {
        "form": form,
        "draft": draft,
        "mine": Complaint.objects.filter(by=me).order_by("-made_at"),
        "handles": me.is_superuser or is_coordinator(me),
        "committee": settings.COMPLAINTS_COMMITTEE,
    }
    return render(request, "evaluation/complain.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    found = access.complaint_seen_by(me, pk)
    if request.POST.get("do") == "acknowledge" and complaining.handles(found, me):
        return _acknowledge(request, found, me)
    draft = complaining.reply_draft(found, me, back=request.path)
    is_handler = complaining.handles(found, me)
    kind = HandlingForm if is_handler else ReplyForm
    form = kind(request.POST if request.method == "POST" else None, initial=draft.fields)
    if form.is_valid():
        try:
            complaining.reply(found, **form.cleaned_data, by=me, now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Je antwoord is verstuurd.")
            return redirect("evaluation:complaint", pk)
    replies = found.replies.select_related("by").order_by("at", "pk")
    context = {
        "complaint": found,
        "form": form,
        "draft": draft,
        "replies": replies,
        "handles": is_handler,
        "committee": settings.COMPLAINTS_COMMITTEE,
    }
    return render(request, "evaluation/complaint.html", context, status=422 if form.errors else 200)


def _acknowledge(request: HttpRequest, found: Complaint, me: Person) -> HttpResponse:
    try:
        complaining.acknowledge(found, by=me, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Vastgelegd dat je de klacht hebt gelezen. De indiener ziet dat.")
    return redirect("evaluation:complaint", found.pk)


@signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.own_complaint(person(request), pk)
    try:
        complaining.withdraw(found, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Je klacht is ingetrokken.")
    return redirect("evaluation:complaint", pk)


@signed_in
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """The register of who handles complaints."""
    now = timezone.now()
    rows = access.complaints_to_handle(person(request)).order_by("-made_at", "-pk")
    return render(request, "evaluation/complaints.html", {"rows": rows, "now": now})
