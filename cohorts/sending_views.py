"""A message to a whole cohort on its way: how far it is, and stopping what has not left."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cohorts import access, messaging
from people.access import or_404, person, signed_in
from people.refusals import Refusal

# Asking every second is for seconds: whoever waits longer is told so, and asks by hand.
ASKS_FOR = timedelta(minutes=5)


@signed_in
@never_cache
@require_safe
def sent(request: HttpRequest, pk: int, token: UUID) -> HttpResponse:
    now = timezone.now()
    cohort = access.cohort_to_write_to(person(request), pk, now=now)
    sending = or_404(messaging.sending(cohort, token))
    leaves_at = sending.far.leaves_at
    context = {
        "cohort": cohort,
        "sending": sending,
        "far": sending.far,
        "leaves_later": leaves_at > now,
        "takes_long": now - leaves_at > ASKS_FOR,
    }
    is_piece = request.htmx  # type: ignore[attr-defined]
    page = "cohorts/message_sent.html#progress" if is_piece else "cohorts/message_sent.html"
    return render(request, page, context)


@signed_in
@require_POST
def stop(request: HttpRequest, pk: int, token: UUID) -> HttpResponse:
    now, me = timezone.now(), person(request)
    cohort = access.cohort_to_write_to(me, pk, now=now)
    or_404(messaging.sending(cohort, token))
    try:
        messaging.stop(cohort, token, by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("cohorts:message_sent", pk, token)
