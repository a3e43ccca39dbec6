"""What this app holds of a person, and for how long (PRI-4)."""

from people.privacy import Held
from writing.models import Response, Text, Thread, Version

WHILE_THE_TEXT_LIVES = "zo lang als waar het bij hoort; een POD tot zes maanden na het einde van het cohort"

HELD = (
    Held(
        model=Text,
        fields=("id", "owner", "fields", "number", "saved_at"),
        what="Wat je schrijft, zoals het nu staat",
        keep=WHILE_THE_TEXT_LIVES,
    ),
    Held(
        model=Version,
        fields=("id", "text", "number", "fields", "saved_by", "saved_at"),
        what="Eerdere versies van wat je schrijft",
        keep=WHILE_THE_TEXT_LIVES,
    ),
    Held(
        model=Thread,
        fields=("id", "opened_at"),
        what="Dat er een gesprek over een tekst is",
        keep=WHILE_THE_TEXT_LIVES,
    ),
    Held(
        model=Response,
        fields=("id", "thread", "author", "saw", "effect", "next_step", "reply", "given_at", "token"),
        what="Feedback en antwoorden daarop",
        keep=WHILE_THE_TEXT_LIVES,
    ),
)
