"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from people.forgetting import Traces
from people.handing import hand
from people.models import Person
from people.privacy import Held
from people.purposes import ACCOUNT, ADMINISTRATOR, EVERYONE
from privacy.models import Destruction, Erasure, Farewell, Gone

HELD = (
    Held(
        model=Destruction,
        fields=("id", "what", "count", "at"),
        what="Hoeveel er is gewist, en wanneer; niet wat er stond of van wie",
        keep="zolang het programma bestaat",
    ),
    Held(
        model=Gone,
        fields=("id", "key", "seen_at"),
        what="Vanaf wanneer iets weg is waar een regel in een logboek over gaat",
        keep="een jaar",
    ),
    Held(
        model=Erasure,
        fields=(
            "id",
            "person",
            "by",
            "identified",
            "runs_at",
            "closed_at",
            "erased_at",
            "state",
            "steps_done",
            "steps_total",
            "claimed_at",
            "attempts",
            "asked_at",
        ),
        what="Dat je vroeg om alles te wissen, en hoe is vastgesteld dat jij het was",
        keep="tot alles is gewist, of je het intrekt",
        purpose=ACCOUNT,
        of={EVERYONE: "", ADMINISTRATOR: "Dat je een brief aannam waarin iemand vroeg om alles te wissen"},
        seen_by=(ADMINISTRATOR,),
    ),
    Held(
        model=Farewell,
        fields=("id", "person", "since", "goes_on"),
        what="Sinds wanneer je geen rol meer hebt, en wanneer je account dan verdwijnt",
        keep="tot je account verdwijnt, of je weer een rol hebt",
        purpose=ACCOUNT,
        of={EVERYONE: ""},
        unseen_by=(EVERYONE,),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """A year without a role counts anew: being joined is a sign of life. To be erased can be asked again."""
    Farewell.objects.filter(person__in=(old, to)).delete()
    Erasure.objects.filter(person__in=(old, to), closed_at=None).delete()
    hand(Erasure, "by", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    Farewell.objects.filter(person=person).delete()
