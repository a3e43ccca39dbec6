"""Breaking the glass: an administrator who must reads one text of somebody, for a while and on record.

What can be opened the rooms say themselves (`behind_glass`); the vault is not asked. First the reason is on
record, then the administrator sees what there is of that kind, and opens one. Its owner reads it
at Mijn gegevens at once, and gets a mail in office hours.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from outbox import planning
from people.glass import TERM, NotThere, Opening, Pane, Passage
from people.looking import log_act
from people.models import Person
from privacy import letters
from privacy.walking import modules

ASKED, BROKEN, LOOKED = "glass-asked", "glass-broken", "glass-looked"


def panes() -> Mapping[str, Pane]:
    return {pane.name: pane for module in modules("behind_glass") for pane in module.PANES}


def ask(owner: Person, pane: Pane, *, reason: str, by: Person, now: datetime) -> None:
    """On record before there is anything to choose from: that there is something says something too."""
    log_act(ASKED, about=f"person:{owner.pk}", reason=f"{pane.label}. {reason}", by=by, now=now)


@transaction.atomic
def open_one(owner: Person, pane: Pane, key: str, *, reason: str, by: Person, now: datetime) -> Opening:
    piece = next((one for one in pane.pieces(owner, by) if one.key == key), None)
    if piece is None:
        raise NotThere
    act = log_act(BROKEN, about=key, reason=reason, by=by, now=now)
    opening = Opening(act.pk, by, owner, pane.name, piece, reason, now + TERM)
    planning.plan_many([letters.glass_broken(opening, now=now)], now=now)
    return opening


@transaction.atomic
def look(opening: Opening, *, now: datetime) -> Sequence[Passage]:
    """The text. Each time that it is shown is on record."""
    passages = panes()[opening.pane].read(opening, now=now)
    log_act(LOOKED, about=opening.piece.key, by=opening.by, now=now)
    return passages
