"""What this app holds of a person, and for how long (PRI-4). Who inherits `Moment` has its policy."""

from datetime import datetime

from agenda.models import Feed
from people.forgetting import Traces
from people.handing import hand_but_doubles
from people.models import Person
from people.privacy import Held
from people.purposes import EVERYONE, MESSAGES

HELD = (
    Held(
        model=Feed,
        fields=("id", "person", "digest", "made_at"),
        what="Dat je agenda meekijkt op een geheim adres, en sinds wanneer. Het adres zelf bewaren we niet",
        keep="tot je het uitzet, en zolang je account bestaat",
        purpose=MESSAGES,
        of={EVERYONE: ""},
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """One secret address per person: that of the account that stays."""
    hand_but_doubles(Feed, "person", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    Feed.objects.filter(person=person).delete()
