"""What a save while typing carries, and what it is answered: one protocol for every text.

Each feature has its own door, for only it knows whether writing is still allowed; behind it all is here.
A browser sends the fields with `version`, `token`, `after` and `who`, and gets a `state` and what goes along.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import JsonResponse, QueryDict
from django.template.loader import render_to_string

from people.refusals import Refusal
from writing.comparing import Words, side_by_side
from writing.saving import Erased, Origin, Saved, TooLong

# As our script makes them. What looks otherwise names no save: a database may not even take it.
TOKEN = re.compile(r"[\w.-]{1,40}", re.ASCII)
LONGEST_NUMBER = 9
MOST_TOKENS = 50


def origin(data: QueryDict) -> Origin:
    """Where a save comes from, as far as what was sent makes sense."""
    tokens = [token for token in data.get("after", "").split(",") if TOKEN.fullmatch(token)]
    token = data.get("token", "")
    return Origin(
        base=number(data.get("version", "")),
        token=token if TOKEN.fullmatch(token) else "",
        after=tokens[-MOST_TOKENS:],
        is_choice=data.get("chosen") == "1",
    )


def number(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= LONGEST_NUMBER else 0


def answer(save: Callable[[], Saved], *, words: Callable[[], Words], now: datetime) -> JsonResponse:
    """Does the save, and tells the browser what became of it."""
    try:
        saved = save()
    except Refusal as refusal:
        return refused(refusal)
    return JsonResponse({"at": now, **(_clash(saved, words()) if saved.clashes else _saved(saved))})


def say_why(form: Form, refusal: Refusal) -> None:
    """For a page: the reason at the field it is about, in the place of what the form itself says there."""
    form.is_valid()
    name = refusal.name if isinstance(refusal, TooLong) and refusal.name in form.fields else None
    if name:
        form.errors.pop(name, None)
    form.add_error(name, str(refusal))


def refused(refusal: Refusal) -> JsonResponse:
    if isinstance(refusal, Erased):
        return JsonResponse({"state": "erased"})
    field = refusal.name if isinstance(refusal, TooLong) else ""
    facts = {"reason": str(refusal), "can_be_mended": refusal.can_be_mended, "field": field}
    return JsonResponse({"state": "refused", **facts})


def to_another() -> JsonResponse:
    return JsonResponse({"state": "someone-else"})


def _saved(saved: Saved) -> dict[str, Any]:
    return {
        "state": "saved",
        "number": saved.text.number,
        "sent": saved.sent,
        "fields": saved.differences,
    }


def _clash(saved: Saved, words: Words) -> dict[str, Any]:
    rows = side_by_side(saved, words)
    return {
        "state": "clash",
        "number": saved.text.number,
        "fields": saved.differences,
        "theirs": saved.theirs,
        "html": render_to_string("writing/clash_rows.html", {"rows": rows}),
    }
