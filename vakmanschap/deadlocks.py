"""Two who wait for each other: PostgreSQL lets one of them go, and that one does it again.

Verbs hold things in one order, so this should not happen. Where it does, all that the view did was undone,
and a verb that comes twice is done once.
"""

from collections.abc import Callable

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse

DEADLOCK = "40P01"


class DeadlockMiddleware:
    """Calls the view a second time; of any other exception it knows nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not _is_deadlock(error) or connection.in_atomic_block:
            return None
        for name in request.FILES:
            for upload in request.FILES.getlist(name):
                upload.seek(0)
        match = request.resolver_match
        assert match is not None, "a view broke, so one was found"
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return response


def _is_deadlock(error: Exception) -> bool:
    return isinstance(error, OperationalError) and getattr(error.__cause__, "sqlstate", "") == DEADLOCK
