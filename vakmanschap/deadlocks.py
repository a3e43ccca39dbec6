"""Two who wait for each other: PostgreSQL lets one of them go, and that one does it again.

Verbs hold things in one order, so this should not happen. Where it does, all that the view did was undone,
and a verb that comes twice is done once.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse

DEADLOCK = "40P01"


class DeadlockMiddleware:
    """Stands last: it calls the view itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        kwargs: Mapping[str, Any],
    ) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != DEADLOCK or connection.in_atomic_block:
                raise
        for name in request.FILES:
            for upload in request.FILES.getlist(name):
                upload.seek(0)
        return view(request, *args, **kwargs)
