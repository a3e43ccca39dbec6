"""What this app holds of a person, and for how long (PRI-4)."""

from people.privacy import Held
from writing.models import Draft, LocalKey, Response, Text, Thread, Version

WHILE_THE_TEXT_LIVES = "zo lang als waar het bij hoort; een POD tot zes maanden na het einde van het cohort"

HELD = (
    Held(
        model=Text,
        fields=("id", "owner", "fields", "number", "last_number", "saved_at"),
        what="Wat je schrijft, zoals het nu staat",
        keep=WHILE_THE_TEXT_LIVES,
    ),
    Held(
        model=Version,
        fields=("id", "text", "number", "kind", "fields", "saved_by", "saved_at", "token"),
        what="Eerdere versies van wat je schrijft",
        keep=f"{WHILE_THE_TEXT_LIVES}; na een dag nog één per uur, na een maand nog één per dag",
    ),
    Held(
        model=Draft,
        fields=("id", "owner", "key", "text"),
        what="Waar een tekst bij hoort die je nog niet hebt verstuurd",
        keep="tot een dag nadat je hem hebt verstuurd of leeg hebt gemaakt",
    ),
    Held(
        model=LocalKey,
        fields=("person", "key"),
        what="De sleutel waarmee je browser tekst versleutelt die nog niet is verstuurd",
        keep="zo lang als je account",
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
