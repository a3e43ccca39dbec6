"""Threads in which others respond to a text. Responses are only ever added (POD-10)."""

import secrets
from datetime import datetime

from django.db import transaction

from people.models import Person
from people.refusals import Refusal
from writing.models import Response, Thread
from writing.plain import clean
from writing.saving import LIMIT, TooLong


class NothingSaid(Refusal):
    message = "Je hebt nog niets ingevuld. Eén zin is genoeg."


@transaction.atomic
def respond(
    thread: Thread, *, words: dict[str, str], token: str, by: Person, now: datetime
) -> tuple[Response, bool]:
    """Adds a response; `words` are any of saw, effect, next_step, reply. Says whether it is new.

    The same form sent twice (same token) gives the response that is there; no token is never the same.
    """
    words = {name: clean(value).strip() for name, value in words.items()}
    if not any(words.values()):
        raise NothingSaid
    for name, value in words.items():
        if len(value) > LIMIT:
            raise TooLong(name, len(value))
    return Response.objects.get_or_create(
        thread=thread,
        author=by,
        token=token or secrets.token_urlsafe(16),
        defaults={**words, "given_at": now},
    )
