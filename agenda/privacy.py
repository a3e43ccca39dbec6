"""What this app holds of a person, and for how long (PRI-4). Who inherits `Moment` has its policy."""

from agenda.models import Feed
from people.privacy import Held

HELD = (
    Held(
        model=Feed,
        fields=("id", "person", "digest", "made_at"),
        what="Dat je agenda meekijkt op een geheim adres, en sinds wanneer. Het adres zelf bewaren we niet",
        keep="tot je het uitzet, en zolang je account bestaat",
    ),
)
