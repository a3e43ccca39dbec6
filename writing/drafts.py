"""What someone is writing and has not sent yet, kept for them alone."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.core import signing
from django.db import transaction

from people.models import Person
from writing import saving
from writing.history import has_aside
from writing.merging import Fields
from writing.models import Draft, Text
from writing.saving import Origin, Saved

# Without a time: a page is the same each time it is shown.
SIGNER = signing.Signer(salt="writing.draft")


@dataclass(frozen=True)
class Place:
    """Where a draft belongs, as its page says it: signed, so that a browser cannot make up places.

    `labels` name its fields for the reader, `back` is the path of the page.
    """

    owner: int
    key: str
    title: str
    back: str
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def signed(self) -> str:
        return SIGNER.sign_object(asdict(self), compress=True)


def place_signed(signed: str) -> Place | None:
    """The place, or None when it was not made here."""
    try:
        return Place(**SIGNER.unsign_object(signed))
    except signing.BadSignature:
        return None


@dataclass(frozen=True)
class Desk:
    """A form in which a draft is written: its place, and what stands there."""

    place: Place
    text: Text

    @property
    def has_aside(self) -> bool:
        return has_aside(self.text)

    @property
    def written_at(self) -> datetime | None:
        """When the words that stand there were kept; None when nothing stands there."""
        return self.text.saved_at if self.fields else None

    @property
    def fields(self) -> dict[str, str]:
        """What is not empty, as the start of a form."""
        return {name: value for name, value in self.text.fields.items() if value}


def desk(place: Place) -> Desk:
    return desks([place])[0]


def desks(places: Sequence[Place]) -> list[Desk]:
    """The drafts of one owner as they stand, with an empty text where there is none. One query at most."""
    keys = [place.key for place in places]
    rows = Draft.objects.select_related("text").filter(owner=places[0].owner, key__in=keys) if places else ()
    texts = {draft.key: draft.text for draft in rows}
    return [Desk(place, texts.get(place.key) or Text(owner_id=place.owner)) for place in places]


@transaction.atomic
def save(place: Place, *, fields: Fields, origin: Origin, by: Person, now: datetime) -> Saved:
    """Keeps the fields that this place knows."""
    known = {name: fields[name] for name in place.labels if name in fields}
    return saving.save(_opened(place, by).text, fields=known, origin=origin, by=by, now=now)


@transaction.atomic
def discard(key: str, *, by: Person, now: datetime) -> None:
    """It was sent, or is not wanted: empty now, and gone the day after.

    Not gone at once: another tab in which it stands open is then told, and does not bring it back.
    """
    draft = Draft.objects.select_related("text").filter(owner=by, key=key).first()
    if draft:
        blank = dict.fromkeys(draft.text.fields, "")
        saving.save(draft.text, fields=blank, origin=Origin(draft.text.number), by=by, now=now)


def discard_all(key: str) -> None:
    """What it is about is erased: so is what anyone was writing about it."""
    drafts = Draft.objects.filter(key=key)
    texts = list(drafts.values_list("text", flat=True))
    drafts.delete()
    Text.objects.filter(pk__in=texts).delete()


def _opened(place: Place, owner: Person) -> Draft:
    # The owner's row is the lock: two tabs that begin at once make one draft.
    Person.objects.select_for_update().get(pk=owner.pk)
    found = Draft.objects.select_related("text").filter(owner=owner, key=place.key).first()
    return found or Draft.objects.create(owner=owner, key=place.key, text=Text.objects.create(owner=owner))
