"""A calendar that follows along: the page about it, and the secret address itself (COH-4)."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from agenda import calendars, feeding
from people.access import own_gate, person, signed_in
from progress import access
from progress.calendar import address_of, cohorts_in, happenings_of, mark_of

FEED_NAME = "Trainingsdagen"


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    now, me, address = timezone.now(), person(request), ""
    if request.POST.get("do") == "off":
        feeding.switch_off(me, now=now)
        messages.success(request, "Je adres is uit. Je agenda kijkt niet meer mee.")
        return redirect("progress:calendar")
    if request.POST.get("do") == "new":
        # Shown with this answer and never again: after a redirect it would have to be kept somewhere.
        address = address_of(feeding.renew(me, now=now))
    context = {
        "feed": feeding.feed_of(me),
        "address": address,
        "opens_app": address.replace(settings.BASE_URL.partition(":")[0], "webcal", 1),
        "cohorts": cohorts_in(me, now=now),
    }
    return render(request, "progress/calendar.html", context)


@own_gate("whoever has the secret address may read it; agenda.feeding knows whose it is")
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    now = timezone.now()
    days = happenings_of(access.whose_feed(secret), now=now)
    text = calendars.feed(days, name=f"{settings.PROVIDER_NAME}: {FEED_NAME.lower()}", now=now)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="agenda.ics"'
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = mark = mark_of(days)
    return get_conditional_response(request, etag=mark, response=response) or response
