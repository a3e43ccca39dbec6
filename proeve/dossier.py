"""What others read before the talk, composed by the participant alone (PRV-4)."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import transaction

from documents import inspecting, receiving
from documents.models import Upload
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from proeve import freezing, guests
from proeve.models import Attempt, Dispensation, Dossier, Line, Piece
from writing import saving
from writing.models import Text
from writing.saving import Origin, Saved

PRESENTATIONS = ("pdf", "pptx", "odp")
WORDS = {"reflection": "Je reflectie"}
MOST_PIECES = 12


class Frozen(Refusal):
    message = "Het Proevegesprek is begonnen. Je dossier blijft zoals het toen was."


class NotThere(Refusal):
    message = "Kies een bestand of vul een link in."


class OnlyOne(Refusal):
    message = "Kies één van de twee: een bestand of een link."


class NotSecure(Refusal):
    message = "Een link begint met https://"


class Enough(Refusal):
    message = f"Je dossier heeft al {MOST_PIECES} stukken. Haal er eerst een weg."


class NothingToPresent(Refusal):
    message = "Zet eerst je presentatie in je dossier: een bestand of een link."


def dossier_of(attempt: Attempt, *, now: datetime) -> Dossier:
    """Laid out when somebody first looks for it. A resit begins with what was in the first (PRV-6)."""
    found = Dossier.objects.select_related("text", "presentation").filter(attempt=attempt).first()
    return found or _lay_out(attempt, now=now)


@transaction.atomic
def present(dossier: Dossier, *, file: Any, link: str, by: Person, now: datetime) -> None:
    """A file or a link as the presentation, in the place of what was there."""
    locked = for_change(dossier, now=now)
    _refuse_link(link, file)
    if not file and not link:
        raise NotThere
    upload = _received(file, kinds=PRESENTATIONS, limit=settings.PRESENTATION_LIMIT, by=by, now=now)
    before, locked.presentation, locked.link = locked.presentation, upload, link
    locked.save(update_fields=["presentation", "link"])
    _let_go(before)


@transaction.atomic
def save(dossier: Dossier, *, fields: Mapping[str, str], origin: Origin, by: Person, now: datetime) -> Saved:
    """Keeps the reflection as it is typed."""
    locked = for_change(dossier, now=now)
    if locked.text is None:
        locked.text = Text.objects.create(owner=by)
        locked.save(update_fields=["text"])
    known = {name: fields[name] for name in WORDS if name in fields}
    return saving.save(locked.text, fields=known, origin=origin, by=by, now=now)


@transaction.atomic
def add(dossier: Dossier, *, title: str, file: Any, link: str, by: Person, now: datetime) -> Piece:
    """Evidence: a file or a link. The same link twice is once."""
    locked = for_change(dossier, now=now)
    _refuse_link(link, file)
    if not file and not link:
        raise NotThere
    known = locked.pieces.filter(link=link).first() if link else None
    if known:
        return known
    refuse_more(locked, 1)
    upload = _received(file, kinds=receiving.ALL_KINDS, limit=settings.UPLOAD_LIMIT, by=by, now=now)
    return locked.pieces.create(kind=Piece.Kind.EVIDENCE, title=title, link=link, upload=upload, added_at=now)


@transaction.atomic
def drop(dossier: Dossier, piece: int, *, now: datetime) -> None:
    """Takes a piece out; one that is gone already is gone."""
    found = for_change(dossier, now=now).pieces.select_related("upload").filter(pk=piece).first()
    if found:
        upload = found.upload
        found.delete()
        _let_go(upload)


@transaction.atomic
def hand_in(dossier: Dossier, *, by: Person, now: datetime) -> None:
    """From here the readers have it. What changes until the talk, they see as well."""
    locked = for_change(dossier, now=now)
    if not (locked.presentation_id or locked.link or _is_dispensed(locked)):
        raise NothingToPresent
    if locked.handed_in_at is None:
        locked.handed_in_at = now
        locked.save(update_fields=["handed_in_at"])
        log_act("proeve-dossier-handed-in", about=locked.attempt.key, by=by, now=now)
        guests.presentation_is_in(locked.attempt, now=now)


def for_change(dossier: Dossier, *, now: datetime) -> Dossier:
    """Locked until the transaction ends; refused from the start of the talk on."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("text", "presentation", "attempt")
    locked = rows.get(pk=dossier.pk)
    if locked.is_frozen or freezing.has_begun(locked.attempt_id, now=now):
        raise Frozen
    return locked


def refuse_more(dossier: Dossier, number: int) -> None:
    if dossier.pieces.count() + number > MOST_PIECES:
        raise Enough


def _refuse_link(link: str, file: Any) -> None:
    if link and file:
        raise OnlyOne
    if link and not link.startswith("https://"):
        raise NotSecure


def _received(file: Any, *, kinds: tuple[str, ...], limit: int, by: Person, now: datetime) -> Upload | None:
    """Kept under a random name once it was looked into: others will open this."""
    if not file:
        return None
    kind = receiving.check(file, kinds=kinds, limit=limit)
    inspecting.refuse_unsafe(file, PurePath(file.name).suffix.lower().lstrip("."))
    return receiving.keep(file, kind, by=by, now=now)


def _let_go(upload: Upload | None) -> None:
    """A file that no dossier shows any more."""
    if upload is None:
        return
    is_shown = Dossier.objects.filter(presentation=upload).exists()
    if not is_shown and not Piece.objects.filter(upload=upload).exists():
        receiving.discard(upload)


def _is_dispensed(dossier: Dossier) -> bool:
    proeve = dossier.attempt.proeve_id
    return Dispensation.objects.filter(proeve=proeve, line=Line.PRESENTATION).exists()


@transaction.atomic
def _lay_out(attempt: Attempt, *, now: datetime) -> Dossier:
    locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
    made, is_new = Dossier.objects.get_or_create(attempt=locked)
    first = Dossier.objects.filter(attempt__proeve=locked.proeve_id, attempt__number=1).first()
    if is_new and locked.is_resit and first:
        _begin_with(first, made, now=now)
    return made


def _begin_with(first: Dossier, made: Dossier, *, now: datetime) -> None:
    made.presentation, made.link = first.presentation, first.link
    if first.text and first.text.fields:
        fields = dict(first.text.fields)
        made.text = Text.objects.create(owner=first.text.owner)
        saving.save(made.text, fields=fields, origin=Origin(0), by=first.text.owner, now=now)
        made.text.refresh_from_db()
    made.save(update_fields=["presentation", "link", "text"])
    for piece in first.pieces.order_by("added_at", "pk"):
        piece.pk, piece.dossier = None, made
        piece._state.adding = True
        piece.save(force_insert=True)
