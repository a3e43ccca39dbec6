"""What this app gives of a person, and what stays (PRI-3).

A text and its versions go with what they are the text of; so does a response to something of one's own.
"""

from people.taking_along import (
    MAYBE_MOMENT,
    MAYBE_TEXT,
    MOMENT,
    NUMBER,
    TEXT,
    Along,
    Left,
    Plain,
    Rows,
    Shape,
    many,
    of_others,
    shared,
    technique,
    thing,
)
from writing.models import Draft, LocalKey, Response, Text, Thread, Version

_SAID = thing(by=MAYBE_TEXT, saw=TEXT, effect=TEXT, next_step=TEXT, reply=TEXT, given_at=MOMENT)
SAID = many(shared("gezegd"))
_FIELDS: Shape = {"type": "object", "additionalProperties": TEXT}
_VERSION = thing(
    number=NUMBER,
    kind={"type": "string", "enum": Version.Kind.values},
    fields=_FIELDS,
    saved_at=MOMENT,
)
_WRITTEN: Shape = {
    "description": "Een tekst zoals hij nu is, met de versies die je zelf opsloeg.",
    **thing(fields=_FIELDS, number=NUMBER, saved_at=MAYBE_MOMENT, versions=many(_VERSION)),
}
WRITTEN = shared("geschreven")


def said_in(thread: int) -> list[Plain]:
    """All of a conversation about something of one's own, with the names of who said it."""
    rows = Response.objects.filter(thread=thread).select_related("author").order_by("given_at", "pk")
    return [_said(one) for one in rows]


def _said(response: Response) -> Plain:
    words = {name: getattr(response, name) for name in ("saw", "effect", "next_step", "reply")}
    by = response.author.name if response.author else None
    return {"by": by, **words, "given_at": response.given_at.isoformat()}


ALONG = Along(
    rows=(
        Rows(
            "nog-niet-verstuurd",
            Draft,
            "Wat je schreef en nog niet hebt verstuurd",
            "owner",
            fields=("id", "key", "text"),
        ),
        Rows(
            "gegeven-reacties",
            Response,
            "Feedback en antwoorden die jij schreef",
            "author",
            fields=("id", "saw", "effect", "next_step", "reply", "given_at"),
            left=(of_others("thread"), technique("token")),
        ),
    ),
    stays={
        LocalKey: Left((), "Wie die heeft, kan lezen wat in je browser wacht.", "De sleutel van je browser"),
    },
    of_nobody=(Text, Version, Thread),
    shapes={"gezegd": _SAID, "geschreven": _WRITTEN},
)
