"""The messages about two accounts of one person, and to who comes to run the office."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate

from outbox.planning import Planned
from people.models import Coordinator, Person

ASKED, JOINED, WELCOME = "joining_asked", "accounts_joined", "welcome"


def joining_asked(person: Person, other: Person, *, now: datetime) -> Planned:
    """Without the other address: the office may be wrong about whose it is."""
    return Planned(
        ASKED,
        to=person,
        subject=f"person:{person.pk}",
        occasion=f"person:{other.pk}:{localdate(now)}",
        facts={"path": reverse("desk:join")},
    )


def accounts_joined(old: Person, *, to: Person, other: str, address: str = "", now: datetime) -> Planned:
    """At both addresses, so that who did not do this knows it (PPL-1)."""
    return Planned(
        JOINED,
        to=to,
        subject=f"person:{old.pk}",
        occasion=address,
        facts={"kept": to.email, "joined": other, "joined_at": now, "path": reverse("account")},
        is_urgent=True,
        address=address,
    )


def appointed(made: Coordinator) -> Planned:
    """At any hour: who appoints them stands waiting for them to begin."""
    return Planned(
        WELCOME,
        to=made.person,
        subject=f"person:{made.person_id}",
        occasion=f"coordinator:{made.pk}",
        facts={"role": "contactpersoon van het programmabureau", "path": reverse("home")},
        is_urgent=True,
    )
