"""The holder's own page: the name, the document, the badge, and who may read the name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from certificates import access, naming, printing
from certificates.forms import NameForm
from certificates.models import Certificate
from certificates.numbering import grouped
from people.access import person, signed_in
from people.refusals import Refusal


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirming the name, or writing it in another way."""
    certificate = access.own_certificate(person(request), pk)
    sent = request.POST if request.method == "POST" else None
    form = NameForm(sent, initial={"name": certificate.name})
    if form.is_valid():
        try:
            kept = naming.confirm(certificate, **form.cleaned_data, by=person(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _told(kept, before=certificate))
            return redirect("certificates:own", kept.pk)
    context = {
        "certificate": certificate,
        "form": form,
        "number": grouped(certificate.number),
        "address": printing.public_address(certificate),
    }
    return render(request, "certificates/own.html", context, status=422 if form.errors else 200)


def _told(kept: Certificate, *, before: Certificate) -> str:
    if kept.pk != before.pk:
        return "Je hebt een nieuw certificaat, met een nieuw nummer. Het oude geldt niet meer."
    return "Zo komt je naam op het certificaat. Je kunt het nu ophalen."


@signed_in
@require_POST
def show_name(request: HttpRequest, pk: int) -> HttpResponse:
    certificate, shows = access.own_certificate(person(request), pk), request.POST.get("shows") == "yes"
    try:
        naming.show_name(certificate, shows, by=person(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        shown = (
            "Je naam staat nu op de openbare pagina."
            if shows
            else "Je naam staat niet op de openbare pagina."
        )
        messages.success(request, shown)
    return redirect("certificates:own", pk)


@signed_in
@require_POST
def print_it(request: HttpRequest, pk: int) -> HttpResponse:
    """The document, for its holder, the trainers and the coordinator."""
    me, now = person(request), timezone.now()
    certificate = access.certificate_to_print(me, pk, now=now)
    try:
        issue = printing.ask(certificate, by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        page = "own" if certificate.holder_id == me.pk else "certificate"
        return redirect(f"certificates:{page}", pk)
    return redirect("documents:issue", issue.pk)
