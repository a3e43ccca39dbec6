"""The programme office's desk: the mail of all cohorts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cohorts.forms import BatchForm
from cohorts.overview import mail_of_cohorts
from outbox import beating, desk
from people import reaching
from people.access import coordinator, signed_in
from people.models import Person
from people.refusals import Refusal


@signed_in
@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """What goes out in the coming two weeks, per cohort, and what failed."""
    coordinator(request)
    now = timezone.now()
    silent = beating.silent(now=now)
    context = {
        "parts": mail_of_cohorts(now=now),
        "failures": desk.failures(),
        "out_of_reach": reaching.out_of_reach(),
        "silent": [name for name in silent if name != beating.Name.RETURNED],
        "nobody_reads_returned": beating.Name.RETURNED in silent,
    }
    return render(request, "cohorts/mail.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mail_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One kind of message at one moment: its text, who gets it, and stopping or sending it."""
    who = coordinator(request)
    message = get_object_or_404(desk.waiting(), pk=pk)
    batch = desk.batch_of(message)
    asked = request.POST if request.method == "POST" else None
    form = BatchForm(asked, batch=batch, initial={"chosen": [row.pk for row in batch]})
    if form.is_valid():
        try:
            messages.success(request, form.carry_out(by=who, now=timezone.now()))
            return redirect("cohorts:mail")
        except Refusal as refusal:
            form.add_error("reason" if isinstance(refusal, desk.NeedsReason) else None, str(refusal))
    context = {"message": message, "letter": desk.preview(message), "batch": batch, "form": form}
    return render(request, "cohorts/mail_batch.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def mail_again(request: HttpRequest, pk: int) -> HttpResponse:
    who = coordinator(request)
    message = get_object_or_404(desk.shown(), pk=pk)
    try:
        desk.try_again(message, by=who, now=timezone.now())
        messages.success(request, f"Het bericht aan {message.recipient.name} gaat opnieuw op weg.")
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("cohorts:mail")


@signed_in
@require_POST
def trust_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Someone asked, and the address works."""
    who = coordinator(request)
    person = get_object_or_404(Person, pk=pk)
    reaching.trust(person, by=who, now=timezone.now())
    messages.success(request, f"Het adres van {person.name} staat weer als goed.")
    return redirect("cohorts:mail")
