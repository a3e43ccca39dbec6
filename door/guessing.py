"""Codes that django-allauth mails, guessed at.

It counts tries in the session, which requests that come at once each read before another wrote it. So they
are counted in the database as well.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


def few_guesses(view: View) -> View:
    """Without a session there is no code that could be guessed."""

    @wraps(view)
    def counted(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        key = request.session.session_key
        if request.method == "POST" and key:
            too_many = ratelimit.consume_or_429(request, action="confirm_code", key=key)
            if too_many:
                return too_many
        return view(request, **parts)

    return counted
