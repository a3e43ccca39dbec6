"""Who is signed in and was refused stands in the log of acts (BIO2 8.15).

What is refused and what is not there answer alike, so both are written: which page, and the numbers in its
address. No more than so many an hour of one person, so that nobody can fill the log by asking.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.utils import timezone

from people.looking import log_act
from people.models import Act, Person

ACTION = "refused"
MOST, WITHIN = 20, timedelta(hours=1)
AND_MORE = "en wat daarna kwam in dit uur"
# Whoever comes here has something to do with the questionnaire, and that is nobody's business (BIG-3).
VAULT = "bigfive"


class RefusedMiddleware:
    """Costs nothing on a page that is shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match and _is_refused(request, response) and isinstance(request.user, Person):
            note(request.user, match, now=timezone.now())
        return response


def _is_refused(request: HttpRequest, response: HttpResponse) -> bool:
    """A form that was open for too long is no attempt: its token was not accepted."""
    was_read = getattr(request, "csrf_processing_done", False)
    return response.status_code == 404 or (response.status_code == 403 and was_read)


def note(person: Person, match: ResolverMatch, *, now: datetime) -> None:
    if match.app_name == VAULT:
        return
    before = Act.objects.filter(actor=person, action=ACTION, at__gt=now - WITHIN).count()
    if before >= MOST:
        return
    about = f"page:{match.view_name}"[:80]
    reason = AND_MORE if before == MOST - 1 else _numbers(match)
    log_act(ACTION, about=about, reason=reason, result=Act.Result.REFUSED, by=person, now=now)


def _numbers(match: ResolverMatch) -> str:
    """Words in an address may open a door, or be somebody's."""
    numbers = {name: value for name, value in match.kwargs.items() if isinstance(value, int)}
    return " ".join(f"{name}={value}"[:60] for name, value in numbers.items())
