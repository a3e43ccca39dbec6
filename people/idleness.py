from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

ACTIVE_AT = "active_at"
NOTE_EVERY = timedelta(minutes=5)


def begin(session: SessionBase, *, now: datetime) -> None:
    """Watches a session from now on, also one of somebody who did not sign in."""
    session[ACTIVE_AT] = now.isoformat()


class IdleMiddleware:
    """Ends a session after half an hour without a request (typing saves, so typing counts).

    The moment is written at most once in five minutes: a page view costs no write.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated or ACTIVE_AT in request.session:
            self._watch(request, timezone.now())
        return self.get_response(request)

    def _watch(self, request: HttpRequest, now: datetime) -> None:
        noted = request.session.get(ACTIVE_AT)
        idle = now - datetime.fromisoformat(noted) if noted else None
        if idle is not None and idle > settings.IDLE_AFTER + NOTE_EVERY:
            logout(request)
        elif idle is None or idle > NOTE_EVERY:
            begin(request.session, now=now)
