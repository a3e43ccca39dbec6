"""What an administrator has open now, kept in the session: one thing at a time, and gone with signing out."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from people.glass import TERM, Opening, Pane, Piece
from people.models import Person

KEPT = "glass"


def ask(session: SessionBase, owner: Person, pane: Pane, *, reason: str, by: Person, now: datetime) -> None:
    """What was asked may be chosen from for as long as one may look."""
    until = (now + TERM).timestamp()
    session[KEPT] = {"by": by.pk, "owner": owner.pk, "pane": pane.name, "reason": reason, "until": until}


def asked(session: SessionBase, owner: Person, *, by: Person, now: datetime) -> tuple[str, str] | None:
    """The kind of text and the reason, while nothing is open yet."""
    kept = _kept(session, owner, by, now)
    return (kept["pane"], kept["reason"]) if kept and "piece" not in kept else None


def keep(session: SessionBase, opening: Opening) -> None:
    """Beginning again needs a reason again."""
    piece = opening.piece
    session[KEPT] = {
        "by": opening.by.pk,
        "owner": opening.owner.pk,
        "pane": opening.pane,
        "reason": opening.reason,
        "until": opening.until.timestamp(),
        "number": opening.number,
        "piece": [piece.key, piece.label, piece.where],
    }


def opened(session: SessionBase, owner: Person, *, by: Person, now: datetime) -> Opening | None:
    kept = _kept(session, owner, by, now)
    if not kept or "piece" not in kept:
        return None
    key, label, where = kept["piece"]
    piece, until = Piece(key, label, where, None), datetime.fromtimestamp(kept["until"], UTC)
    return Opening(kept["number"], by, owner, kept["pane"], piece, kept["reason"], until)


def close(session: SessionBase) -> None:
    session.pop(KEPT, None)


def _kept(session: SessionBase, owner: Person, by: Person, now: datetime) -> dict[str, Any]:
    kept: dict[str, Any] = session.get(KEPT, {})
    is_alive = bool(kept) and now.timestamp() < kept["until"]
    return kept if is_alive and (kept["by"], kept["owner"]) == (by.pk, owner.pk) else {}
