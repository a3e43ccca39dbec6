"""From the start of the talk a dossier stands still: what was shown stays what it was (PRV-4)."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from documents.models import Upload
from proeve.models import Dossier, Piece, Talk

Contents = Mapping[str, Any]


def begins_at(attempt: int) -> datetime | None:
    """When the talk of this attempt begins; None when none is planned."""
    talk = Talk.objects.filter(attempt=attempt, cancelled_at=None).first()
    return talk.starts_at if talk else None


def has_begun(attempt: int, *, now: datetime) -> bool:
    moment = begins_at(attempt)
    return moment is not None and moment <= now


@transaction.atomic
def settle(dossier: Dossier, *, now: datetime) -> Dossier:
    """The dossier as it stands: frozen once its talk has begun, whoever asks first.

    Nothing changes after that moment (`dossier.for_change`), so a later freeze finds what stood there then.
    """
    if dossier.is_frozen or not has_begun(dossier.attempt_id, now=now):
        return dossier
    locked = Dossier.objects.select_for_update().get(pk=dossier.pk)
    if locked.is_frozen:
        return locked
    locked.frozen, locked.frozen_at = live(locked), now
    locked.checksum = checksum(locked.frozen)
    locked.save(update_fields=["frozen", "frozen_at", "checksum"])
    return locked


def freeze_begun(*, now: datetime) -> int:
    """Freezes every dossier whose talk has begun, also when nobody looks."""
    begun = Talk.objects.filter(cancelled_at=None, starts_at__lte=now).values("attempt")
    waiting = list(Dossier.objects.filter(frozen_at=None, attempt__in=begun))
    for dossier in waiting:
        settle(dossier, now=now)
    return len(waiting)


def contents(dossier: Dossier) -> Contents:
    """What readers see: what was frozen, or until then what stands there now."""
    return dossier.frozen or live(dossier)


def live(dossier: Dossier) -> dict[str, Any]:
    pieces = dossier.pieces.select_related("upload").order_by("added_at", "pk")
    return {
        "handed_in_at": dossier.handed_in_at.isoformat() if dossier.handed_in_at else None,
        "presentation": _file(dossier.presentation),
        "link": dossier.link,
        "reflection": dossier.text.fields.get("reflection", "") if dossier.text else "",
        "pieces": [_piece(piece) for piece in pieces],
    }


def checksum(found: Contents) -> str:
    """Over everything that was shown; the files are in it by the SHA-256 of their own."""
    canonical = json.dumps(found, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "id": piece.pk,
        "kind": piece.kind,
        "title": piece.title,
        "text": piece.text,
        "link": piece.link,
        "file": _file(piece.upload),
    }


def _file(upload: Upload | None) -> dict[str, Any] | None:
    if upload is None:
        return None
    return {"id": str(upload.pk), "name": upload.name, "size": upload.size, "sha256": upload.sha256}
