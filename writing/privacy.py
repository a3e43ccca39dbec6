"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from people.forgetting import Traces, of_nothing
from people.handing import doubles, hand
from people.models import Person
from people.privacy import Held
from people.purposes import EVERYONE, MENTOR, PARTICIPANT, PRINCIPAL, TRAINER, WRITING
from writing.models import Draft, LocalKey, Response, Text, Thread, Version

WHILE_THE_TEXT_LIVES = "zo lang als waar het bij hoort; een POD tot zes maanden na het einde van het cohort"

HELD = (
    Held(
        model=Text,
        fields=("id", "owner", "fields", "number", "last_number", "saved_at"),
        what="Wat je schrijft, zoals het nu staat",
        keep=WHILE_THE_TEXT_LIVES,
        purpose=WRITING,
        of={EVERYONE: ""},
        seen_by=("wie mag lezen waar de tekst bij hoort",),
    ),
    Held(
        model=Version,
        fields=("id", "text", "number", "kind", "fields", "saved_by", "saved_at", "token"),
        what="Eerdere versies van wat je schrijft",
        keep=f"{WHILE_THE_TEXT_LIVES}; na een dag nog één per uur, na een maand nog één per dag",
        purpose=WRITING,
        of={EVERYONE: ""},
    ),
    Held(
        model=Draft,
        fields=("id", "owner", "key", "text"),
        what="Waar een tekst bij hoort die je nog niet hebt verstuurd",
        keep="tot een dag nadat je hem hebt verstuurd of leeg hebt gemaakt",
        purpose=WRITING,
        of={EVERYONE: ""},
    ),
    Held(
        model=LocalKey,
        fields=("person", "key"),
        what="De sleutel waarmee je browser tekst versleutelt die nog niet is verstuurd",
        keep="zo lang als je account",
        purpose=WRITING,
        of={EVERYONE: ""},
        unseen_by=(EVERYONE,),
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
        purpose=WRITING,
        of={PARTICIPANT: "", TRAINER: "", MENTOR: "", PRINCIPAL: ""},
        seen_by=("wie in het gesprek zit",),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """Of two drafts at one place the last one stays; what its owner sent stays anyhow."""
    later = Draft.objects.filter(key=OuterRef("key"), text__saved_at__gt=OuterRef("text__saved_at"))
    _drop(Draft.objects.filter(Exists(later.filter(owner=old)), owner=to))
    _drop(doubles(Draft, "owner", per=["key"], old=old, to=to))
    hand(Draft, "owner", old=old, to=to)
    LocalKey.objects.filter(person=old).delete()
    hand(Text, "owner", old=old, to=to)
    hand(Version, "saved_by", old=old, to=to)
    # A form sent twice is told by its token, and the old account sends nothing any more.
    Response.objects.filter(author=old).update(author=to, token="")


def _drop(drafts: QuerySet[Draft]) -> None:
    Text.objects.filter(pk__in=list(drafts.values_list("text", flat=True))).delete()


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """What was not sent, and texts on which nothing of anybody hangs any more."""
    _drop(Draft.objects.filter(owner=person))
    LocalKey.objects.filter(person=person).delete()
    of_nothing(Text.objects.filter(owner=person), besides=(Version,)).delete()
