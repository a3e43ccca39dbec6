from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from outbox import unsubscribing
from outbox.access import own_message
from outbox.choosing import choose, wanted_by, wants_digest
from outbox.forms import PreferencesForm
from outbox.letters import subject_of
from outbox.overview import post_of
from people.access import open_to_all, person, signed_in


@signed_in
@require_safe
def post(request: HttpRequest) -> HttpResponse:
    """All my messages: still to come, sent, lapsed."""
    return render(request, "outbox/messages.html", {"post": post_of(person(request), now=timezone.now())})


@signed_in
@require_safe
def message(request: HttpRequest, pk: int) -> HttpResponse:
    found = own_message(person(request), pk)
    return render(request, "outbox/message.html", {"message": found, "subject": subject_of(found)})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    who = person(request)
    asked = request.POST if request.method == "POST" else None
    form = PreferencesForm(asked, initial={"wanted": sorted(wanted_by(who)), "in_digest": wants_digest(who)})
    if form.is_valid():
        choose(who, **form.cleaned_data, now=timezone.now())
        messages.success(request, "Je keuze is bewaard.")
        return redirect("outbox:messages")
    return render(request, "outbox/preferences.html", {"form": form}, status=422 if form.errors else 200)


@csrf_exempt
@open_to_all(
    "the signed address stands in a mail to this person alone; mail programs post it without cookies"
)
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Looking asks; sending the form switches off. No redirect: RFC 8058 forbids it."""
    asked = unsubscribing.asked_by(token)
    if asked is None:
        raise Http404
    if request.method == "POST":
        unsubscribing.unsubscribe(asked)
    return render(
        request, "outbox/unsubscribe.html", {"kind": asked.kind, "is_done": request.method == "POST"}
    )
