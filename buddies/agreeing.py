"""What buddies agree with each other, on one card that they all write (BUD-3)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from buddies.models import Pair
from people.models import Person
from people.refusals import Refusal
from writing import history, saving
from writing.comparing import Words
from writing.models import Text
from writing.saving import Origin, Saved

LABELS = {
    "rhythm": "Hoe vaak spreken jullie elkaar, en hoe lang?",
    "channel": "Waar vinden jullie elkaar?",
    "confidentiality": "Wat blijft tussen jullie?",
}
WORDS = Words(LABELS)


class Ended(Refusal):
    message = (
        "Dit buddypaar is gestopt. Schrijven op deze kaart kan daarom niet meer. "
        "Je tekst staat hieronder nog, zodat je hem kunt kopiëren."
    )


def written(pair: Pair) -> dict[str, str]:
    """What stands there now, by field."""
    return dict(pair.agreement.fields) if pair.agreement else {}


@transaction.atomic
def save(pair: Pair, *, fields: Mapping[str, str], origin: Origin, by: Person, now: datetime) -> Saved:
    """Keeps what was typed, beside what the others typed meanwhile."""
    known = {name: fields[name] for name in LABELS if name in fields}
    return saving.save(_text(pair, by), fields=known, origin=origin, by=by, now=now)


@transaction.atomic
def put_back(pair: Pair, number: int, *, by: Person, now: datetime) -> Saved:
    """Makes an earlier version the current one; that is itself a new version."""
    text = _text(pair, by)
    fields = {**dict.fromkeys(LABELS, ""), **history.fields_at(text, number)}
    return saving.save(text, fields=fields, origin=Origin(text.number), by=by, now=now)


def _text(pair: Pair, by: Person) -> Text:
    """The card of this pair, its row held; who writes first lays it down."""
    locked = Pair.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=pair.pk)
    if locked.ended_at:
        raise Ended
    if locked.agreement is None:
        locked.agreement = Text.objects.create(owner=by)
        locked.save(update_fields=["agreement"])
    return locked.agreement
