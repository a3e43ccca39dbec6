"""What an administrator may open of an intake in an emergency: a record that was given, without its notes."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from intake import record as form
from intake.models import Record
from people.glass import NotThere, Opening, Pane, Passage, Piece, through
from people.models import Person


def _records(owner: Person, by: Person) -> QuerySet[Record]:
    """Not for who still judges this applicant blind, administrator or not (INT-6)."""
    blind = Record.objects.filter(application=OuterRef("application"), trainer=by, given_at=None)
    rows = Record.objects.filter(~Exists(blind), application__person=owner).exclude(given_at=None)
    return rows.select_related("trainer", "text", "application__cohort").order_by("given_at", "pk")


def _pieces(owner: Person, by: Person) -> list[Piece]:
    return [
        Piece(
            one.key,
            f"Verslag van het intakegesprek door {one.trainer.name}",
            one.application.cohort.name,
            one.given_at,
        )
        for one in _records(owner, by)
    ]


def _read(opening: Opening, *, now: datetime) -> Sequence[Passage]:
    rows = {one.key: one for one in _records(opening.owner, opening.by)}
    if opening.piece.key not in rows:
        raise NotThere
    through(opening, now=now)
    fields = form.shown(rows[opening.piece.key].text.fields)
    return [Passage(form.LABELS[name], form.WORDS.value(name, value)) for name, value in fields.items()]


PANES = (Pane("intakeverslag", "Een verslag van het intakegesprek", _pieces, _read),)
