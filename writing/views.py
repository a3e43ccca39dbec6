"""Drafts of what has not been sent yet, and the key to what waits in a browser."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.access import may_write_for, writer_gate
from people.refusals import Refusal
from writing import access, answering, drafts, history
from writing.comparing import Words
from writing.models import LocalKey
from writing.saving import Origin


@writer_gate
@never_cache
@require_GET
def key(request: HttpRequest, person: int) -> HttpResponse:
    """What unsent text is locked with in this person's browsers. It also renews the token for forms."""
    if not may_write_for(request, person):
        raise Http404
    local, _ = LocalKey.objects.get_or_create(person_id=person)
    get_token(request)
    return JsonResponse({"key": local.key})


@writer_gate
@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Saves a draft while it is typed."""
    if access.is_of_another(request):
        return answering.to_another()
    place = access.own_place(request, request.POST.get("place", ""))
    owner, now = access.owner_of(place), timezone.now()
    fields, origin = request.POST.dict(), answering.origin(request.POST)
    return answering.answer(
        lambda: drafts.save(place, fields=fields, origin=origin, by=owner, now=now),
        words=lambda: Words(place.labels),
        now=now,
    )


@writer_gate
@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest, place: str) -> HttpResponse:
    """Earlier versions of a draft: read them, put one back."""
    found = access.own_place(request, place)
    text = drafts.desk(found).text
    if request.method == "POST":
        try:
            fields = history.fields_at(text, answering.number(request.POST.get("number", "")))
            owner = access.owner_of(found)
            drafts.save(found, fields=fields, origin=Origin(text.number), by=owner, now=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect(request.get_full_path())
        return redirect(found.back)
    shown = history.history(text, Words(found.labels), asked=access.asked_history(request))
    return render(request, "writing/versions.html", {"place": found, "history": shown})
