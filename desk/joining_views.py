"""Two accounts of one person: the office asks, the person proves both addresses, looks, and joins them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cohorts.form_pages import READ_WRITE, form_page, sent
from desk import access, merging
from desk.forms import OtherAccountForm, OtherAddressForm
from people import proving
from people.access import coordinator, person, recently_proven, signed_in
from people.adapter import MailAway
from people.codes import NoMail
from people.forms import CodeForm
from people.inviting import known_by
from people.refusals import Refusal


@signed_in
@require_http_methods(READ_WRITE)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The office cannot join two accounts, only ask whose they are."""
    found = access.person_to_see(request, pk)
    form = OtherAccountForm(sent(request))
    if form.is_valid():
        by, email = coordinator(request), form.cleaned_data["email"]
        try:
            other = merging.ask(found, email=email, by=by, now=timezone.now())
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, f"{found.email} en {other.email} krijgen allebei een mail.")
            return redirect("desk:person", found.pk)
    return form_page(request, "desk/ask_to_join.html", form, person=found)


@recently_proven
@never_cache
@require_http_methods(READ_WRITE)
def join(request: HttpRequest) -> HttpResponse:
    """First the other address, then the code that went there. The same for an address that we do not know."""
    now = timezone.now()
    if request.method == "POST" and "again" in request.POST:
        proving.forget_other(request.session)
        return redirect("desk:join")
    if proving.asked_of_other(request.session, now=now):
        return _code(request)
    form = OtherAddressForm(sent(request))
    if form.is_valid():
        try:
            _send(request, form.cleaned_data["email"])
            return redirect("desk:join")
        except MailAway:
            form.add_error(None, NoMail.message)
        except Refusal as refusal:
            form.add_error("email", str(refusal))
    return form_page(request, "desk/join.html", form)


def _send(request: HttpRequest, address: str) -> None:
    if known_by(address) == person(request):
        raise merging.Own
    proving.send_to_other(request, address, now=timezone.now())


def _code(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    address = proving.asked_of_other(request.session, now=now)
    form = CodeForm(sent(request))
    if form.is_valid():
        try:
            proving.take_of_other(request, form.cleaned_data["code"], now=now)
            return redirect("desk:look_at_join")
        except Refusal as refusal:
            form.add_error("code", str(refusal))
    return form_page(request, "desk/join.html", form, address=address)


@recently_proven
@never_cache
@require_http_methods(READ_WRITE)
def look(request: HttpRequest) -> HttpResponse:
    """What will be joined, for who proved both addresses; the button does it."""
    now, who = timezone.now(), person(request)
    address = proving.proven_other(request, now=now)
    if not address:
        return redirect("desk:join")
    try:
        if request.method == "POST":
            merging.merge(address, to=who, now=now)
            proving.forget_other(request.session)
            messages.success(request, "Je twee accounts zijn nu één. Je kunt met beide adressen inloggen.")
            return redirect("account")
        shown = merging.preview(address, to=who)
    except Refusal as refusal:
        page = {"problem": str(refusal), "address": address}
        return render(request, "desk/look_at_join.html", page, status=422)
    return render(request, "desk/look_at_join.html", {"shown": shown, "address": address})
